import type { WorkingCalendar } from '#calendar';
import { shift } from './days.js';
import type { DemonstrationAgency } from './mark.js';
import type { DemonstrationProcedure } from './procedures.js';
import { Random } from './random.js';

/** A change by the centre and what the department and the province did about it. */
export interface InventedChange {
  agency: string;
  announcedOn: string;
  effectiveOn: string;
  shortened: boolean;
  codes: string[];
  proposedOn: string | null;
  decidedOn: string | null;
}
/** Without an agency it is the whole province's, and a version of the procedure from its first day on. */
export interface InventedShortening {
  code: string;
  agency: string | null;
  centralDays: number;
  localDays: number;
  decidedOn: string;
  from: string;
  to: string | null;
}
export interface InventedPosting {
  code: string;
  version: number;
  place: 'one-stop-centre' | 'web-page';
  postedOn: string;
  removedOn: string | null;
  missing: string[];
}
export interface InventedItem {
  agency: string;
  item: string;
  presentFrom: string | null;
  changedOn: string | null;
  postedOn: string | null;
}
export interface CatalogueYear {
  changes: InventedChange[];
  shortenings: InventedShortening[];
  postings: InventedPosting[];
  items: InventedItem[];
  /** By agency, the days on which the four reviews were held. */
  reviews: { agency: string; heldOn: (string | null)[] }[];
  lists: { purpose: 'online' | 'level-3' | 'level-4' | 'post'; codes: string[] }[];
  linked: { code: string; agency: string; participant: string }[];
}

interface Making {
  random: Random;
  calendar: WorkingCalendar;
}

const PLACES = ['one-stop-centre', 'web-page'] as const;
const ITEMS = ['introduction', 'news', 'legal-documents', 'procedures', 'statistics', 'contact'];
const QUARTER_ENDS = ['2018-03-31', '2018-06-30', '2018-09-30', '2018-12-31'];
/** A code nobody has in the catalogue: lists name such ones too. */
const UNKNOWN_CODE = '9.999999';
const two = (n: number): string => String(n).padStart(2, '0');
const later = (a: string, b: string): string => (a > b ? a : b);

const someDay = ({ random }: Making, fromMonth: number, toMonth: number): string =>
  `2018-${two(random.whole(fromMonth, toMonth))}-${two(random.whole(1, 28))}`;

function change(making: Making, agency: string, codes: string[]): InventedChange {
  const { random, calendar } = making;
  const announcedOn = someDay(making, 3, 9);
  const effectiveOn = shift(announcedOn, random.whole(15, 35), calendar);
  const shortened = random.chance(0.1);
  const proposedOn = random.chance(0.95) ? shift(announcedOn, random.whole(2, 14), calendar) : null;
  const wanted = shift(effectiveOn, shortened ? random.whole(0, 3) : -random.whole(3, 12), calendar);
  const decidedOn = proposedOn && random.chance(0.95) ? later(wanted, proposedOn) : null;
  return { agency, announcedOn, effectiveOn, shortened, codes, proposedOn, decidedOn };
}

function shortening(making: Making, { code, termDays, agencies }: DemonstrationProcedure): InventedShortening {
  const { random, calendar } = making;
  const terms = { centralDays: termDays, localDays: termDays - Math.ceil(termDays / 3) };
  const kind = random.weighted([
    ['in-year', 7],
    ['before', 2],
    ['one-agency', 2],
  ] as const);
  if (kind === 'before') {
    return { code, agency: null, ...terms, decidedOn: '2017-11-15', from: '2018-01-01', to: null };
  }
  const decidedOn = shift(someDay(making, 2, 9), 0, calendar);
  const from = shift(decidedOn, random.whole(5, 20), calendar);
  if (kind === 'in-year') return { code, agency: null, ...terms, decidedOn, from, to: null };
  return { code, agency: agencies[0]!, ...terms, decidedOn, from, to: random.chance(0.5) ? '2018-11-30' : null };
}

