import { Injectable } from '@nestjs/common';
import { Bus, type Answer } from '#messaging';
import type { RequestContract } from '#contracts';
import type { Call } from './call.js';

/** Passes a checked call to the service that answers it and puts what came beside the view into headers. */
@Injectable()
export class ForwardService {
  constructor(private readonly bus: Bus) {}

  /** The view of the route's contract. */
  async pass(call: Call): Promise<object> {
    return this.ask(call.facts.contract!, call.body, call);
  }

  /** The view of another contract, asked for the same caller. */
  async ask<B extends object, V extends object>(contract: RequestContract<B, V>, body: B, call: Call): Promise<V> {
    const answer = await this.bus.ask(contract, body, call.options);
    this.tell(contract.service, answer, call);
    return answer.value;
  }

  private tell(service: string, answer: Answer<object>, { reply, facts, request }: Call): void {
    reply.header('cache-control', 'no-store').header('vary', 'authorization, accept-language');
    if (answer.position !== undefined) reply.header('position', `${service}=${answer.position}`);
    if (answer.status !== undefined) reply.code(answer.status);
    const etag = answer.etag === undefined ? undefined : quoted(answer.etag);
    if (etag) reply.header('etag', etag);
    if (etag && facts.action === 'read' && request.headers['if-none-match'] === etag) reply.code(304);
  }
}

const quoted = (etag: string): string => (/^(W\/)?".*"$/.test(etag) ? etag : `"${etag}"`);
