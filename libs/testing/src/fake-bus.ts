import { check, Problem, type RequestContract } from '#contracts';
import { Answer, type AskOptions, type Bus } from '#messaging';

export interface AskedOnce {
  name: string;
  body: object;
  options: AskOptions;
}

type Reply = (body: never, options: AskOptions) => unknown;

/** Other services, as a test says they answer. Bodies are checked as the real ones would be. */
export class FakeBus {
  readonly asked: AskedOnce[] = [];
  private readonly replies = new Map<string, Reply>();

  answers<B extends object, V extends object>(
    contract: RequestContract<B, V>,
    reply: (body: B, options: AskOptions) => V | Answer<V> | Promise<V | Answer<V>>,
  ): this {
    this.replies.set(contract.name, reply);
    return this;
  }

  async ask<B extends object, V extends object>(
    contract: RequestContract<B, V>,
    body: B,
    options: AskOptions = {},
  ): Promise<Answer<V>> {
    const known = check(contract.body, body);
    this.asked.push({ name: contract.name, body: known, options });
    const reply = this.replies.get(contract.name);
    if (!reply) throw new Problem('unavailable', 'unavailable.service', { service: contract.service });
    const found = await reply(known as never, options);
    return found instanceof Answer ? (found as Answer<V>) : new Answer(JSON.parse(JSON.stringify(found)) as V);
  }

  /** As the services take it. */
  get bus(): Bus {
    return this as unknown as Bus;
  }
}
