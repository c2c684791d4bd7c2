import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** JSON lines on stdout. *error*: someone must act now; *warn*: healed itself; *info*: milestones; *debug*: the rest. */
export const loggerOf = (service: string, level: string): Logger => pino({ name: service, level, base: { service } });

/** Nest's own messages through pino. */
export const nestLogger = (logger: Logger): LoggerService => ({
  log: (message: unknown, ...rest: unknown[]) => logger.debug({ rest }, String(message)),
  error: (message: unknown, ...rest: unknown[]) => logger.error({ rest }, String(message)),
  warn: (message: unknown, ...rest: unknown[]) => logger.warn({ rest }, String(message)),
  debug: (message: unknown, ...rest: unknown[]) => logger.trace({ rest }, String(message)),
  verbose: (message: unknown, ...rest: unknown[]) => logger.trace({ rest }, String(message)),
});
