import { Controller, Get, Post } from '@nestjs/common';
import { fileComplaint, listComplaints, listOffices, reconcile, settleComplaint, syncActs } from '#contracts';
import { Asked, type Call } from '../http/call.js';

import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

/** Complaints, offices, the month against the carrier, what phones kept offline. */
@Controller('api/v1/postal')
export class PostalRegisterController {
  constructor(private readonly forward: ForwardService) {}

  @Post('complaints')
  @Writes(fileComplaint, {
    resource: 'post-complaints',
    vi: 'Tiếp nhận khiếu nại về chuyển phát (TT 17/2017 Điều 8)',
    en: 'A complaint about the carriage (TT 17/2017 Art.8)',
  })
  file(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('complaints/:id/settlement')
  @Writes(settleComplaint, {
    resource: 'post-complaints',
    vi: 'Kết quả giải quyết, bồi thường',
    en: 'Its outcome and compensation',
  })
  settle(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('complaints')
  @Reads(listComplaints, {
    resource: 'post-complaints',
    vi: 'Khiếu nại: chưa giải quyết, quá hạn',
    en: 'Complaints: open, late',
  })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('offices')
  @Reads(listOffices, { resource: 'post-offices', vi: 'Bưu cục của Bình Phước', en: 'Post offices of Bình Phước' })
  offices(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('reconciliation')
  @Reads(reconcile, {
    resource: 'postal-money',
    vi: 'Đối soát tháng: bưu gửi, sự kiện, bảng kê',
    en: 'The month: our items, events, the carrier’s statement',
  })
  reconcile(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('sync')
  @Writes(syncActs, {
    resource: 'shipments',
    status: 200,
    vi: 'Đồng bộ các việc ghi khi mất mạng',
    en: 'Acts a phone kept while offline',
  })
  sync(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
