import { CARRIER_CODE, SHIPMENT_STATUSES, type ShipmentStatus } from '#contracts';

/** One entry of `CARRIERS`. */
export interface CarrierSettings {
  readonly code: string;
  readonly adapter: 'vnpost' | 'generic';
  /** Where its calls go, without a slash at the end; empty: it is never called. */
  readonly url: string;
  /** Who we are there: VNPost's CustomerCode. */
  readonly account: string;
  readonly secret: string;
  /** Milliseconds a call may take; with a token and one more try an order takes four of them at most. */
  readonly timeout: number;
  /** Keys that sign its calls to us, newest first, so that they can be changed; none: it may not call. */
  readonly webhookSecrets: readonly string[];
  /** The carrier's words in ours. */
  readonly statuses: Readonly<Record<string, ShipmentStatus>>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Throws an error that names what is wrong, so that the service does not start. */
export function readCarriers(json: string): CarrierSettings[] {
  const list: unknown = JSON.parse(json);
  if (!Array.isArray(list)) throw new Error('CARRIERS is a JSON list');
  const carriers = list.map((entry) => readCarrier(entry as Record<string, unknown>));
  if (new Set(carriers.map(({ code }) => code)).size < carriers.length) throw new Error('CARRIERS has a code twice');
  return carriers;
}

function readCarrier(entry: Record<string, unknown>): CarrierSettings {
  const code = text(entry['code']);
  if (!CARRIER_CODE.test(code)) throw new Error(`CARRIERS: ${code || 'an entry without a code'}`);
  const adapter = entry['adapter'];
  if (adapter !== 'vnpost' && adapter !== 'generic') throw new Error(`CARRIERS: adapter of ${code}`);
  const statuses = Object.entries((entry['statuses'] ?? {}) as Record<string, ShipmentStatus>);
  const unknown = statuses.find(([, status]) => !SHIPMENT_STATUSES.includes(status));
  if (unknown) throw new Error(`CARRIERS: ${code} has no status ${String(unknown[1])}`);
  const timeout = timeoutOf(entry['timeout'] ?? 5_000, code);
  const secrets = Array.isArray(entry['webhookSecrets']) ? entry['webhookSecrets'].map(text) : [];
  if (secrets.some((secret) => secret.length < 16)) throw new Error(`CARRIERS: a webhook secret of ${code} is short`);
  return {
    ...{ code, adapter, url: text(entry['url']).replace(/\/$/, ''), account: text(entry['account']) },
    ...{ timeout, secret: text(entry['secret']), webhookSecrets: secrets, statuses: Object.fromEntries(statuses) },
  };
}

function timeoutOf(given: unknown, code: string): number {
  if (typeof given === 'number' && given >= 50 && given <= 10_000) return given;
  throw new Error(`CARRIERS: timeout of ${code}`);
}
