import { applyDecorators } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import type { Actor, RequestContract } from '#contracts';
import { Answer, type RequestContext } from './answer.js';

/** One request as its handler sees it. */
export interface Asked {
  body: object;
  by: Actor;
  context: RequestContext;
}

export type Outcome = { answer: Answer<unknown> } | { failure: unknown };

/** Marks the controller method that answers a request: `(body, by, context) => view | Answer<view>`. */
export function OnRequest<B extends object, V extends object>(contract: RequestContract<B, V>) {
  type Handler = (body: B, by: Actor, context: RequestContext) => V | Answer<V> | Promise<V | Answer<V>>;
  return <H extends Handler>(target: object, key: string, descriptor: TypedPropertyDescriptor<H>): void => {
    const handle: Handler = descriptor.value!;
    // Failures are values here: Nest's own filter would turn them into "Internal server error".
    const wrapped = async function (this: object, asked: Asked): Promise<Outcome> {
      try {
        const found = await handle.call(this, asked.body as B, asked.by, asked.context);
        return { answer: found instanceof Answer ? found : new Answer(found) };
      } catch (failure) {
        return { failure };
      }
    };
    descriptor.value = wrapped as unknown as H;
    applyDecorators(MessagePattern(contract.subject, { contract }))(target, key, descriptor as PropertyDescriptor);
  };
}
