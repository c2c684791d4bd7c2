import type { Counted, Days } from './dossier-figures.js';
import type { Truth } from './dossier-truth.js';
import type { OfferedProcedure } from './procedure-figures.js';
import { daysAfter, nextDay, workingDaysAfter, workingDaysBefore } from './working-days.js';

/** What was invented of the catalogue's registers, as far as it counts. */
export interface Registers {
  readonly changes: readonly {
    agency: string;
    announcedOn: string;
    effectiveOn: string;
    shortened: boolean;
    codes: readonly string[];
    proposedOn: string | null;
    decidedOn: string | null;
  }[];
  readonly shortenings: readonly {
    code: string;
    agency: string | null;
    decidedOn: string;
    from: string;
    to: string | null;
  }[];
  readonly postings: readonly Posting[];
  readonly items: readonly {
    agency: string;
    item: string;
    presentFrom: string | null;
    changedOn: string | null;
    postedOn: string | null;
  }[];
  readonly reviews: readonly { agency: string; heldOn: readonly (string | null)[] }[];
  readonly lists: readonly { purpose: string; codes: readonly string[] }[];
  readonly linked: readonly { code: string; agency: string }[];
}
interface Posting {
  code: string;
  version: number;
  place: string;
  postedOn: string;
  removedOn: string | null;
  missing: readonly string[];
}
type Procedure = OfferedProcedure & { readonly oneStop: string };

export interface Asked {
  readonly registers: Registers;
  readonly procedures: readonly Procedure[];
  readonly truths: readonly Truth[];
  readonly agencies: ReadonlySet<string>;
  /** The whole province: what nobody offers is missing there. */
  readonly isWhole: boolean;
  readonly days: Days;
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);
const among = <T>(all: readonly T[], holds: (one: T) => boolean): Counted => ({
  numerator: all.filter(holds).length,
  denominator: all.length,
});

/** Every reading over the catalogue's registers, from 1 January to the last day or on it. */
export function catalogueFigures(asked: Asked): Map<string, Counted> {
  const days = { from: `${asked.days.to.slice(0, 4)}-01-01`, to: asked.days.to };
  const own = asked.procedures.filter((one) => one.agencies.some((agency) => asked.agencies.has(agency)));
  return new Map([
    ...publications(asked, days),
    ...shortened(asked, own, days),
    ...oneStop(asked, own, days),
    ...publicity(asked, own, days),
    ...webItems(asked, days),
    ...byDecision(asked, own, days),
  ]);
}

type Figures = [string, Counted][];
const isIn = ({ from, to }: Days, day: string): boolean => day >= from && day <= to;

/** Five days before the effect, three after it for a shortened text, never sooner than three working days after being told. */
function publications({ registers, agencies }: Asked, days: Days): Figures {
  const duties = registers.changes
    .filter(({ agency }) => agencies.has(agency))
    .flatMap((change) => {
      const lawful = daysAfter(change.effectiveOn, change.shortened ? 3 : -5);
      const decisionDue = later(lawful, workingDaysAfter(change.announcedOn, 3));
      const wanted = later(workingDaysBefore(decisionDue, 5), workingDaysAfter(change.announcedOn, 1));
      const proposalDue = earlier(wanted, decisionDue);
      return change.codes.map(() => ({ ...change, decisionDue, proposalDue }));
    });
  const proposals = duties.filter(({ proposalDue }) => isIn(days, proposalDue));
  const decisions = duties.filter(({ decisionDue }) => isIn(days, decisionDue));
  const quarters = ['03-31', '06-30', '09-30', '12-31'].map((end) => `${days.from.slice(0, 4)}-${end}`);
  const reviews = registers.reviews
    .filter(({ agency }) => agencies.has(agency))
    .flatMap(({ heldOn }) => heldOn.filter((_, n) => isIn(days, quarters[n]!)));
  return [
    ['I.3.a A', among(proposals, ({ proposedOn, proposalDue }) => proposedOn !== null && proposedOn <= proposalDue)],
    ['I.3.a B', among(decisions, ({ decidedOn, decisionDue }) => decidedOn !== null && decidedOn <= decisionDue)],
    ['I.3.a.2 A', among(reviews, (day) => day !== null)],
  ];
}

function shortened({ registers, agencies }: Asked, own: readonly Procedure[], days: Days): Figures {
  const offered = new Set(own.map(({ code }) => code));
  const its = registers.shortenings.filter(
    ({ code, agency }) => offered.has(code) && (agency === null || agencies.has(agency)),
  );
  const distinct = (holds: (one: (typeof its)[number]) => boolean): Counted => ({
    numerator: new Set(its.filter(holds).map(({ code }) => code)).size,
    denominator: null,
  });
  return [
    ['I.3.b A', distinct(({ decidedOn, from, to }) => isIn(days, decidedOn) && (to === null || to >= from))],
    ['I.3.b B', distinct(({ from, to }) => from <= days.to && (to === null || to >= days.to))],
  ];
}

