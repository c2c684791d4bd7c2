import { Controller, Get, Post } from '@nestjs/common';
import { findHoles, findMapping, listDocuments, reconcileRegisters, registerDocument } from '#contracts';
import { saveMapping, shareOfElectronic } from '#contracts';
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

  @Get('register/holes')
  @Reads(findHoles, {
    resource,
    vi: 'Số văn bản bị thiếu hoặc trùng trong năm (NĐ 30/2020 Điều 15, 22)',
    en: "Numbers that a year's register leaves out or gives twice (NĐ 30/2020 Art.15, 22)",
  })
  holes(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('share')
  @Reads(shareOfElectronic, {
    resource,
    vi: 'Tỷ lệ văn bản điện tử theo cơ quan, kỳ và cách tính (I.5.b)',
    en: 'Share of electronic documents by agency, period and reading (I.5.b)',
  })
  share(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('reconciliation')
  @Reads(reconcileRegisters, {
    resource,
    vi: 'Đối chiếu sổ của bên gửi và bên nhận trong tỉnh',
    en: "Compare senders' and receivers' registers within the province",
  })
  reconcile(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('mappings')
  @Reads(findMapping, { resource, vi: 'Cách gán cột khi nhập sổ', en: 'Column mapping of imports of a register' })
  mapping(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('mappings')
  @Writes(saveMapping, { resource, vi: 'Đặt cách gán cột', en: 'Set the column mapping of an agency' })
  saveMapping(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
