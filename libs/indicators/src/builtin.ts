import { definitionFiles } from './definitions.js';
import { loadScorecard } from './load/load-scorecard.js';
import type { Scorecard } from './scorecard.js';

/** Scorecards shipped with the platform, by id; read and checked at the first call. */
export const BUILT_IN_SCORECARDS = ['letter-600-2018'] as const;

let loaded: ReadonlyMap<string, Scorecard> | undefined;

export function builtInScorecards(): ReadonlyMap<string, Scorecard> {
  loaded ??= new Map(BUILT_IN_SCORECARDS.map((id) => [id, builtIn(id)]));
  return loaded;
}

/** The commitments of letter 600/STTTT-VP of 30/8/2018. */
export function letterScorecard(): Scorecard {
  const letter = builtInScorecards().get('letter-600-2018');
  if (!letter) throw new Error('letter-600-2018 is not shipped');
  return letter;
}

function builtIn(id: string): Scorecard {
  const [head, ...lists] = definitionFiles(id);
  if (!head) throw new Error(`no definition of ${id}`);
  return loadScorecard(head, ...lists);
}
