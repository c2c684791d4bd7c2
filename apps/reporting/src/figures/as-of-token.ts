import type { ServiceName } from '#contracts';
import { isDay, vietnamDay } from '#calendar';
import { PRODUCERS } from '../kinds/kinds.js';

/** What a figure was computed from: seq of each producer, and when it was then. */
export interface Positions {
  /** The day in Vietnam. */
  readonly on: string;
  /** The instant, ms since 1970: what is so at an instant is judged at it. */
  readonly at: number;
  readonly catalogue: number;
  /** By lane; all equal but while a live answer catches lanes at different places. */
  readonly dossier: readonly number[];
  /** Producers read in one lane; absent = nothing of it yet. */
  readonly others: Readonly<Partial<Record<ServiceName, number>>>;
}

/** The seq of one producer; the least over lanes. */
export function seqOf({ catalogue, dossier, others }: Positions, producer: ServiceName): number {
  if (producer === 'catalogue') return catalogue;
  return producer === 'dossier' ? Math.min(...dossier) : (others[producer] ?? 0);
}

/** Seqs of all producers in the order of `PRODUCERS`, as a parameter of statements over facts of kinds. */
export const seqsOf = (positions: Positions): number[] => PRODUCERS.map((producer) => seqOf(positions, producer));

export function tokenOf({ at, catalogue, dossier, others }: Positions): string {
  const rest = PRODUCERS.flatMap((producer) => (others[producer] ? [`${producer}.${others[producer]}`] : []));
  return Buffer.from(['2', at, catalogue, dossier.join('.'), ...rest].join('~')).toString('base64url');
}

const SEQS = String.raw`\d{1,15}(?:\.\d{1,15}){0,63}`;
/** Tokens given before there were others than dossiers and the catalogue: they end with their day. */
const FIRST = new RegExp(`^1~([\\d-]{10})~(\\d{1,15})~(${SEQS})$`);
const SECOND = new RegExp(`^2~(\\d{1,15})~(\\d{1,15})~(${SEQS})((?:~[a-z]{1,20}\\.\\d{1,15}){0,8})$`);

/** Undefined when the text is no token. */
export function positionsOfToken(token: string): Positions | undefined {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const [, on, first, lanes] = FIRST.exec(text) ?? [];
  if (on) return isDay(on) ? positions(Date.parse(`${on}T23:59:59.999+07:00`), first!, lanes!, '') : undefined;
  const [, at, second, seqs, rest] = SECOND.exec(text) ?? [];
  return at ? positions(Number(at), second!, seqs!, rest!) : undefined;
}

function positions(at: number, catalogue: string, dossier: string, rest: string): Positions | undefined {
  if (at > LATEST) return undefined;
  const others = [...rest.matchAll(/~([a-z]+)\.(\d+)/g)].map(([, producer, seq]) => [producer, Number(seq)]);
  return {
    on: vietnamDay(new Date(at)),
    at,
    catalogue: Number(catalogue),
    dossier: dossier.split('.').map(Number),
    others: Object.fromEntries(others) as Positions['others'],
  };
}

/** The greatest instant a Date holds. */
const LATEST = 8_640_000_000_000_000;
