import { Controller, Get, Post } from '@nestjs/common';
import { checkTrackingNumber, getShipment, registerShipment } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'shipments';

@Controller('api/v1')
export class ShipmentsController {
  constructor(private readonly forward: ForwardService) {}

  @Post('shipments')
  @Writes(registerShipment, {
    resource,
    vi: 'Ghi nhận bưu gửi bưu chính công ích (QĐ 45/2016)',
    en: 'Register a shipment of the public post (QĐ 45/2016)',
  })
  register(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('shipments/:id')
  @Reads(getShipment, { resource, vi: 'Một bưu gửi', en: 'One shipment' })
  one(@Asked() call: Call) {
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
