import { Controller, Get, Post } from '@nestjs/common';
import {
  amendShipment,
  bringBackShipment,
  cancelShipment,
  deliverShipment,
  eraseShipmentPeople,
  getShipment,
  inviteReceiver,
  listShipments,
  readdressShipment,
  registerShipment,
} from '#contracts';
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
    vi: 'Lập phiếu gửi, ghi nhận bưu gửi (QĐ 45/2016 Điều 6)',
    en: 'Make a slip, register an item (QĐ 45/2016 Art.6)',
  })
  register(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('shipments')
  @Reads(listShipments, {
    resource,
    vi: 'Bưu gửi: theo cơ quan, hồ sơ, số hiệu, quá hạn, không có tin, không phát được',
    en: 'Items: by agency, dossier, number; late, not moving, undeliverable',
  })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('shipments/:id')
  @Reads(getShipment, { resource, vi: 'Một bưu gửi', en: 'One shipment' })
  one(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('shipments/:id/amendments')
  @Writes(amendShipment, {
    resource,
    vi: 'Ghi sau số hiệu, lúc chấp nhận, hồ sơ bên trong',
    en: 'Number, acceptance, dossiers entered later',
  })
  amend(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('shipments/:id/address')
  @Writes(readdressShipment, {
    resource,
    vi: 'Đổi địa chỉ nhận, ủy quyền nhận',
    en: 'The receiver has moved, or names a proxy',
  })
  readdress(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('shipments/:id/invitations')
  @Writes(inviteReceiver, {
    resource,
    vi: 'Mời nhận (TT 17/2017 Điều 5.2h)',
    en: 'Invite the receiver (TT 17/2017 Art.5.2h)',
  })
  invite(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('shipments/:id/delivery')
  @Writes(deliverShipment, { resource, vi: 'Đã phát', en: 'Delivered' })
  deliver(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('shipments/:id/way-back')
  @Writes(bringBackShipment, { resource, vi: 'Chuyển hoàn cho bên gửi', en: 'Brought back to its sender' })
  bringBack(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('shipments/:id/cancellation')
  @Writes(cancelShipment, { resource, vi: 'Hủy trước khi bưu chính nhận', en: 'Cancel before the post has it' })
  cancel(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('shipments/:id/erasures')
  @Writes(eraseShipmentPeople, {
    resource: 'erasures',
    status: 200,
    vi: 'Xóa dữ liệu cá nhân của bưu gửi',
    en: 'Empty what names people about an item',
  })
  erase(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
