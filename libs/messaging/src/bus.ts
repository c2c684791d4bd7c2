import { headers, RequestError, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import {
  Problem,
  type Actor,
  type FieldError,
  type ProblemCode,
  type ProblemFacts,
  type ProblemKind,
} from '#contracts';
import type { RequestContract } from '#contracts';
import type { ActorSigner } from './actor-signature.js';
import { Answer } from './answer.js';
import type { Broker } from './broker.js';
import type { Clock } from './clock.js';
import { currentTrace, nextTrace } from './trace.js';

export interface AskOptions {
  /** Whom the gateway passes on; without it the service itself asks. */
  by?: Actor;
  idempotencyKey?: string;
  ifMatch?: string;
  atLeast?: string;
  /** Milliseconds; the contract's own by default. */
  deadline?: number;
  language?: 'vi' | 'en';
  traceparent?: string;
}

/** How an answer looks on the wire. */
export interface Reply {
  value?: unknown;
  position?: number;
  etag?: string;
  status?: number;
  problem?: { kind: ProblemKind; code: ProblemCode; facts: ProblemFacts; errors: readonly FieldError[] };
  defect?: true;
}

/** Asks other services: request-reply with a deadline; a service that is down is a clear 503, never a hang. */
export class Bus {
  constructor(
    private readonly broker: Broker,
    private readonly clock: Clock,
    private readonly signer?: ActorSigner,
  ) {}

  /** Throws the answerer's `Problem`, or `unavailable.service` when nobody answers in time. */
  async ask<B extends object, V extends object>(
    contract: RequestContract<B, V>,
    body: B,
    options: AskOptions = {},
  ): Promise<Answer<V>> {
    const unavailable = () => new Problem('unavailable', 'unavailable.service', { service: contract.service });
    if (!this.broker.connected) throw unavailable();
    const connection = await this.broker.connection();
    const reply = await this.send(connection, contract, body, options).catch((error: unknown) => {
      if (error instanceof RequestError || (error as Error).name === 'TimeoutError' || connection.isClosed())
        throw unavailable();
      throw (error as Error).name === 'NoRespondersError' ? unavailable() : error;
    });
    if (reply.problem) {
      const { kind, code, facts, errors } = reply.problem;
      throw new Problem(kind, code, facts, errors);
    }
    if (reply.defect) throw new Error(`${contract.name} failed in its service`);
    return new Answer(reply.value as V, reply);
  }

  private async send(nc: NatsConnection, contract: RequestContract, body: object, options: AskOptions): Promise<Reply> {
    const message = await nc.request(contract.subject, JSON.stringify(body), {
      timeout: options.deadline ?? contract.deadline,
      headers: this.headers(options),
    });
    return message.json<Reply>();
  }

  private headers(options: AskOptions): MsgHdrs {
    const head = headers();
    head.set('traceparent', options.traceparent ?? nextTrace(currentTrace()));
    if (options.by && this.signer) head.set('Actor', this.signer.header(options.by, this.clock.now()));
    if (options.idempotencyKey) head.set('Idempotency-Key', options.idempotencyKey);
    if (options.ifMatch) head.set('If-Match', options.ifMatch);
    if (options.atLeast) head.set('At-Least', options.atLeast);
    if (options.language) head.set('Accept-Language', options.language);
    return head;
  }
}
