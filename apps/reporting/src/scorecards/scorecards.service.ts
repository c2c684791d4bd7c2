import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Problem, type Actor, type CriterionFigure, type IndicatorFigure } from '#contracts';
import type { ScorecardFigure, ScorecardItem, ScorecardList, ScorecardQuestion } from '#contracts';
import { builtInScorecards, leavesOf, type Scorecard, type ScorecardNode } from '#indicators';
import type { RequestContext } from '#messaging';
import { FiguresService } from '../figures/figures.service.js';

@Injectable()
export class ScorecardsService implements OnApplicationBootstrap {
  constructor(@Inject(FiguresService) private readonly figures: FiguresService) {}

  /** Definitions are read and checked at start, not by the first who asks. */
  onApplicationBootstrap(): void {
    builtInScorecards();
  }

  list(): ScorecardList {
    return { items: [...builtInScorecards().values()].map(itemOf) };
  }

  async get(question: ScorecardQuestion, by: Actor, context: RequestContext): Promise<ScorecardFigure> {
    const scorecard = builtInScorecards().get(question.id);
    if (!scorecard) throw new Problem('not-found', 'reporting.scorecard-unknown', { id: question.id });
    return this.figures.within(question, by, context, async (setting) => {
      const leaves = leavesOf(scorecard.tree);
      const figures = await this.figures.figures(setting, leaves);
      const byLeaf = new Map(leaves.map(({ id }, index) => [id, figures[index]!]));
      return {
        ...itemOf(scorecard),
        scope: setting.scope.code,
        period: { from: setting.frame.period.from, to: setting.frame.period.to },
        criteria: scorecard.tree.map((node) => criterion(node, byLeaf)),
        asOf: setting.moment.asOf,
      };
    });
  }
}

const itemOf = ({ id, version, label, indicators }: Scorecard): ScorecardItem => ({
  id,
  version,
  name: label,
  indicators: indicators.length,
});

/** So many agencies without data are named in a scorecard; the indicator by itself names them all. */
const NAMED = 5;

/** 43 figures that each name 142 agencies would be more than a message holds. */
const shortened = (figure: IndicatorFigure): IndicatorFigure => ({
  ...figure,
  completeness: { ...figure.completeness, missing: figure.completeness.missing.slice(0, NAMED) },
});

/** The letter gives no points; scorecards that do come with their own scoring. */
function criterion(node: ScorecardNode, figures: ReadonlyMap<string, IndicatorFigure>): CriterionFigure {
  const children = node.kind === 'branch' ? node.children.map((child) => criterion(child, figures)) : [];
  const found = node.kind === 'leaf' ? figures.get(node.id) : undefined;
  const figure = found ? shortened(found) : null;
  return { id: node.id, name: node.label, points: null, maximum: null, figure, children };
}
