import { Controller, Get, Post } from '@nestjs/common';
import { readDesk, readDue, reassignMany } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

/** Whose dossiers are where, and what is due. */
@Controller('api/v1')
export class DeskController {
  constructor(private readonly forward: ForwardService) {}

  @Get('desk')
  @Reads(readDesk, {
    resource: 'dossiers',
    vi: 'Hồ sơ đang mở của bạn hoặc của một đơn vị, sắp đến hạn trước',
    en: 'Open dossiers of yours or of a unit, nearest due first',
  })
  desk(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('desk/due')
  @Reads(readDue, {
    resource: 'dossiers',
    vi: 'Sắp đến hạn và quá hạn theo từng người',
    en: 'Due soon and overdue, by person',
  })
  due(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('reassignments')
  @Writes(reassignMany, {
    resource: 'settlement',
    vi: 'Bàn giao nhiều hồ sơ cho đồng nghiệp, kết quả từng hồ sơ',
    en: 'Hand dossiers over to a colleague, with a result for each',
  })
  reassign(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
