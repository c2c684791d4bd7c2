import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const context = new AsyncLocalStorage<string>();

const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The W3C trace context of the message being handled, if any. */
export const currentTrace = (): string | undefined => context.getStore();

export const withTrace = <T>(traceparent: string, work: () => T): T => context.run(traceparent, work);

/** A child of the given trace context, or a new trace where it is absent or malformed. */
export function nextTrace(parent: string | undefined): string {
  const trace = parent && TRACEPARENT.test(parent) ? parent.slice(3, 35) : randomBytes(16).toString('hex');
  return `00-${trace}-${randomBytes(8).toString('hex')}-00`;
}
