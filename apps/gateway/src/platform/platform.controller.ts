import { Controller, Get, Post } from '@nestjs/common';
import {
  ChainReport,
  Empty,
  getRebuildProgress,
  ParkedList,
  platformRequests,
  rebuildProjection,
  Replayed,
  ServiceHealth,
  verifyProjection,
} from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';
import { OfService, ParkedOfService, RebuildOfService, ReplayOfService } from './platform-questions.js';

const resource = 'platform';

/** For the one who runs the system: logs, parked events, the projection. */
@Controller('api/v1/platform')
export class PlatformController {
  constructor(private readonly forward: ForwardService) {}

  @Get('services/:service/health')
  @Reads(null, {
    resource,
    input: OfService,
    answer: ServiceHealth,
    vi: 'Tình trạng một dịch vụ',
    en: 'Health of a service',
  })
  health(@Asked() call: Call<OfService>) {
    return this.forward.ask(platformRequests[call.body.service].health, {}, call);
  }

  @Get('services/:service/parked')
  @Reads(null, {
    resource,
    input: ParkedOfService,
    answer: ParkedList,
    vi: 'Sự kiện bị để riêng vì lỗi',
    en: 'Events parked because they fail',
  })
  parked(@Asked() call: Call<ParkedOfService>) {
    const { service, ...query } = call.body;
    return this.forward.ask(platformRequests[service].parked, query, call);
  }

  @Post('services/:service/parked/replay')
  @Writes(null, {
    resource,
    status: 200,
    input: ReplayOfService,
    answer: Replayed,
    vi: 'Áp dụng lại sự kiện bị để riêng',
    en: 'Apply parked events again',
  })
  replay(@Asked() call: Call<ReplayOfService>) {
    const { service, ...body } = call.body;
    return this.forward.ask(platformRequests[service].replay, body, call);
  }

  @Post('services/:service/consumers/rebuild')
  @Writes(null, {
    resource,
    status: 200,
    input: RebuildOfService,
    answer: Empty,
    vi: 'Sau log.rewound: bỏ những gì đến từ một dịch vụ phát và áp dụng lại từ đầu',
    en: 'After log.rewound: empties what came from one producer and applies its log from the start',
  })
  rebuildConsumer(@Asked() call: Call<RebuildOfService>) {
    const { service, producer } = call.body;
    return this.forward.ask(platformRequests[service].rebuild, { producer }, call);
  }

  @Post('services/:service/verification')
  @Writes(null, {
    resource,
    status: 200,
    input: OfService,
    answer: ChainReport,
    vi: 'Tính lại chuỗi băm của nhật ký',
    en: 'Recompute the hash chain of a log',
  })
  verify(@Asked() call: Call<OfService>) {
    return this.forward.ask(platformRequests[call.body.service].chain, {}, call);
  }

  @Post('projection/rebuild')
  @Writes(rebuildProjection, {
    resource,
    status: 202,
    vi: 'Dựng lại số liệu bên cạnh',
    en: 'Rebuild the figures beside the live ones',
  })
  rebuild(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('projection/rebuild')
  @Reads(getRebuildProgress, { resource, vi: 'Tiến độ dựng lại', en: 'Progress of the rebuild' })
  progress(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('projection/verification')
  @Writes(verifyProjection, {
    resource,
    status: 200,
    vi: 'Kiểm tra bất biến của số liệu',
    en: 'Check the invariants of the figures',
  })
  verifyProjection(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
