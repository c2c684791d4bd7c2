import { Controller, Get, Post } from '@nestjs/common';
import {
  announceChange,
  checkWebItem,
  findChange,
  findPublicationRules,
  holdReview,
  listPublicationDuties,
  listReviews,
  listWebItems,
  planReviews,
  recordPublicationStage,
  setPublicationRules,
  takeBackChange,
} from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'publications';

@Controller('api/v1')
export class PublicationsController {
  constructor(private readonly forward: ForwardService) {}

  @Post('publications')
  @Writes(announceChange, {
    resource,
    vi: 'Ghi thay đổi Trung ương công bố (NĐ 63/2010 Điều 15)',
    en: 'Record a change the centre has published (NĐ 63/2010 Art.15)',
  })
  announce(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('publications')
  @Reads(listPublicationDuties, {
    resource,
    vi: 'Nghĩa vụ công bố, việc trễ và đang ở bàn của ai',
    en: 'Duties to publish, what is late and on whose desk',
  })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('publications/rules')
  @Reads(findPublicationRules, { resource, vi: 'Tham số của đồng hồ công bố', en: 'Parameters of the clock' })
  rules(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('publications/rules')
  @Writes(setPublicationRules, { resource, vi: 'Đặt tham số từ một ngày', en: 'Set the parameters from a day on' })
  setRules(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('publications/:id')
  @Reads(findChange, { resource, vi: 'Một thay đổi với từng thủ tục', en: 'One change with each of its procedures' })
  one(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('publications/:id/stages')
  @Writes(recordPublicationStage, {
    resource,
    status: 200,
    vi: 'Đã trình, đã công bố, đã nhập CSDL',
    en: 'Proposed, decided, entered',
  })
  stage(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('publications/:id/take-back')
  @Writes(takeBackChange, { resource, status: 200, vi: 'Rút lại nghĩa vụ ghi nhầm', en: 'Take a duty back' })
  takeBack(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('reviews')
  @Reads(listReviews, { resource, vi: 'Rà soát định kỳ: phải làm và đã làm', en: 'Periodic reviews: due and held' })
  reviews(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('reviews')
  @Writes(planReviews, { resource, vi: 'Lập kế hoạch rà soát của năm', en: 'Plan the reviews of a year' })
  planReviews(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('reviews/:id/outcome')
  @Writes(holdReview, { resource, status: 200, vi: 'Ghi kết quả rà soát', en: 'Record a review that was held' })
  holdReview(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('web-items')
  @Reads(listWebItems, {
    resource,
    vi: 'Danh mục thông tin bắt buộc trên trang (NĐ 43/2011 Điều 10)',
    en: 'Checklist of the web page (NĐ 43/2011 Art.10)',
  })
  webItems(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('web-items')
  @Writes(checkWebItem, {
    resource,
    vi: 'Ghi kiểm tra, thay đổi, cập nhật một mục',
    en: 'Record what was found or done for an item',
  })
  checkWebItem(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
