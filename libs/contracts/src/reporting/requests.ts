import { Empty } from '../platform.js';
import { request } from '../request.js';
import { EvidencePage } from './evidence.js';
import { IndicatorFigure, Trend } from './figure.js';
import { ProjectionReport, RebuildProgress, RebuildProjection, VerifyProjection } from './projection.js';
import {
  EvidenceQuestion,
  IndicatorQuestion,
  QuietQuestion,
  ReportQuestion,
  ScorecardQuestion,
  TrendQuestion,
} from './questions.js';
import { FormII06a, QuietProcedures } from './reports.js';
import { ScorecardFigure, ScorecardList } from './scorecards.js';

/** `asOf` may be linear in the facts of the period, and a scorecard is many figures. */
const SLOW = { deadline: 30_000 };
const BY_HAND = { deadline: 600_000 };

export const getIndicator = request('reporting.indicators.get', IndicatorQuestion, IndicatorFigure, SLOW);
export const listEvidence = request('reporting.indicators.evidence', EvidenceQuestion, EvidencePage, SLOW);
export const getTrend = request('reporting.indicators.trend', TrendQuestion, Trend, SLOW);
export const listScorecards = request('reporting.scorecards.list', Empty, ScorecardList);
export const getScorecard = request('reporting.scorecards.get', ScorecardQuestion, ScorecardFigure, SLOW);
export const getFormII06a = request('reporting.reports.ii-06a', ReportQuestion, FormII06a, SLOW);
export const getQuietProcedures = request('reporting.reports.quiet-procedures', QuietQuestion, QuietProcedures, SLOW);

/** Starts at once and goes on after the answer; ask `reporting.rebuild.progress`. */
export const rebuildProjection = request('reporting.rebuild', RebuildProjection, RebuildProgress);
export const getRebuildProgress = request('reporting.rebuild.progress', Empty, RebuildProgress);
export const verifyProjection = request('reporting.verify', VerifyProjection, ProjectionReport, BY_HAND);

/** Core NATS subject of `ChangesNotice`: at most one a second, after the change is committed. */
export const CHANGES_SUBJECT = 'changes.reporting';

/** What may have changed since the notice before; whoever shows figures reads them again. */
export interface ChangesNotice {
  /** Indicator ids; empty = all. */
  readonly indicators: readonly string[];
  /** Agency uuids whose own cells moved; empty = all (e.g. after a rebuild). */
  readonly agencies: readonly string[];
  /** Years `2018` and months `2018-07` whose cells moved; empty = all. */
  readonly periods: readonly string[];
  readonly positions: Readonly<Record<string, number>>;
}
