import { isInstant } from '#contracts';
import { CarrierFailure, type CarrierEvent } from './carrier.js';

/** Events of one call: more would not be one statement any more. */
const MOST = 1000;
const LONGEST = 64;

/** How a carrier calls the parts of an event; the first name that is there counts. */
export interface EventNames {
  readonly list: string;
  readonly id: readonly string[];
  readonly number: readonly string[];
  readonly status: readonly string[];
  readonly at: readonly string[];
}

/** The events of a body, or a final `CarrierFailure`: nothing is taken from a body with one that can't be read. */
export function readEvents(body: unknown, names: EventNames): CarrierEvent[] {
  const list = isObject(body) ? body[names.list] : undefined;
  if (!Array.isArray(list) || list.length > MOST) throw wrong(names.list);
  return list.map((entry, n) => readEvent(entry, names, n));
}

function readEvent(entry: unknown, names: EventNames, n: number): CarrierEvent {
  if (!isObject(entry)) throw wrong(`${names.list}[${n}]`);
  const at = textOf(entry, names.at);
  if (!isInstant(at)) throw wrong(`${names.list}[${n}].${names.at[0]!}`);
  const number = wordOf(entry, names.number, names, n).replace(/\s+/g, '').toUpperCase();
  return {
    eventId: wordOf(entry, names.id, names, n),
    number,
    status: wordOf(entry, names.status, names, n),
    at: new Date(at),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(entry: Record<string, unknown>, keys: readonly string[]): string {
  const found = keys.map((key) => entry[key]).find((value) => typeof value === 'string' || typeof value === 'number');
  return found === undefined ? '' : String(found);
}

/** A short text without control characters: it becomes a key. */
function wordOf(entry: Record<string, unknown>, keys: readonly string[], { list }: EventNames, n: number): string {
  const text = textOf(entry, keys).normalize('NFC').trim();
  if (text === '' || text.length > LONGEST || /[\0-\x1f\ud800-\udfff]/.test(text))
    throw wrong(`${list}[${n}].${keys[0]!}`);
  return text;
}

const wrong = (where: string): CarrierFailure => new CarrierFailure('answer', true, where);
