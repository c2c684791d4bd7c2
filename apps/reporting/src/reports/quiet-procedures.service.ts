import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Bilingual, QuietList, QuietProcedures, QuietQuestion, ShortOfTarget } from '#contracts';
import { figureOf, indicatorOf, letterScorecard, measuresOf, type Indicator, type ProcedureFilter } from '#indicators';
import type { RequestContext } from '#messaging';
import { procedureRows } from '../evidence/evidence.queries.js';
import { answersOf } from '../figures/answers.js';
import { FiguresService, type Setting } from '../figures/figures.service.js';
import { proceduresOf } from '../figures/procedures.queries.js';
import { reportingAgencies } from '../scopes/scopes.service.js';

type Listed = Pick<QuietList, 'id' | 'label'> & { readonly filter: ProcedureFilter };

/** Offered on the last day and without any record since 1 January. */
const LISTS: readonly Listed[] = [
  {
    id: 'no-dossier',
    label: { vi: 'Thủ tục không phát sinh hồ sơ', en: 'Procedures without a dossier' },
    filter: { set: 'at-end', offered: {}, having: [{ measure: 'received', where: {}, operator: '<=', number: 0 }] },
  },
  {
    id: 'no-online-dossier',
    label: { vi: 'Thủ tục mức độ 3, 4 không có hồ sơ trực tuyến', en: 'Level 3 and 4 without an online dossier' },
    filter: {
      set: 'at-end',
      offered: { level: [3, 4] },
      having: [{ measure: 'received', where: { channel: ['online'], level: [3, 4] }, operator: '<=', number: 0 }],
    },
  },
  {
    id: 'no-postal-transaction',
    label: { vi: 'Thủ tục qua BCCI không có giao dịch', en: 'Post-enabled without a postal transaction' },
    filter: {
      set: 'at-end',
      offered: { post: true },
      having: [{ measure: 'post-transactions', where: {}, operator: '<=', number: 0 }],
    },
  },
];
/** Shares of procedures with a minimum: one procedure more may reach it. */
const SHARES = ['I.5.a', 'I.5.đ.1'] as const;

/** What I.5.a and I.5.đ.1 wait for: procedures nobody used this year, and agencies short of some to reach the target. */
@Injectable()
export class QuietProceduresService {
  constructor(@Inject(FiguresService) private readonly figures: FiguresService) {}

  get(question: QuietQuestion, by: Actor, context: RequestContext): Promise<QuietProcedures> {
    const report = async (setting: Setting): Promise<QuietProcedures> => {
      const { scope, frame, moment } = setting;
      const lists: QuietList[] = [];
      for (const listed of LISTS) lists.push(await listOf(setting, listed));
      return {
        scope: scope.code,
        period: { from: frame.period.from, to: frame.period.to },
        lists,
        short: await shortOfTarget(setting),
        cutOff: frame.cutOff,
        asOf: moment.asOf,
      };
    };
    return this.figures.within(question, by, context, report);
  }
}

async function listOf({ snapshot, frame }: Setting, { id, label, filter }: Listed): Promise<QuietList> {
  const window = 'year-to-date';
  const offered = await proceduresOf(snapshot, frame, { window, filter: { ...filter, having: [] } });
  const quiet = await proceduresOf(snapshot, frame, { window, filter });
  const rows = await procedureRows(snapshot, frame, quiet);
  const items = rows.map(({ item: { code, name } }) => ({ code, ...(name ? { name } : {}) }));
  return { id, label, offered: offered.length, items: items.sort((a, b) => (a.code < b.code ? -1 : 1)) };
}

/** Agencies below a target by the default reading, those that need fewest first. */
async function shortOfTarget(setting: Setting): Promise<ShortOfTarget[]> {
  const { scope } = setting;
  const above = reportingAgencies(scope);
  const found: ShortOfTarget[] = [];
  for (const { id, name, codes } of scope.expected) {
    const members = scope.members.filter((member) => above.get(member) === id);
    const label: Bilingual = { vi: name.vi, en: name.en ?? name.vi };
    for (const share of SHARES) {
      const short = await shortBy(setting, indicatorOf(letterScorecard(), share)!, members);
      if (short) found.push({ agency: codes[0]!.code, name: label, indicator: share, ...short });
    }
  }
  return found.sort((a, b) => a.needed - b.needed || (a.agency < b.agency ? -1 : 1));
}

async function shortBy({ snapshot, frame }: Setting, indicator: Indicator, agencies: readonly string[]) {
  const reading = indicator.readings[0].id;
  const answers = await answersOf(snapshot, { ...frame, agencies }, measuresOf(indicator, [reading]));
  const { numerator, denominator } = figureOf(indicator, reading, answers, {
    cutOff: frame.cutOff,
    periodEnd: frame.period.to,
  });
  if (numerator === null || !denominator) return null;
  const needed = Math.ceil((indicator.target.number * denominator) / 100) - numerator;
  return needed > 0 ? { numerator, denominator, needed } : null;
}
