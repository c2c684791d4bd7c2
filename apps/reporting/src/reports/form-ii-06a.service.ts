import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Bilingual, FormII06a, FormII06aRow, ReportQuestion, ReportRows } from '#contracts';
import { asked, form06a, FORM_06A_QUERIES, type Form06aCounts } from '#indicators';
import type { RequestContext } from '#messaging';
import { countsBy, type CountQuery, type Counts } from '../figures/counts.queries.js';
import { FiguresService, type Setting } from '../figures/figures.service.js';
import { reportingAgencies } from '../scopes/scopes.service.js';
import { procedureNames } from './procedure-names.queries.js';

const TITLE = {
  vi: 'Tình hình, kết quả giải quyết TTHC tại cơ quan, đơn vị trực tiếp giải quyết TTHC',
  en: 'Procedures settled at the agencies that settle them',
};
const WAITING = asked({ kind: 'stock', window: 'period', measure: 'open-waiting', where: {} }) as CountQuery;
const QUERIES = { ...FORM_06A_QUERIES, waiting: WAITING } as Readonly<Record<keyof RowCounts, CountQuery>>;
const NAMES = Object.keys(QUERIES) as (keyof RowCounts)[];

type RowCounts = Form06aCounts & { readonly waiting: number };
/** What a row is called, by the agency or procedure its counts stand at. */
type Naming = (place: string) => { code: string; name: Bilingual };

/** Counts of form II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP). */
@Injectable()
export class FormII06aService {
  constructor(@Inject(FiguresService) private readonly figures: FiguresService) {}

  async get(question: ReportQuestion, by: Actor, context: RequestContext): Promise<FormII06a> {
    const kind = question.by ?? 'agency';
    const form = async (setting: Setting): Promise<FormII06a> => {
      const { snapshot, frame, scope, moment } = setting;
      const place = kind === 'agency' ? 'agency_id' : 'procedure_id';
      const counted = await countsBy(snapshot, frame, Object.values(QUERIES), place);
      const rows = rowsOf(counted, await naming(setting, kind, [...counted.keys()]));
      const all = sum([...counted.values()].map(countsOf));
      const { code, agency } = scope;
      return {
        form: 'II.06a/VPCP/KSTT',
        title: TITLE,
        scope: code,
        period: { from: frame.period.from, to: frame.period.to },
        by: kind,
        rows,
        total: rowOf(code, { vi: agency.name.vi, en: agency.name.en ?? agency.name.vi }, all),
        notes: form06a(all).notes.map(({ vi, en }) => ({ vi, en })),
        completeness: await this.figures.completeness(snapshot, frame),
        cutOff: frame.cutOff,
        asOf: moment.asOf,
      };
    };
    return this.figures.within(question, by, context, form, kind !== 'agency');
  }
}

async function naming(setting: Setting, by: ReportRows, places: readonly string[]): Promise<Naming> {
  const { scope, snapshot, frame } = setting;
  if (by !== 'agency') return procedureNames(snapshot, frame, by, places);
  const above = reportingAgencies(scope);
  return (place) => {
    const agency = scope.tree.get(above.get(place) ?? place)!;
    return { code: agency.codes[0]!.code, name: { vi: agency.name.vi, en: agency.name.en ?? agency.name.vi } };
  };
}

/** Rows in the order of their codes; places with one name are one row. */
function rowsOf(counted: ReadonlyMap<string, Counts>, nameOf: Naming): FormII06aRow[] {
  const rows = new Map<string, { name: Bilingual; counts: RowCounts[] }>();
  for (const [place, counts] of counted) {
    const { code, name } = nameOf(place);
    const row = rows.get(code) ?? { name, counts: [] };
    row.counts.push(countsOf(counts));
    rows.set(code, row);
  }
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { name, counts }]) => rowOf(code, name, sum(counts)));
}

const countsOf = (counts: Counts): RowCounts =>
  Object.fromEntries(NAMES.map((name) => [name, counts.get(QUERIES[name].key) ?? 0])) as unknown as RowCounts;

const sum = (all: readonly RowCounts[]): RowCounts =>
  Object.fromEntries(
    NAMES.map((name) => [name, all.reduce((total, counts) => total + counts[name], 0)]),
  ) as unknown as RowCounts;

function rowOf(code: string, name: Bilingual, counts: RowCounts): FormII06aRow {
  const { columns } = form06a(counts);
  return {
    code,
    name,
    total: columns[3],
    receivedOnline: columns[4],
    receivedOther: columns[5],
    carriedOver: columns[6],
    settled: columns[7],
    early: columns[8],
    onTime: columns[9],
    late: columns[10],
    open: columns[11],
    openInTime: columns[12],
    openOverdue: columns[13],
    withdrawn: counts.withdrawn,
    stopped: counts.stopped,
    waiting: counts.waiting,
  };
}
