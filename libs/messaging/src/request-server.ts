import { createHash } from 'node:crypto';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import { firstValueFrom, isObservable } from 'rxjs';
import { ANONYMOUS, Problem, check, systemActor, type Actor, type RequestContract } from '#contracts';
import type { ActorVerifier } from './actor-signature.js';
import type { RequestContext } from './answer.js';
import type { Broker } from './broker.js';
import type { Reply } from './bus.js';
import type { Clock } from './clock.js';
import type { Asked, Outcome } from './on-request.js';
import { nextTrace, withTrace } from './trace.js';

export interface RequestServerSettings {
  service: string;
  broker: Broker;
  clock: Clock;
  logger: Logger;
  verifier?: ActorVerifier;
  observe?: (request: string, status: number, seconds: number) => void;
}

/** Nest's transport for requests: queue group per service, checked input, signed actor, one log line a message, drained on stop. */
export class RequestServer extends Server implements CustomTransportStrategy {
  private readonly running = new Set<Promise<void>>();
  private connection?: NatsConnection;

  constructor(private readonly settings: RequestServerSettings) {
    super();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    this.connection = await this.settings.broker.connection();
    for (const [subject, handler] of this.messageHandlers) {
      this.connection.subscribe(subject, {
        queue: this.settings.service,
        callback: (error, message) => {
          if (!error) this.track(this.handle(message, handler));
        },
      });
    }
    await this.connection.flush();
    callback();
  }

  async close(): Promise<void> {
    await this.settings.broker.close();
    await Promise.all(this.running);
  }

  on(): void {}

  unwrap<T>(): T {
    return this.connection as T;
  }

  private track(work: Promise<void>): void {
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }

  private async handle(message: Msg, handler: MessageHandler): Promise<void> {
    const started = performance.now();
    const trace = nextTrace(message.headers?.get('traceparent'));
    const reply = await withTrace(trace, () => this.reply(message, handler, trace)).catch((failure: unknown) =>
      this.refusal(failure),
    );
    this.respond(message, reply);
    const status = reply.problem
      ? new Problem(reply.problem.kind, reply.problem.code).status
      : reply.defect
        ? 500
        : (reply.status ?? 200);
    const seconds = (performance.now() - started) / 1000;
    this.settings.observe?.(message.subject, status, seconds);
    this.settings.logger.debug({ request: message.subject, status, ms: Math.round(seconds * 1000), trace }, 'answered');
  }

  /** An answer larger than a message may be is a defect of its contract: it is told as one, and the process goes on. */
  private respond(message: Msg, reply: Reply): void {
    try {
      message.respond(JSON.stringify(reply));
    } catch (failure) {
      this.settings.logger.error({ request: message.subject, failure: String(failure) }, 'answer not sent');
      message.respond(JSON.stringify({ defect: true } satisfies Reply));
    }
  }

  private async reply(message: Msg, handler: MessageHandler, traceparent: string): Promise<Reply> {
    const { contract } = handler.extras as { contract: RequestContract };
    const asked: Asked = {
      body: check(contract.body, parsed(message)),
      by: this.actor(message),
      context: contextOf(message, traceparent),
    };
    const result: unknown = await handler(asked, undefined);
    const outcome = (isObservable(result) ? await firstValueFrom(result) : result) as Outcome;
    if ('failure' in outcome) return this.refusal(outcome.failure);
    const { value, position, etag, status } = outcome.answer;
    return { value, position, etag, status };
  }

  private refusal(failure: unknown): Reply {
    if (failure instanceof Problem) {
      const { kind, code, facts, errors } = failure;
      return { problem: { kind, code, facts, errors } };
    }
    this.settings.logger.error({ err: failure }, 'defect');
    return { defect: true };
  }

  private actor(message: Msg): Actor {
    const header = message.headers?.get('Actor');
    if (header && this.settings.verifier) return this.settings.verifier.actor(header, this.settings.clock.now());
    if (header) throw new Problem('unauthenticated', 'unauthenticated.actor');
    // Without a person it is a service that asks; NATS permissions say which may.
    const inbox = /^_INBOX_([a-z]+)\./.exec(message.reply ?? '');
    return inbox && inbox[1] !== 'gateway' ? systemActor(inbox[1]!) : ANONYMOUS;
  }
}

function parsed(message: Msg): unknown {
  try {
    return message.json();
  } catch {
    throw new Problem('invalid', 'invalid.json');
  }
}

function contextOf(message: Msg, traceparent: string): RequestContext {
  const head = (name: string) => message.headers?.get(name) || undefined;
  const key = head('Idempotency-Key');
  const digest = () => createHash('sha256').update(message.data).digest('base64url');
  return {
    ...(key ? { idempotency: { key, digest: digest() } } : {}),
    ifMatch: head('If-Match'),
    atLeast: head('At-Least'),
    traceparent,
    language: head('Accept-Language') === 'en' ? 'en' : 'vi',
  };
}
