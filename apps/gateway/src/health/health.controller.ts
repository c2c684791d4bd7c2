import { Controller, Get } from '@nestjs/common';
import { Asked, type Call } from '../http/call.js';
import { Reads } from '../http/route.js';
import { ReadinessService } from './readiness.service.js';

/** On the public port, outside /api/v1: for load balancers and for `npm run up`. */
@Controller()
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  @Get('healthz')
  @Reads(null, { resource: 'health', vi: 'Đang chạy', en: 'Alive' })
  alive(@Asked() _call: Call) {
    return { status: 'alive' };
  }

  @Get('readyz')
  @Reads(null, { resource: 'health', vi: 'Mọi dịch vụ trả lời', en: 'Every service answers; says which does not' })
  async ready(@Asked() { reply }: Call) {
    const report = await this.readiness.report();
    reply.header('cache-control', 'no-store').code(report.status === 'ready' ? 200 : 503);
    return report;
  }
}
