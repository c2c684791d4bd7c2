import { namedId, Problem } from '#contracts';
import type { Channel, ProcedureParts, LegalSource, ShortenProcedure, StatedTerm, TermComparison } from '#contracts';
import type { WorkingCalendar } from '#calendar';
import { sourceOf } from '../legal/legal-source.rules.js';
import { compareTerms, type Compared } from './term-comparison.rules.js';

/** A shortening as it is stored. */
export interface ShorteningState {
  id: string;
  procedureId: string;
  procedureCode: string;
  agencyId: string | null;
  channel: Channel | null;
  central: StatedTerm;
  local: StatedTerm;
  decision: string;
  decidedOn: string;
  from: string;
  to: string | null;
  comparison: TermComparison;
  daysSaved: string | null;
  shareSaved: string | null;
  basis: LegalSource | null;
}

interface About {
  procedureId: string;
  procedureCode: string;
  agencyId: string | null;
  parts: ProcedureParts;
  calendar: WorkingCalendar;
}

const plain = ({ length, unit }: StatedTerm): StatedTerm => ({ length, unit });

/** A shortening, or why it is none: the central term must be known and the local one below it (letter 600/STTTT-VP I.3.b). */
export function shortening(command: ShortenProcedure, about: About): ShorteningState {
  const { channel = null, local, decision, decidedOn, from, to = null } = command;
  const { procedureId, procedureCode, agencyId, parts, calendar } = about;
  if (to && to < from) throw new Problem('invalid', 'offering.dates-out-of-order');
  const central = command.central ?? centralOf(parts, channel);
  if (!central) throw new Problem('refused', 'shortening.no-central-term', { code: procedureCode });
  const compared = compareTerms(local, central, calendar, Number(decidedOn.slice(0, 4)));
  if (compared.comparison === 'longer' || compared.comparison === 'equal')
    throw new Problem('refused', 'shortening.not-shorter', { code: procedureCode });
  const id = namedId('shortening', [procedureId, agencyId, channel, decision, from].join(' '));
  const named = { id, procedureId, procedureCode, agencyId, channel, decision, decidedOn, from, to };
  return {
    ...named,
    central: plain(central),
    local: plain(local),
    ...asText(compared),
    basis: sourceOf(command.basis),
  };
}

/** Events hold no fractions. */
const asText = ({ comparison, daysSaved, shareSaved }: Compared) => ({
  comparison,
  daysSaved: daysSaved === null ? null : String(Math.round(daysSaved * 100) / 100),
  shareSaved: shareSaved === null ? null : shareSaved.toFixed(2),
});

function centralOf({ ways }: ProcedureParts, channel: Channel | null): StatedTerm | null {
  const stated = (ways ?? []).filter((way) => channel === null || way.channel === channel);
  return stated.map(({ centralTerm }) => centralTerm).find(Boolean) ?? null;
}

/** The procedure's texts with the shorter term of the channels it is for; null where they already promise it. */
export function withLocalTerm(
  parts: ProcedureParts,
  { channel, local, central }: ShorteningState,
): ProcedureParts | null {
  const concerned = (way: { channel: Channel }) => channel === null || way.channel === channel;
  const ways = parts.ways ?? [];
  const promised = ways
    .filter(concerned)
    .every(({ term }) => term?.length === local.length && term.unit === local.unit);
  if (promised) return null;
  const changed = ways.map((way) =>
    concerned(way) ? { ...way, term: local, termText: null, centralTerm: central } : way,
  );
  return { ...parts, ways: changed };
}

/** Sums of a list: distinct procedures, days saved, the mean share of those that can be compared. */
export function totals(items: readonly Pick<ShorteningState, 'procedureId' | 'daysSaved' | 'shareSaved'>[]) {
  const shares = items.flatMap(({ shareSaved }) => (shareSaved === null ? [] : [Number(shareSaved)]));
  const days = items.reduce((sum, { daysSaved }) => sum + Number(daysSaved ?? 0), 0);
  const mean = shares.length > 0 ? (shares.reduce((sum, one) => sum + one, 0) / shares.length).toFixed(2) : null;
  return {
    procedures: new Set(items.map(({ procedureId }) => procedureId)).size,
    daysSaved: String(Math.round(days * 100) / 100),
    shareSaved: mean,
  };
}
