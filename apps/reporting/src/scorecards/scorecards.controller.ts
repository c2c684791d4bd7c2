import { Controller, Inject } from '@nestjs/common';
import { getScorecard, listScorecards, type Actor, type ScorecardQuestion } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { ScorecardsService } from './scorecards.service.js';

@Controller()
export class ScorecardsController {
  constructor(@Inject(ScorecardsService) private readonly scorecards: ScorecardsService) {}

  @OnRequest(listScorecards)
  list() {
    return this.scorecards.list();
  }

  @OnRequest(getScorecard)
  get(question: ScorecardQuestion, by: Actor, context: RequestContext) {
    return this.scorecards.get(question, by, context);
  }
}
