import { Controller, Get, Post } from '@nestjs/common';
import { listNotices, listWarnings, receiveWarning } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

@Controller('api/v1/dossiers')
export class NoticesController {
  constructor(private readonly forward: ForwardService) {}

  @Get('warnings')
  @Reads(listWarnings, {
    resource: 'warnings',
    vi: 'Cảnh báo 50/75/90/100 % thời hạn chưa nhận, theo vai trò',
    en: 'Warnings at 50/75/90/100 % of the term, not yet received, by role',
  })
  warnings(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post(':ref/warning-receipts')
  @Writes(receiveWarning, { resource: 'warnings', status: 200, vi: 'Đã nhận cảnh báo', en: 'The warning was seen' })
  receive(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get(':ref/notices')
  @Reads(listNotices, { resource: 'dossiers', vi: 'Đã thông báo cho người nộp qua kênh nào, khi nào', en: 'By which channel the applicant was told, and when' }) // prettier-ignore
  notices(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
