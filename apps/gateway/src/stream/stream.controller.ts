import type { Readable } from 'node:stream';
import { Controller, Get } from '@nestjs/common';
import { Problem, Text } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { Reads } from '../http/route.js';
import { AgencyTree } from './agency-tree.js';
import { Changes } from './changes.js';

export class StreamQuestion {
  @Text({
    vi: 'Phạm vi: mã cơ quan; bỏ trống: cơ quan của người hỏi',
    en: 'Scope: code of an agency; the asker’s own when absent',
    max: 40,
    optional: true,
  })
  scope?: string | null;
}

@Controller('api/v1/stream')
export class StreamController {
  constructor(
    private readonly changes: Changes,
    private readonly agencies: AgencyTree,
  ) {}

  @Get()
  @Reads(null, {
    resource: 'stream',
    input: StreamQuestion,
    produces: ['text/event-stream'],
    vi: 'Sự kiện máy chủ: chỉ tiêu, cơ quan, kỳ nào có thể đã đổi',
    en: 'Server-sent events: which indicators, agencies, periods may have changed; read them again',
  })
  open(@Asked() { body, by, reply }: Call<StreamQuestion>): Readable {
    const scope = body.scope ?? by.agency;
    const known = this.agencies.idOf(scope);
    if (scope !== by.agency && (!known || !this.agencies.isWithin(known, by.agency))) {
      throw new Problem('forbidden', 'forbidden.agency');
    }
    reply.header('content-type', 'text/event-stream; charset=utf-8');
    reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no');
    return this.changes.open(scope);
  }
}
