import type { Envelope } from './event.js';

/** From an older version of an event to the next: pure, kept for ever, one stored sample a version as its test. */
export type Upcast = (older: Envelope) => Envelope;

const steps = new Map<string, Upcast>();

export function upcasting(fromType: string, step: Upcast): void {
  steps.set(fromType, step);
}

/** The event in its newest version. */
export function upcast(event: Envelope): Envelope {
  let current = event;
  for (let step = steps.get(current.type); step; step = steps.get(current.type)) current = step(current);
  return current;
}
