import { Controller, Get, Post } from '@nestjs/common';
import { askPrice, CARRIER_CODE, CarrierCallTaken, listCarriers, takeCarrierCall, Text } from '#contracts';
import { JSON_TYPE } from '../http/bodies.js';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

class CarrierName {
  @Text({ vi: 'Doanh nghiệp', en: 'Carrier', example: 'vnpost', pattern: CARRIER_CODE }) carrier!: string;
}

@Controller('api/v1/postal')
export class CarriersController {
  constructor(private readonly forward: ForwardService) {}

  @Post('events/:carrier')
  @Writes(null, {
    resource: 'carrier-events',
    status: 200,
    input: CarrierName,
    answer: CarrierCallTaken,
    streams: [JSON_TYPE],
    vi: 'Doanh nghiệp bưu chính báo trạng thái: X-Timestamp, X-Signature = sha256=HMAC(timestamp.body)',
    en: 'A carrier reports statuses: X-Timestamp, X-Signature = sha256=HMAC(timestamp.body); repeats and any order are harmless',
  })
  take(@Asked() call: Call<CarrierName>) {
    const { headers, body } = call.request;
    const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 100) : '');
    const signed = {
      carrier: call.body.carrier,
      timestamp: text(headers['x-timestamp']).slice(0, 20),
      signature: text(headers['x-signature']),
      body: typeof body === 'string' ? body : '',
    };
    return this.forward.ask(takeCarrierCall, signed, call);
  }

  @Post('prices')
  @Writes(askPrice, {
    resource: 'shipments',
    status: 200,
    vi: 'Hỏi giá cước của doanh nghiệp; không lập phiếu',
    en: 'Asks a carrier its price; makes no slip',
  })
  price(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('carriers')
  @Reads(listCarriers, {
    resource: 'carriers',
    vi: 'Tình trạng kết nối các doanh nghiệp',
    en: 'How the carriers are doing',
  })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
