import { Inject, Injectable } from '@nestjs/common';
import { systemActor, type BrokenInvariant, type ProjectionReport, type VerifyProjection } from '#contracts';
import { addDays } from '#calendar';
import { asked, MEASURE_NAMES, measureOf, type MeasureName, type MeasureQuery } from '#indicators';
import type { CountQuery, Counts } from '../figures/counts.queries.js';
import { factCountsBy } from '../figures/figure-counts.queries.js';
import { FiguresService, type Setting } from '../figures/figures.service.js';
import type { Frame } from '../figures/frame.js';
import { RebuildService } from './rebuild.service.js';

const QUERIES = new Map<MeasureName, CountQuery>(MEASURE_NAMES.map((measure) => [measure, queryOf(measure)]));

/** `npm run verify`: cells against facts and the dossier invariant for every agency over sampled periods, and the rebuild. */
@Injectable()
export class VerifyService {
  constructor(
    @Inject(FiguresService) private readonly figures: FiguresService,
    @Inject(RebuildService) private readonly rebuild: RebuildService,
  ) {}

  async verify(command: VerifyProjection): Promise<ProjectionReport> {
    const year = { period: '2018' };
    const context = { traceparent: '', language: 'vi' } as const;
    const by = systemActor('reporting');
    const found = await this.figures
      .within(year, by, context, (setting) => this.invariants(setting), true)
      .catch((error: { code?: string }) => {
        // Nothing was ever consumed: there is nothing that could be wrong.
        if (error.code === 'reporting.scope-unknown') return { checks: 0, broken: [] };
        throw error;
      });
    const rebuild = (command.rebuild ?? true) ? await this.rebuild.run() : null;
    return { ...found, ok: found.broken.length === 0 && rebuild?.equal !== false && !rebuild?.error, rebuild };
  }

  private async invariants({
    snapshot,
    frame,
    scope,
  }: Setting): Promise<{ checks: number; broken: BrokenInvariant[] }> {
    const broken: BrokenInvariant[] = [];
    const agencies = scope.tree.agencies.map(({ id }) => id);
    let checks = 0;
    for (const period of sampled(frame)) {
      const live = { ...frame, ...period, agencies, live: true };
      const cells = await factCountsBy(snapshot, live, [...QUERIES.values()], 'agency_id');
      const facts = await factCountsBy(snapshot, { ...live, live: false }, [...QUERIES.values()], 'agency_id');
      for (const agency of new Set([...cells.keys(), ...facts.keys()])) {
        const at = { agency, from: period.period.from, to: period.period.to };
        const found = [...differences(cells.get(agency), facts.get(agency)), ...unbalanced(cells.get(agency))];
        checks += QUERIES.size + 1;
        broken.push(...found.map(({ invariant, facts: by }) => ({ invariant, facts: { ...at, ...by } })));
      }
    }
    return { checks, broken };
  }
}

function queryOf(measure: MeasureName): CountQuery {
  const flow: MeasureQuery = asked({ kind: 'flow', window: 'period', measure, where: {}, among: null });
  return (
    measureOf(measure).kind === 'flow' ? flow : asked({ kind: 'stock', window: 'period', measure, where: {} })
  ) as CountQuery;
}

/** Whole years, odd ranges and single days, so that every grain of cells is read. */
function sampled({ positions, firstYear }: Frame): Pick<Frame, 'period' | 'cutOff'>[] {
  const { on } = positions;
  const ranges = [
    [firstYear, on],
    [`${Number(on.slice(0, 4)) - 1}-01-01`, `${Number(on.slice(0, 4)) - 1}-12-31`],
    ['2018-01-01', '2018-12-31'],
    ['2018-03-15', '2018-08-30'],
    ['2018-08-30', '2018-08-30'],
    [addDays(on, -40), on],
  ] as const;
  const past = ranges.filter(([from, to]) => from <= to && to <= on);
  return past.map(([from, to]) => ({ period: { text: `${from}..${to}`, from, to, preset: 'calendar' }, cutOff: to }));
}

function differences(cells: Counts | undefined, facts: Counts | undefined): BrokenInvariant[] {
  return [...QUERIES].flatMap(([measure, { key }]) => {
    const [live, recounted] = [cells?.get(key) ?? 0, facts?.get(key) ?? 0];
    return live === recounted
      ? []
      : [{ invariant: 'cells = facts', facts: { measure, cells: live, facts: recounted } }];
  });
}

function unbalanced(cells: Counts | undefined): BrokenInvariant[] {
  const of = (measure: MeasureName) => cells?.get(QUERIES.get(measure)!.key) ?? 0;
  const came = of('carried-over') + of('received');
  const went = of('settled') + of('withdrawn') + of('stopped') + of('open');
  if (came === went) return [];
  return [{ invariant: 'carried over + received = settled + withdrawn + stopped + open', facts: { came, went } }];
}
