import { Controller, Get, Post } from '@nestjs/common';
import { closeDay, collectMoney, getBalance, remitMoney } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'postal-money';

/** Fees and cash on delivery (QĐ 45/2016 Art.6.6, 7.5). */
@Controller('api/v1')
export class PostalMoneyController {
  constructor(private readonly forward: ForwardService) {}

  @Post('postal/collections')
  @Writes(collectMoney, {
    resource,
    vi: 'Thu phí, lệ phí, tiền thu hộ, cước',
    en: 'Fee, cash on delivery or postage collected',
  })
  collect(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('postal/remittances')
  @Writes(remitMoney, { resource, vi: 'Nộp tiền cho cơ quan', en: 'Money paid over to the agency' })
  remit(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('postal/balance')
  @Reads(getBalance, {
    resource,
    vi: 'Tổng trong ngày và số còn phải nộp',
    en: 'Total of the day and what is still to be remitted',
  })
  balance(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('postal/day-closings')
  @Writes(closeDay, { resource, vi: 'Khóa sổ ngày, khi số dư bằng 0', en: 'Close the day, at a balance of zero' })
  close(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
