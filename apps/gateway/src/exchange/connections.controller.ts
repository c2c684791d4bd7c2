import { Controller, Get, Post } from '@nestjs/common';
import { beatHeart, endConnection, listConnections, registerConnection } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'connections';

@Controller('api/v1/exchange/connections')
export class ConnectionsController {
  constructor(private readonly forward: ForwardService) {}

  @Get()
  @Reads(listConnections, {
    resource,
    vi: 'Hệ thống kết nối: đang sống, im lặng, cơ quan chưa có (I.11)',
    en: 'Connected systems, alive or silent, and agencies without one (I.11)',
  })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post()
  @Writes(registerConnection, { resource, vi: 'Đăng ký một hệ thống kết nối', en: 'Register a connected system' })
  register(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post(':id/heartbeats')
  @Writes(beatHeart, { resource, vi: 'Nhịp của hệ thống', en: 'A sign of life of a system' })
  beat(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post(':id/end')
  @Writes(endConnection, { resource, vi: 'Chấm dứt kết nối', en: 'End a connection' })
  end(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
