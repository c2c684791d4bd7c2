import { Controller, Get, Post } from '@nestjs/common';
import { askQuestions, getExperience, getLevelFour, openSupplement, trackOwn } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

@Controller('api/v1')
export class PublicController {
  constructor(private readonly forward: ForwardService) {}

  @Post('tracking')
  @Reads(trackOwn, {
    resource: 'tracking',
    vi: 'Người nộp tra cứu bằng mã và số điện thoại: thêm "đang chờ bạn, vì …"',
    en: 'The applicant tracks by code and telephone: also "waiting for you, because …"',
  })
  track(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('tracking/supplement-access')
  @Writes(openSupplement, {
    resource: 'supplement-access',
    vi: 'Người nộp đã đăng nhập, biết mã và số điện thoại: được bổ sung trực tuyến hồ sơ nộp trực tiếp, qua bưu chính',
    en: 'A signed-in applicant who knows code and telephone may supplement a dossier of the counter or the post online',
  })
  openSupplement(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('procedures/:code/experience')
  @Reads(getExperience, {
    resource: 'procedures',
    vi: 'Trước khi nộp: thường mất bao lâu, đúng hạn, phải bổ sung, hài lòng',
    en: 'Before filing: usual time, on time, supplements, votes',
  })
  experience(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('procedures/:code/level-four')
  @Reads(getLevelFour, {
    resource: 'publications',
    vi: 'Điều kiện nâng dịch vụ công mức độ 3 lên mức độ 4: tỷ lệ hồ sơ trực tuyến',
    en: 'The condition for going from level 3 to level 4: share of online dossiers',
  })
  levelFour(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('dossiers/questions')
  @Reads(askQuestions, {
    resource: 'questions',
    vi: 'Điều bất thường, nêu thành câu hỏi',
    en: 'What is unusual, put as questions',
  })
  questions(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
