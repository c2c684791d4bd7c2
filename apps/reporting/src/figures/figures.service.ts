import { Inject, Injectable } from '@nestjs/common';
import { Problem, type Actor, type Completeness, type FigureQuestion, type IndicatorFigure } from '#contracts';
import type { IndicatorQuestion, MissingPart, Trend, TrendPoint, TrendQuestion } from '#contracts';
import { CalendarError, periodOf, type Period } from '#calendar';
import { figureOf, indicatorOf, letterScorecard, measuresOf, readingOf } from '#indicators';
import type { Indicator, Reading } from '#indicators';
import type { RequestContext } from '#messaging';
import { PRODUCERS } from '../kinds/kinds.js';
import { LiveFigures } from '../live/live-figures.service.js';
import { Scopes, type Scope } from '../scopes/scopes.service.js';
import { answersOf } from './answers.js';
import { besideOf } from './beside.queries.js';
import { dossierCompleteness, parkedOf } from './completeness.queries.js';
import { indicatorFigure, shownValue } from './figure.rules.js';
import type { Frame } from './frame.js';
import { Moments, type Moment } from './moment.service.js';
import { ReadYourWrites } from './read-your-writes.service.js';
import { kindCompleteness } from './kind-completeness.queries.js';
import { kindsExpected, queriesBehind } from './queries-behind.rules.js';
import type { FactKind } from '../kinds/fact-kind.js';
import type { Snapshot } from './snapshot.js';
import { subPeriods } from './sub-periods.rules.js';
import { Watermarks } from './watermarks.service.js';

/** Everything a question is answered from, in one snapshot. */
export interface Setting {
  readonly snapshot: Snapshot;
  readonly moment: Moment;
  readonly scope: Scope;
  readonly frame: Frame;
}

/** Beyond so many events on their way a live figure says that it is behind. */
const BEHIND = 1_000;

@Injectable()
export class FiguresService {
  constructor(
    @Inject(Moments) private readonly moments: Moments,
    @Inject(Scopes) private readonly scopes: Scopes,
    @Inject(ReadYourWrites) private readonly readYourWrites: ReadYourWrites,
    @Inject(Watermarks) private readonly watermarks: Watermarks,
    @Inject(LiveFigures) private readonly live: LiveFigures,
  ) {}

  async indicator(question: IndicatorQuestion, by: Actor, context: RequestContext): Promise<IndicatorFigure> {
    const { indicator, reading } = asked(question);
    return (
      (await this.liveFigure(question, by, context)) ??
      this.within(question, by, context, async (setting) => {
        const [figure] = await this.figures(setting, [{ indicator, reading }]);
        return figure!;
      })
    );
  }

  /** Of cells alone, where they are enough. */
  private async liveFigure(question: IndicatorQuestion, by: Actor, context: RequestContext) {
    if (question.asOf) return undefined;
    const period = readPeriod(question.period);
    await this.readYourWrites.await(context.atLeast);
    return this.live.figure({ ...asked(question), question, by, period, onTheirWay: () => this.onTheirWay() });
  }

  async trend(question: TrendQuestion, by: Actor, context: RequestContext): Promise<Trend> {
    const { indicator, reading } = asked(question);
    return this.within(question, by, context, async ({ snapshot, moment, scope, frame }) => {
      const points: TrendPoint[] = [];
      for (const period of subPeriods(frame.period, question.by ?? 'month')) {
        const its = { ...frame, period, cutOff: earlier(period.to, moment.positions.on) };
        points.push(await point(snapshot, its, indicator, reading));
      }
      const { id, unit, target } = indicator;
      return { id, scope: scope.code, reading: reading.id, unit, target, points, asOf: moment.asOf };
    });
  }

