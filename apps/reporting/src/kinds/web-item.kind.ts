import { webItemRecorded, type WebItemRecorded } from '#contracts';
import { dayAfter, joined, multirange, type Span } from '../facts/span.js';
import { factKind } from './fact-kind.js';

/** A required item of an agency's web page (NĐ 43/2011 Art.10): on which days it was owed, and on which up to date. */
type WebItem = {
  readonly agencyId: string;
  readonly item: string;
  readonly required: string;
  readonly current: string;
};

/** The year of the letter; an item known from before is required since it was. */
const REQUIRED_SINCE = '2018-01-01';

export const webItem = factKind<WebItem, WebItemRecorded>({
  name: 'web-item',
  producer: 'catalogue',
  table: 'web_item_fact',
  events: [webItemRecorded],
  columns: { agencyId: 'uuid', item: 'text', required: 'datemultirange', current: 'datemultirange' },
  factOf: (data) => {
    const required: Span[] = data.required ? [[sinceOf(data), null]] : [];
    return {
      agencyId: data.agencyId,
      item: data.item,
      required: multirange(required),
      current: multirange(data.required ? currentDays(data) : []),
    };
  },
  measures: { 'web-items-required': { days: 'required' }, 'web-items-current': { days: 'current' } },
  shown: { code: 'item', beside: ['required', 'current'] },
});

const sinceOf = ({ presentFrom, updates }: WebItemRecorded): string =>
  [REQUIRED_SINCE, presentFrom, ...updates.map(({ changedOn }) => changedOn)].flatMap((day) => day ?? []).sort()[0]!;

/** Present, and no update due before the day was still missing then. */
function currentDays({ presentFrom, presentTo, updates }: WebItemRecorded): Span[] {
  if (!presentFrom) return [];
  const present: Span = [presentFrom, presentTo ? dayAfter(presentTo) : null];
  const missing = updates.map(({ dueOn, postedOn }): Span => [dayAfter(dueOn), postedOn ?? null]);
  return without(
    present,
    joined(
      missing.filter(([from, to]) => to === null || from < to),
      present,
    ),
  );
}

/** What is left of a span when sorted spans within it are cut out. */
function without([first, last]: Span, cut: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from: string | null = first;
  for (const [start, end] of cut) {
    if (from !== null && from < start) left.push([from, start]);
    from = end;
  }
  if (from !== null && (last === null || from < last)) left.push([from, last]);
  return left;
}
