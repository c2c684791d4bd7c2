import { Controller, Inject } from '@nestjs/common';
import { getIndicator, getTrend, type Actor, type IndicatorQuestion, type TrendQuestion } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { FiguresService } from './figures.service.js';

@Controller()
export class FiguresController {
  constructor(@Inject(FiguresService) private readonly figures: FiguresService) {}

  @OnRequest(getIndicator)
  indicator(question: IndicatorQuestion, by: Actor, context: RequestContext) {
    return this.figures.indicator(question, by, context);
  }

  @OnRequest(getTrend)
  trend(question: TrendQuestion, by: Actor, context: RequestContext) {
    return this.figures.trend(question, by, context);
  }
}
