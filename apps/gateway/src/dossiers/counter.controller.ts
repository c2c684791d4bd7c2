import { Controller, Get, Post } from '@nestjs/common';
import { closeCounterDay, closeRange, getRange, getVisit, listQueue, listRanges, listVisits } from '#contracts';
import { readCounterDay, recordVisit, reserveNumbers } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

/** The counter of the one-stop unit beside the dossiers themselves (NĐ 61/2018 Art.17). */
@Controller('api/v1')
export class CounterController {
  constructor(private readonly forward: ForwardService) {}

  @Post('counter-visits')
  @Writes(recordVisit, {
    resource: 'intake',
    vi: 'Lượt đến không cấp giấy tiếp nhận: mẫu 02, mẫu 03, hướng dẫn',
    en: 'A visit without a receipt: form 02, form 03 or guidance',
  })
  visit(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('counter-visits')
  @Reads(listVisits, { resource: 'dossiers', vi: 'Các lượt đến chưa cấp giấy', en: 'Visits without a receipt' })
  visits(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('counter-visits/:id')
  @Reads(getVisit, { resource: 'dossiers', vi: 'Một lượt đến', en: 'One visit' })
  oneVisit(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('online-queue')
  @Reads(listQueue, {
    resource: 'dossiers',
    vi: 'Hồ sơ trực tuyến chờ tiếp nhận, đã chờ bao lâu',
    en: 'Online submissions that wait to be received, and how long',
  })
  queue(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('offline-ranges')
  @Writes(reserveNumbers, {
    resource: 'intake',
    vi: 'Giữ dải số cho giấy tiếp nhận viết tay khi mất điện',
    en: 'Set numbers aside for paper receipts during a power cut',
  })
  reserve(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('offline-ranges')
  @Reads(listRanges, { resource: 'dossiers', vi: 'Các dải số dự phòng', en: 'Ranges set aside' })
  ranges(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('offline-ranges/:id')
  @Reads(getRange, { resource: 'dossiers', vi: 'Một dải số, từng số', en: 'One range with every number' })
  oneRange(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('offline-ranges/:id/closing')
  @Writes(closeRange, {
    resource: 'intake',
    vi: 'Đóng dải số: số thừa được trả lại hoặc bỏ có giải trình',
    en: 'Close a range: numbers left are given back or void with a reason',
  })
  close(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('counter-days/:day')
  @Reads(readCounterDay, {
    resource: 'dossiers',
    vi: 'Một ngày của quầy: nhận vào, trả ra, danh sách ký',
    en: 'A counter’s day: taken in, given out, the list to sign',
  })
  day(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('counter-days/:day/closing')
  @Writes(closeCounterDay, { resource: 'intake', vi: 'Chốt ngày của quầy', en: 'Close the counter’s day' })
  closeDay(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
