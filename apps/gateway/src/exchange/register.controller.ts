import { Controller, Get, Post } from '@nestjs/common';
import { listDocuments, registerDocument } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'register';

@Controller('api/v1/exchange')
export class RegisterController {
  constructor(private readonly forward: ForwardService) {}

  @Post('register')
  @Writes(registerDocument, {
    resource,
    vi: 'Vào sổ một văn bản đi hoặc đến (QĐ 28/2018); văn bản mật bị từ chối',
    en: 'Enter an outgoing or incoming document (QĐ 28/2018); secret ones are refused',
  })
  enter(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('documents')
  @Reads(listDocuments, { resource, vi: 'Sổ văn bản trong phạm vi của bạn', en: 'Documents within your agencies' })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