function oneStop({ registers, agencies, truths }: Asked, own: readonly Procedure[], days: Days): Figures {
  const owed = own.filter((one) => one.oneStop !== 'excluded');
  const listed = [...new Set(registers.linked.filter(({ agency }) => agencies.has(agency)).map(({ code }) => code))];
  const ran = new Set(truths.filter((one) => one.linked && isIn(days, one.received)).map(({ procedure }) => procedure));
  return [
    ['I.3.d A', among(owed, (one) => one.oneStop === 'one-stop')],
    ['I.3.d.2 A', among(listed, (code) => ran.has(code))],
  ];
}

const PLACES = ['one-stop-centre', 'web-page'];

/** Versions of a procedure: the first of 1 January, and that of a shortening for the whole province after it. */
function versionsOf({ shortenings }: Registers, code: string): { version: number; from: string }[] {
  const first = { version: 1, from: '2018-01-01' };
  const next = shortenings.filter((one) => one.code === code && one.agency === null && one.from > first.from);
  return [first, ...next.map(({ from }) => ({ version: 2, from }))];
}

function publicity({ registers }: Asked, own: readonly Procedure[], { from, to }: Days): Figures {
  const seen = own.map(({ code }) => {
    const versions = versionsOf(registers, code);
    const current = versions.filter((one) => one.from <= to).at(-1)!.version;
    const its = registers.postings.filter((one) => one.code === code);
    const standing = (place: string): Posting | undefined =>
      its
        .filter((one) => one.place === place && one.postedOn <= to && (one.removedOn === null || one.removedOn >= to))
        .sort((a, b) => (a.postedOn < b.postedOn ? -1 : a.postedOn > b.postedOn ? 1 : a.version - b.version))
        .at(-1);
    const due = versions
      .map((one) => ({ ...one, due: workingDaysAfter(one.from, 5) }))
      .filter((one) => one.due >= from && one.due <= to);
    const inTime = due.every(({ version, due: day }) =>
      PLACES.every((place) => its.some((one) => one.place === place && one.version === version && one.postedOn <= day)),
    );
    const page = standing('web-page');
    return {
      isPublic: PLACES.every((place) => standing(place)?.version === current),
      isComplete: page?.version === current && page.missing.length === 0,
      isDue: due.length > 0,
      inTime,
    };
  });
  return [
    ['I.3.g A', among(seen, ({ isPublic }) => isPublic)],
    [
      'I.3.g B',
      among(
        seen.filter(({ isDue }) => isDue),
        ({ inTime }) => inTime,
      ),
    ],
    ['I.5.e A', among(seen, ({ isComplete }) => isComplete)],
  ];
}

/** Working days to update the page after a change, by item (NĐ 43/2011 Art.10 as the platform ships it). */
const TERMS: Record<string, number> = {
  introduction: 2,
  news: 1,
  'legal-documents': 2,
  procedures: 5,
  statistics: 5,
  contact: 2,
};

function webItems({ registers, agencies }: Asked, { to }: Days): Figures {
  const its = registers.items.filter(({ agency }) => agencies.has(agency));
  const isCurrent = ({ item, presentFrom, changedOn, postedOn }: (typeof its)[number]): boolean => {
    if (presentFrom === null || presentFrom > to) return false;
    const behindFrom = changedOn && nextDay(workingDaysAfter(changedOn, TERMS[item]!));
    return !behindFrom || behindFrom > to || (postedOn !== null && postedOn <= to);
  };
  return [['I.5.e.2 A', among(its, isCurrent)]];
}

function byDecision({ registers, truths, isWhole }: Asked, own: readonly Procedure[], days: Days): Figures {
  const offered = new Set(own.map(({ code }) => code));
  const known = new Set(own.map(({ code }) => code));
  const listed = (...purposes: string[]): string[] => {
    const codes = registers.lists.filter(({ purpose }) => purposes.includes(purpose)).flatMap((one) => one.codes);
    return [...new Set(codes)].filter((code) => offered.has(code) || (isWhole && !known.has(code)));
  };
  const received = truths.filter((one) => isIn(days, one.received));
  const online = received.filter(({ level }) => level >= 3);
  const submitted = new Set(online.filter(({ channel }) => channel === 'online').map(({ procedure }) => procedure));
  const any = new Set(online.map(({ procedure }) => procedure));
  const wanted = listed('online', 'level-3', 'level-4');
  const atLevel = (level: number): Counted => {
    const codes = new Set(listed(`level-${level}`));
    const of = received.filter(({ procedure }) => codes.has(procedure));
    return among(of, (one) => one.level === level && one.channel === 'online');
  };
  return [
    ['I.5.a A.by-decision', among(wanted, (code) => submitted.has(code))],
    ['I.5.a B.by-decision', among(wanted, (code) => any.has(code))],
    ['I.12.1 C', atLevel(3)],
    ['I.12.2 C', atLevel(4)],
  ];
}
