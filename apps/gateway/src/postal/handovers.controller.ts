import { Controller, Get, Post } from '@nestjs/common';
import { addSignature, checkTrackingNumber, getHandover, listPickUps, signHandover } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'shipments';

/** Minutes of hand-over, and the postman's morning. */
@Controller('api/v1')
export class HandoversController {
  constructor(private readonly forward: ForwardService) {}

  @Post('handovers')
  @Writes(signHandover, {
    resource,
    vi: 'Biên bản giao nhận: một hoặc cả hai bên ký (QĐ 45/2016 Điều 7)',
    en: 'Minutes of hand-over, signed by one or both sides (QĐ 45/2016 Art.7)',
  })
  sign(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('handovers/:id/signatures')
  @Writes(addSignature, { resource, vi: 'Bên còn lại ký', en: 'The other side signs' })
  add(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('handovers/:id')
  @Reads(getHandover, { resource, vi: 'Một biên bản giao nhận', en: 'One set of minutes' })
  one(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('postal/pick-ups')
  @Reads(listPickUps, {
    resource,
    vi: 'Kết quả chờ bưu chính lấy, theo cơ quan',
    en: 'Results for the post to collect, by agency',
  })
  pickUps(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('postal/tracking-numbers/:number')
  @Reads(checkTrackingNumber, {
    resource: 'item-numbers',
    vi: 'Kiểm tra số hiệu bưu gửi theo UPU S10',
    en: 'Check the number of an item by UPU S10',
  })
  check(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
