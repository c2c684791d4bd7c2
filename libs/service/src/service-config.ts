import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, validateSync } from 'class-validator';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** The environment every service needs; checked once at start. A service's own `config.ts` extends it. */
export class ServiceConfig {
  /** Role that runs: on the event log only INSERT and SELECT. Absent only for the gateway, which has no database. */
  @IsOptional() @Matches(/^postgres(ql)?:\/\//) DATABASE_URL?: string;
  /** Role that owns and migrates; the same as DATABASE_URL where absent. */
  @IsOptional() @Matches(/^postgres(ql)?:\/\//) OWNER_DATABASE_URL?: string;
  @IsString() NATS_URL!: string;
  @IsOptional() @IsString() NATS_USER?: string;
  @IsOptional() @IsString() NATS_PASSWORD?: string;
  /** `/healthz`, `/readyz`, `/metrics`; 0 takes any free port. */
  @IsInt() @Min(0) @Max(65535) HEALTH_PORT = 0;
  @IsString() HEALTH_HOST = '127.0.0.1';
  @IsIn(LEVELS) LOG_LEVEL = 'info';
  /** Ed25519 public key (SPKI, base64url) that checks whom the gateway passes on. */
  @IsOptional() @IsString() ACTOR_PUBLIC_KEY?: string;
  /** Code of the province, the first part of an event's `source`. */
  @Matches(/^[A-Z]\d{2}$/) PROVINCE = 'H10';
  @IsInt() @Min(1) @Max(100) DATABASE_POOL = 10;
  /** Off: this service never listens to JetStream and pulls what it needs. */
  @IsIn(['on', 'off']) JETSTREAM = 'on';
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The checked configuration; an error that names every missing or wrong variable. */
export function configOf<C extends ServiceConfig>(shape: new () => C, environment: Environment): C {
  const known = new shape();
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const config = plainToInstance(shape, { ...known, ...numbers(given, known) });
  const errors = validateSync(config);
  if (errors.length === 0) return config;
  const reasons = errors.map((error) => `${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`);
  throw new Error(`configuration is wrong:\n  ${reasons.join('\n  ')}`);
}

function numbers(given: Record<string, unknown>, known: object): Record<string, unknown> {
  const defaults = known as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, typeof defaults[name] === 'number' ? Number(value) : value]),
  );
}
