import type { RecallState, TransferStatus } from '#contracts';

/**
 * Which status may follow which at a recipient (QCVN 102:2016): arrived, then refused or received, assigned, being dealt
 * with, done. A recipient may leave steps out; a refused document may be sent anew, and is received then.
 */
export const NEXT = {
  sent: ['01', '02', '03', '04', '05', '06'],
  '01': ['02', '03', '04', '05', '06'],
  '02': ['03', '04', '05', '06'],
  '03': ['04', '05', '06'],
  '04': ['05', '06'],
  '05': ['06'],
  '06': [],
} as const satisfies Record<TransferStatus, readonly TransferStatus[]>;

/** When each code was first said, RFC 3339 by code: a set, so that neither order nor repetition of messages matters. */
export type Said = Readonly<Record<string, string>>;

export interface Standing {
  readonly status: TransferStatus;
  /** Both refused and received: the later one holds. */
  readonly contradictory: boolean;
  readonly recall: RecallState;
}

const RECEIVED = ['06', '05', '04', '03'] as const;

const latest = (said: Said, codes: readonly string[]): number =>
  Math.max(...codes.map((code) => (said[code] ? Date.parse(said[code]) : -Infinity)));

/** Where a document stands at a recipient, of everything that was ever said about it. */
export function standingOf(said: Said): Standing {
  const furthest = RECEIVED.find((code) => said[code]);
  const refused = said['02'] !== undefined;
  const contradictory = refused && furthest !== undefined;
  const isRefused = refused && latest(said, ['02']) > latest(said, RECEIVED);
  const status = isRefused ? '02' : (furthest ?? (refused ? '02' : said['01'] ? '01' : 'sent'));
  return { status, contradictory, recall: recallOf(said) };
}

/** 13 asks, 15 agrees, 16 refuses; of two answers the later holds. */
function recallOf(said: Said): RecallState {
  if (said['15'] || said['16']) return latest(said, ['15']) >= latest(said, ['16']) ? 'agreed' : 'refused';
  return said['13'] ? 'asked' : 'none';
}

/** Adds what is said at an instant; the same object where nothing is new. */
export function say(said: Said, code: string, at: string): Said {
  const known = said[code];
  return known !== undefined && Date.parse(known) <= Date.parse(at) ? said : { ...said, [code]: at };
}

/** The first answer of a recipient: arrived, refused or received. */
export function confirmedAt(said: Said): Date | null {
  const times = ['01', '02', ...RECEIVED].flatMap((code) => (said[code] ? [Date.parse(said[code])] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

export const isReceived = (said: Said): boolean => RECEIVED.some((code) => said[code] !== undefined);
