import { Controller, Get, Post } from '@nestjs/common';
import {
  eraseApplicant,
  getAttribution,
  getControlSheet,
  getDeadline,
  getDossier,
  getHistory,
  listDossiers,
  receiveDossier,
  trackDossier,
} from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'dossiers';

@Controller('api/v1')
export class DossiersController {
  constructor(private readonly forward: ForwardService) {}

  @Post('dossiers')
  @Writes(receiveDossier, {
    resource: 'reception',
    vi: 'Tiếp nhận hồ sơ tại quầy, qua bưu chính, hoặc nộp trực tuyến',
    en: 'Receive a dossier at the counter or by post, or submit one online',
  })
  receive(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('dossiers')
  @Reads(listDossiers, { resource, vi: 'Danh sách hồ sơ trong phạm vi của bạn', en: 'Dossiers within your agencies' })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('dossiers/:ref')
  @Reads(getDossier, { resource, vi: 'Một hồ sơ', en: 'One dossier' })
  one(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('dossiers/:ref/deadline')
  @Reads(getDeadline, { resource, vi: 'Ba hạn của hồ sơ và vì sao', en: 'The due dates of a dossier and why' })
  deadline(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('dossiers/:ref/history')
  @Reads(getHistory, { resource, vi: 'Lịch sử xử lý', en: 'Everything that happened to a dossier' })
  history(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('dossiers/:ref/attribution')
  @Reads(getAttribution, {
    resource,
    vi: 'Mỗi giờ làm việc thuộc đơn vị nào, người dân hay bưu chính',
    en: 'To whom each office hour belongs: a unit, the citizen or the post',
  })
  attribution(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('dossiers/:ref/control-sheet')
  @Reads(getControlSheet, { resource, vi: 'Phiếu kiểm soát (mẫu 05)', en: 'The control sheet (form 05)' })
  controlSheet(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('dossiers/:ref/erasures')
  @Writes(eraseApplicant, {
    resource: 'erasures',
    status: 200,
    vi: 'Xóa dữ liệu cá nhân của người nộp; số liệu giữ nguyên',
    en: 'Empty the applicant’s personal data; figures stay',
  })
  erase(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('tracking/:code')
  @Reads(trackDossier, {
    resource: 'tracking',
    vi: 'Tra cứu công khai: mã và mức độ hoàn thành (TT 01/2018 Điều 16)',
    en: 'Public tracking: code and degree of completion only (TT 01/2018 Art.16)',
  })
  track(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
