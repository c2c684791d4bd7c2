import { createHash } from 'node:crypto';
import { namedId, Problem, PROVISIONAL_CODE, type ReceiveDossier } from '#contracts';
import type { KnownProcedure } from '#directory';
import type { Ground } from '../catalogue-copy.js';

/** What stands for the code where the counter does not know it. */
const NO_CODE = 'CCB';

/** An entry made in the act of reception. */
export interface ProvisionalEntry {
  code: string;
  name: string;
  legalBasis: string;
  agencyId: string;
  /** Day of the first dossier. */
  from: string;
}

/** With a code of its own where the national one is not known: the same name is the same entry in the whole province. */
export function coded(command: ReceiveDossier): ReceiveDossier {
  const { provisional, procedureCode } = command;
  if (!provisional || procedureCode !== NO_CODE) return command;
  const name = provisional.name.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return { ...command, procedureCode: `CCB-${digest}` };
}

/**
 * The ground of a reception under "chờ công bố" whose procedure nobody has listed (NĐ 63/2010 Art.14–15): it is taken in all the
 * same, never outside the system. What the catalogue knows is received as it says.
 */
export function provisionalGround(command: ReceiveDossier, ground: Ground): Ground {
  const { provisional, procedureCode: code, channel, term } = command;
  if (!provisional || ground.procedure) return ground;
  if (channel === 'online' || !term) throw new Problem('refused', 'dossier.provisional-at-counter');
  if (!NATIONAL.test(code) && !PROVISIONAL_CODE.test(code))
    throw new Problem('refused', 'dossier.procedure-unknown', { code });
  const procedure: KnownProcedure = { id: namedId('procedure', code), code, versions: [] };
  return { ...ground, procedure, awaiting: true };
}

const NATIONAL = /^\d\.\d{6}/;

export const entryOf = (
  { provisional, procedureCode: code }: ReceiveDossier,
  { agency, procedure }: Ground,
  from: string,
): ProvisionalEntry | undefined =>
  provisional && agency && procedure?.versions.length === 0
    ? { code, ...provisional, agencyId: agency.id, from }
    : undefined;
