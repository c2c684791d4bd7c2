import { isDay } from '#calendar';

/** What a figure was computed from: seq of each producer, and the day it was then in Vietnam. */
export interface Positions {
  readonly on: string;
  readonly catalogue: number;
  /** By lane; all equal but while a live answer catches lanes at different places. */
  readonly dossier: readonly number[];
}

export const tokenOf = ({ on, catalogue, dossier }: Positions): string =>
  Buffer.from(`1~${on}~${catalogue}~${dossier.join('.')}`).toString('base64url');

/** Undefined when the text is no token. */
export function positionsOfToken(token: string): Positions | undefined {
  const match = /^1~([\d-]{10})~(\d{1,15})~(\d{1,15}(?:\.\d{1,15}){0,63})$/.exec(decoded(token));
  const [, on, catalogue, dossier] = match ?? [];
  if (!on || !isDay(on)) return undefined;
  return { on, catalogue: Number(catalogue), dossier: dossier!.split('.').map(Number) };
}

const decoded = (token: string): string => Buffer.from(token, 'base64url').toString('utf8');