/** Most postings are in time; some come late, lack a part, are taken off, or are forgotten. */
function postings({ random, calendar }: Making, code: string, version: number, from: string): InventedPosting[] {
  return PLACES.flatMap((place) => {
    if (random.chance(0.05)) return [];
    const postedOn = shift(from, random.chance(0.9) ? random.whole(1, 4) : random.whole(7, 25), calendar);
    const removedOn = random.chance(0.02) ? '2018-11-15' : null;
    const missing = place === 'web-page' && random.chance(0.08) ? ['fees'] : [];
    return [{ code, version, place, postedOn, removedOn: removedOn && later(removedOn, postedOn), missing }];
  });
}

function item(making: Making, agency: string, name: string): InventedItem {
  const { random, calendar } = making;
  const none = { agency, item: name, presentFrom: null, changedOn: null, postedOn: null };
  if (random.chance(0.05)) return none;
  const presentFrom = random.chance(0.9) ? '2018-01-01' : someDay(making, 2, 6);
  if (random.chance(0.6)) return { ...none, presentFrom };
  const changedOn = someDay(making, 7, 11);
  const postedOn = random.chance(0.85) ? shift(changedOn, random.whole(1, 9), calendar) : null;
  return { ...none, presentFrom, changedOn, postedOn };
}

/** What the catalogue's registers say of 2018; the same seed says the same. */
export function catalogueYear(
  agencies: readonly DemonstrationAgency[],
  procedures: readonly DemonstrationProcedure[],
  calendar: WorkingCalendar,
  seed: number,
): CatalogueYear {
  const making = { random: new Random(seed + 2), calendar };
  const { random } = making;
  const departments = agencies.filter(({ kind }) => kind === 'department').map(({ code }) => code);
  const ownOf = (agency: string) => procedures.filter((one) => one.agencies.length === 1 && one.agencies[0] === agency);
  const changes = departments.flatMap((agency) => {
    const codes = ownOf(agency).map(({ code }) => code);
    return [codes.slice(0, random.whole(1, 3)), codes.slice(3, 3 + random.whole(1, 3))].map((some) =>
      change(making, agency, some),
    );
  });
  // Districts and communes post on pages of their own, which this year leaves out.
  const departmental = departments.flatMap(ownOf);
  const shortened = departmental.filter(({ termDays }) => termDays >= 3 && random.chance(0.1));
  const shortenings = shortened.map((one) => shortening(making, one));
  const second = shortenings.filter(({ agency, from }) => agency === null && from > '2018-01-01');
  return {
    changes,
    shortenings,
    postings: [
      ...departmental.flatMap(({ code }) => postings(making, code, 1, '2018-01-01')),
      ...second.flatMap(({ code, from }) => postings(making, code, 2, from)),
    ],
    items: departments.flatMap((agency) => ITEMS.map((name) => item(making, agency, name))),
    reviews: departments.map((agency) => ({
      agency,
      heldOn: QUARTER_ENDS.map((end) => (random.chance(0.9) ? shift(end, -random.whole(1, 15), calendar) : null)),
    })),
    lists: listsOf(making, procedures),
    linked: procedures.filter(({ linked }) => linked).map((one) => linkedOf(one, departments)),
  };
}

function listsOf({ random }: Making, procedures: readonly DemonstrationProcedure[]): CatalogueYear['lists'] {
  const some = (share: number, holds: (one: DemonstrationProcedure) => boolean): string[] =>
    procedures.filter((one) => holds(one) && random.chance(share)).map(({ code }) => code);
  const atLevel = (level: number) => (one: DemonstrationProcedure) => one.levels.at(-1)!.level === level;
  return [
    { purpose: 'online', codes: some(0.2, atLevel(2)) },
    { purpose: 'level-3', codes: [...some(0.8, atLevel(3)), UNKNOWN_CODE] },
    { purpose: 'level-4', codes: some(0.8, atLevel(4)) },
    { purpose: 'post', codes: some(0.8, ({ post }) => post) },
  ];
}

const linkedOf = ({ code, agencies }: DemonstrationProcedure, departments: readonly string[]) => ({
  code,
  agency: agencies[0]!,
  participant: departments.find((one) => one !== agencies[0])!,
});
