import { createHmac } from 'node:crypto';

export interface MutatedCall {
  kind: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
  /** Statuses that are right. */
  allowed: readonly number[];
}

type Random = () => number;
const PATH = '/api/v1/postal/events/vnpost';
/** Signed well: taken, or refused as unreadable, too deep or too large. */
const READ = [200, 400, 409, 413];

const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
const word = (random: Random): string => Math.floor(random() * 2 ** 40).toString(36);

const event = (random: Random): Record<string, unknown> => ({
  EventId: word(random),
  ItemCode: `VN-${Math.floor(random() * 1000)}`,
  StatusCode: pick(random, ['1', '2', '3', '4', 'accepted', 'invited', '99']),
  StatusTime: new Date(1.5e12 + Math.floor(random() * 3e11)).toISOString(),
});

/** Values that have broken readers of JSON before. */
const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  'x'.repeat(5000),
  [],
  {},
  [[[]]],
  '2018-02-30T00:00:00Z',
  '0000-00-00T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2018-09-03',
  { toString: 1 },
  "'; DROP TABLE shipment; --",
  '../../etc/passwd',
  '１２３',
];

function changed(random: Random, events: Record<string, unknown>[]): unknown {
  const target = pick(random, events);
  const key = pick(random, Object.keys(target));
  const how = random();
  if (how < 0.5) target[key] = pick(random, ODD);
  else if (how < 0.6) delete target[key];
  else if (how < 0.7) target['__proto__x'] = pick(random, ODD);
  else if (how < 0.8) return { Events: pick(random, ODD) };
  else if (how < 0.9) return pick(random, [...ODD, events, { events }]);
  return { Events: events };
}

/** Bytes as a broken line or a hostile hand leaves them. */
function damaged(random: Random, text: string): Buffer {
  const bytes = Buffer.from(text);
  const how = random();
  const at = Math.floor(random() * bytes.length);
  if (how < 0.4) bytes[at] = Math.floor(random() * 256);
  else if (how < 0.6) return bytes.subarray(0, at);
  else if (how < 0.8)
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(pick(random, ['{', '"', ',', '\\u', ']'])),
      bytes.subarray(at),
    ]);
  return bytes;
}

const DEEP = '{"Events":'.repeat(500) + '1' + '}'.repeat(500);

function bodyOf(random: Random): Buffer {
  const how = random();
  if (how < 0.01) return Buffer.from(DEEP);
  if (how < 0.015) return Buffer.from(JSON.stringify({ Events: [], x: 'y'.repeat(300_000) }));
  const events = Array.from({ length: 1 + Math.floor(random() * 4) }, () => event(random));
  const text = JSON.stringify(changed(random, events)) ?? 'undefined';
  return random() < 0.6 ? Buffer.from(text) : damaged(random, text);
}

const sign = (secret: string, timestamp: string, body: Buffer): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body.toString('utf8')).digest('hex')}`;

/** A call with something wrong: most are signed well, so that what reads them is tried too. */
export function mutatedCall(random: Random, { secret, now }: { secret: string; now: Date }): MutatedCall {
  const body = bodyOf(random);
  const seconds = Math.floor(now.getTime() / 1000);
  const how = random();
  const call = (
    kind: string,
    timestamp: string,
    signature: string,
    allowed: readonly number[],
    path = PATH,
  ): MutatedCall => ({
    ...{ kind, path, body, allowed },
    headers: { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-signature': signature },
  });
  const right = String(seconds);
  if (how < 0.7) return call('signed', right, sign(secret, right, body), READ);
  const refused = [401, 413];
  if (how < 0.76) return call('forged', right, sign('some other key of theirs', right, body), refused);
  if (how < 0.82) {
    const late = String(seconds + pick(random, [-86_400, -301, 301, 86_400]));
    return call('late', late, sign(secret, late, body), refused);
  }
  if (how < 0.88) {
    const odd = pick(random, ['', '-1', '1e9', '99999999999999999999', 'now', '0', '\t']);
    return call('odd timestamp', odd, sign(secret, odd, body), refused);
  }
  if (how < 0.94) {
    const odd = pick(random, [
      '',
      'sha256=',
      'sha1=00',
      `sha256=${'0'.repeat(64)}`,
      sign(secret, right, body).slice(0, -1),
    ]);
    return call('odd signature', right, odd, refused);
  }
  const path = `/api/v1/postal/events/${pick(random, ['nobody', 'VNPOST', '%00', 'x'.repeat(300), '..', "a'b"])}`;
  return call('odd carrier', right, sign(secret, right, body), [400, 401, 404, 413], path);
}
