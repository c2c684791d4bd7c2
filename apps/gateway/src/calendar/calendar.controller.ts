import { Controller, Get, Post } from '@nestjs/common';
import {
  calendarDays,
  calendarDeadline,
  CalendarDayView,
  decideCalendar,
  findRedating,
  listDecisions,
  type DaysQuery,
} from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'calendar';

@Controller('api/v1/calendar')
export class CalendarController {
  constructor(private readonly forward: ForwardService) {}

  @Get('days')
  @Reads(calendarDays, {
    resource,
    answer: CalendarDayView,
    list: true,
    vi: 'Ngày làm việc và ngày nghỉ, kèm lý do',
    en: 'Working days and days off, each with its reason',
  })
  async days(@Asked() call: Call<DaysQuery>) {
    return (await this.forward.ask(calendarDays, call.body, call)).items;
  }

  @Get('deadline')
  @Reads(calendarDeadline, {
    resource,
    vi: 'Tính hạn trả kết quả, kèm lý do từng ngày (BLDS Điều 147–148)',
    en: 'Due date of a term, every day with its reason (Civil Code Art.147–148)',
  })
  deadline(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('decisions')
  @Reads(listDecisions, { resource, vi: 'Quyết định về ngày nghỉ', en: 'Decisions about days off' })
  decisions(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('decisions/:id/moves')
  @Reads(findRedating, {
    resource: 'dossiers',
    vi: 'Hồ sơ mà quyết định đã đổi hạn, và hạn sớm hơn chỉ liệt kê',
    en: 'Dossiers whose due day the decision moved, and earlier ones that are only listed',
  })
  moves(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('decisions')
  @Writes(decideCalendar, {
    resource,
    query: ['dryRun'],
    vi: 'Nhập quyết định về ngày nghỉ',
    en: 'Enter a decision about days off',
  })
  decide(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
