import { Controller, Get, Post } from '@nestjs/common';
import { answerOpinion, getOpinion, listPublished, receiveOpinion } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'opinions';

@Controller('api/v1')
export class OpinionsController {
  constructor(private readonly forward: ForwardService) {}

  @Post('opinions')
  @Writes(receiveOpinion, {
    resource,
    vi: 'Gửi hoặc ghi nhận phản ánh, kiến nghị (NĐ 20/2008)',
    en: 'Send or register an opinion (NĐ 20/2008)',
  })
  receive(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('opinions/:number')
  @Reads(getOpinion, { resource, vi: 'Một phản ánh, kiến nghị', en: 'One opinion' })
  one(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('opinions/:number/answers')
  @Writes(answerOpinion, {
    resource: 'answers',
    vi: 'Trả lời công khai, trong 03 ngày làm việc (công văn 600, I.3.đ)',
    en: 'Answer in public, within 3 working days (letter 600, I.3.đ)',
  })
  answer(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('public/opinions')
  @Reads(listPublished, {
    resource: 'published',
    vi: 'Các trả lời công khai, không có dữ liệu cá nhân',
    en: 'Published answers, without personal data',
  })
  published(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
