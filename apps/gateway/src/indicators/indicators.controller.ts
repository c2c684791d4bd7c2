import { Controller, Get } from '@nestjs/common';
import { getIndicator, getScorecard, getTrend, listEvidence, listScorecards } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads } from '../http/route.js';

const figure = { resource: 'indicators', figures: true } as const;

@Controller('api/v1')
export class IndicatorsController {
  constructor(private readonly forward: ForwardService) {}

  @Get('indicators/:id')
  @Reads(getIndicator, { ...figure, vi: 'Một chỉ tiêu với mọi cách tính', en: 'One indicator with all readings' })
  indicator(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('indicators/:id/evidence')
  @Reads(listEvidence, {
    ...figure,
    vi: 'Danh sách chi tiết đứng sau con số; số dòng bằng đúng con số',
    en: 'The list behind the number; as long as the number says',
  })
  evidence(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('indicators/:id/trend')
  @Reads(getTrend, { ...figure, vi: 'Chỉ tiêu theo tháng, quý, năm', en: 'An indicator by month, quarter or year' })
  trend(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('scorecards')
  @Reads(listScorecards, { resource: 'indicators', vi: 'Các bộ tiêu chí', en: 'Scorecards' })
  scorecards(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('scorecards/:id')
  @Reads(getScorecard, {
    ...figure,
    vi: 'Bộ tiêu chí với số liệu',
    en: 'A scorecard with value and points of every criterion',
  })
  scorecard(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
