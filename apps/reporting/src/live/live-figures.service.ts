import { Inject, Injectable } from '@nestjs/common';
import type { Actor, IndicatorFigure, IndicatorQuestion, MissingPart } from '#contracts';
import { vietnamDay, type Period } from '#calendar';
import { figureOf, letterScorecard, measuresOf, type Indicator, type Reading } from '#indicators';
import { CLOCK, type Clock } from '#service';
import { intervalOf } from '../figures/beside.queries.js';
import { completenessOf, parkedPart } from '../figures/completeness.queries.js';
import { indicatorFigure } from '../figures/figure.rules.js';
import { momentOf, newestPositions } from '../figures/newest.rules.js';
import { Scopes, type Scope } from '../scopes/scopes.service.js';
import { cellAnswers, withDossiers, type Kept } from './cell-answers.rules.js';
import { cellQuestion, type CellQuestion, type Span } from './cell-questions.js';
import { CellReader } from './cell-reader.service.js';
import type { State } from './state.js';

export interface LiveQuestion {
  readonly question: IndicatorQuestion;
  readonly by: Actor;
  readonly indicator: Indicator;
  readonly reading: Reading;
  readonly period: Period;
  /** Events on their way. */
  readonly onTheirWay: () => readonly MissingPart[];
}

/** Live figures that are of dossiers' cells alone: nothing is planned, joined or sorted for them. */
@Injectable()
export class LiveFigures {
  /** As seen last; a question is asked with it and again if it is another now. */
  private firstYear?: string;
  private readonly numbers = new WeakMap<Scope, Numbered>();
  private readonly questions = new Map<string, CellQuestion>();

  constructor(
    @Inject(CellReader) private readonly cells: CellReader,
    @Inject(Scopes) private readonly scopes: Scopes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same answer the tables give; undefined where it has to be asked of them. */
  async figure(asked: LiveQuestion): Promise<IndicatorFigure | undefined> {
    if (asked.indicator.beside.includes('term-savings')) return undefined;
    const now = this.clock.now();
    const { period } = asked;
    const today = vietnamDay(now);
    const cutOff = period.to < today ? period.to : today;
    const firstYear = this.firstYear ?? `${today.slice(0, 4)}-01-01`;
    const wanted = this.wanted(asked.indicator, { period, cutOff, firstYear });
    if (!wanted) return undefined;
    return this.cells.read(wanted, (state, kept) => {
      this.firstYear = state.first ?? undefined;
      if (state.first !== firstYear) return undefined;
      const positions = newestPositions(state, now);
      const moment = momentOf(state, positions, { live: true, at: state.at });
      const at = { day: cutOff, generation: moment.catalogue.generation };
      const scope = this.scopes.known(asked.question, asked.by, at);
      if (!scope) return undefined;
      const numbers = this.numbersOf(scope);
      return figureIn(asked, { scope, numbers, wanted, kept, state, cutOff, asOf: moment.asOf });
    });
  }

  private numbersOf(scope: Scope): Numbered {
    const known = this.numbers.get(scope);
    if (known) return known;
    const numbersOf = (ids: Iterable<string>) => [...ids].map((id) => this.cells.numberOf(id));
    const found = {
      members: numbersOf(scope.members),
      belonging: numbersOf(scope.homes.keys()),
      homes: [...scope.homes.values()],
    };
    this.numbers.set(scope, found);
    return found;
  }

  private wanted(indicator: Indicator, span: Span): CellQuestion | undefined {
    const key = `${indicator.id} ${span.period.from} ${span.period.to} ${span.cutOff} ${span.firstYear}`;
    const known = this.questions.get(key);
    if (known) return known;
    const found = cellQuestion(measuresOf(indicator), span);
    if (this.questions.size >= MOST_QUESTIONS) this.questions.clear();
    if (found) this.questions.set(key, found);
    return found;
  }
}

/** Questions are few: those of some days, periods and indicators. */
const MOST_QUESTIONS = 500;

/** Agencies of a scope by the numbers of their cells; `homes` are of `belonging`. */
interface Numbered {
  readonly members: readonly number[];
  readonly belonging: readonly number[];
  readonly homes: readonly string[];
}

interface Found {
  readonly scope: Scope;
  readonly numbers: Numbered;
  readonly wanted: CellQuestion;
  readonly kept: Kept;
  readonly state: State;
  readonly cutOff: string;
  readonly asOf: IndicatorFigure['asOf'];
}

function figureIn(asked: LiveQuestion, found: Found): IndicatorFigure {
  const { scope, numbers, wanted, kept, state, cutOff, asOf } = found;
  const { indicator, reading, period } = asked;
  const had = withDossiers(wanted, kept, numbers.belonging);
  const provided = new Set(numbers.homes.filter((_, place) => had[place]));
  const answers = cellAnswers(wanted, kept, numbers.members);
  const figure = indicatorFigure(indicator, reading, answers, {
    scorecard: letterScorecard(),
    scope: scope.code,
    period: { from: period.from, to: period.to },
    cutOff,
    ofDossiers: completenessOf(scope.expected, provided),
    ofKinds: new Map(),
    notApplied: [...asked.onTheirWay(), ...parkedIn(state, scope.members)],
    asOf,
  });
  if (!indicator.beside.includes('interval')) return figure;
  const on = { cutOff, periodEnd: period.to };
  return { ...figure, beside: intervalOf(figureOf(indicator, reading.id, answers, on)) };
}

/** Dossiers say their agency; what does not is counted everywhere. */
function parkedIn({ parked }: State, members: readonly string[]): MissingPart[] {
  const counts = new Map<string, number>();
  for (const [producer, agency, count] of parked ?? []) {
    if (agency === null || members.includes(agency)) counts.set(producer, (counts.get(producer) ?? 0) + count);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([producer, count]) => parkedPart(producer, count));
}