  /** Figures of several indicators of one scorecard: their queries are answered together. */
  async figures(
    { snapshot, moment, scope, frame }: Setting,
    wanted: readonly { indicator: Indicator; reading: Reading }[],
  ): Promise<IndicatorFigure[]> {
    const queries = wanted.flatMap(({ indicator }) => measuresOf(indicator));
    const answers = await answersOf(snapshot, frame, queries);
    const ofKinds = new Map<FactKind, Completeness>();
    for (const kind of kindsExpected(queriesBehind(queries))) {
      ofKinds.set(kind, await kindCompleteness(snapshot, frame, kind));
    }
    const about = {
      scorecard: letterScorecard(),
      scope: scope.code,
      period: { from: frame.period.from, to: frame.period.to },
      cutOff: frame.cutOff,
      ofDossiers: await dossierCompleteness(snapshot, frame),
      ofKinds,
      notApplied: await this.notApplied(snapshot, frame),
      asOf: moment.asOf,
    };
    const found: IndicatorFigure[] = [];
    for (const { indicator, reading } of wanted) {
      const figure = indicatorFigure(indicator, reading, answers, about);
      const beside = await besideOf(snapshot, frame, indicator, { reading, answers });
      found.push(beside.length > 0 ? { ...figure, beside } : figure);
    }
    return found;
  }

  /** Completeness of what is counted of dossiers. */
  async completeness(snapshot: Snapshot, frame: Frame): Promise<Completeness> {
    const found = await dossierCompleteness(snapshot, frame);
    return { ...found, missing: [...(await this.notApplied(snapshot, frame)), ...found.missing] };
  }

  /** Events that stand outside the figures: on their way, or parked. */
  private async notApplied(snapshot: Snapshot, frame: Frame): Promise<MissingPart[]> {
    const parked = await parkedOf(snapshot, frame);
    return frame.live ? [...this.onTheirWay(), ...parked] : parked;
  }

  /** Runs `work` in one snapshot, at the positions, over the scope and with the cut-off the question means. */
  async within<R>(
    question: FigureQuestion,
    by: Actor,
    context: RequestContext,
    work: (setting: Setting) => Promise<R>,
    overFacts = false,
  ): Promise<R> {
    const period = readPeriod(question.period);
    await this.readYourWrites.await(context.atLeast);
    return this.moments.read({ asOf: question.asOf, overFacts }, async (snapshot, moment) => {
      const { positions, live, firstYear } = moment;
      const cutOff = earlier(period.to, positions.on);
      const at = { seq: positions.catalogue, day: cutOff, now: moment.catalogue };
      const scope = await this.scopes.of(snapshot, question, by, at);
      const { expected, homes, members } = scope;
      const frame = { expected, homes, agencies: members, period, cutOff, positions, live, firstYear };
      return work({ snapshot, moment, scope, frame });
    });
  }

  private onTheirWay(): MissingPart[] {
    return PRODUCERS.flatMap((producer) => {
      const { behind, trouble } = this.watermarks.trouble(producer);
      if (!trouble && behind < BEHIND) return [];
      const label = { vi: 'Sự kiện chưa vào số liệu', en: 'Events not in the figures yet' };
      return [{ source: producer, label, count: behind }];
    });
  }
}

/** The indicator and reading a question names. */
export function asked(question: Pick<IndicatorQuestion, 'id' | 'reading'>): { indicator: Indicator; reading: Reading } {
  const indicator = indicatorOf(letterScorecard(), question.id);
  if (!indicator) throw new Problem('not-found', 'reporting.indicator-unknown', { id: question.id });
  const reading = readingOf(indicator, question.reading ?? undefined);
  if (!reading) {
    throw new Problem('invalid', 'reporting.reading-unknown', { id: indicator.id, reading: question.reading });
  }
  return { indicator, reading };
}

async function point(snapshot: Snapshot, frame: Frame, indicator: Indicator, reading: Reading): Promise<TrendPoint> {
  const answers = await answersOf(snapshot, frame, measuresOf(indicator, [reading.id]));
  const on = { cutOff: frame.cutOff, periodEnd: frame.period.to };
  const figure = figureOf(indicator, reading.id, answers, on);
  return {
    period: frame.period.text,
    value: shownValue(figure),
    numerator: figure.numerator,
    denominator: figure.denominator,
    status: figure.status,
    provisional: frame.cutOff < frame.period.to,
  };
}

function readPeriod(text: string): Period {
  try {
    return periodOf(text);
  } catch (error) {
    if (error instanceof CalendarError) throw new Problem('invalid', 'reporting.period-invalid', { period: text });
    throw error;
  }
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
