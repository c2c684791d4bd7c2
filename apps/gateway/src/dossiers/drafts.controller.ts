import { Controller, Get, Post } from '@nestjs/common';
import { amendDraft, approveDraft, getDraft, listDrafts, makeDraft, printDraft, readDraftDesk } from '#contracts';
import { returnDraft, signDraft, submitDraft, withdrawDraft, type PrintDraft } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { sendFile } from '../http/files.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';
import { PRINTED } from './forms.controller.js';

/** What is drafted for one dossier. */
@Controller('api/v1/dossiers/:ref/drafts')
export class DossierDraftsController {
  constructor(private readonly forward: ForwardService) {}

  @Post()
  @Writes(makeDraft, {
    resource: 'drafts',
    vi: 'Soạn dự thảo: mẫu 02, 03, 04, kết quả, văn bản lấy ý kiến',
    en: 'Draft form 02, 03, 04, the result or a letter that consults',
  })
  make(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get()
  @Reads(listDrafts, { resource: 'drafts', vi: 'Các dự thảo của hồ sơ', en: 'Drafts of a dossier' })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}

/** Drafts on their way specialist → head → director (NĐ 61/2018 Art.19; NĐ 30/2020 Art.13). */
@Controller('api/v1')
export class DraftsController {
  constructor(private readonly forward: ForwardService) {}

  @Get('desk/drafts')
  @Reads(readDraftDesk, { resource: 'drafts', vi: 'Dự thảo đang chờ tôi', en: 'Drafts that wait for me' })
  desk(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('drafts/:draft')
  @Reads(getDraft, { resource: 'drafts', vi: 'Một dự thảo với quá trình', en: 'A draft with what happened to it' })
  get(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('drafts/:draft/document')
  @Reads(null, {
    resource: 'drafts',
    input: printDraft.body,
    produces: PRINTED,
    vi: 'Văn bản dạng PDF hoặc DOCX; có số khi đã ký',
    en: 'The document as PDF or DOCX; with its number once signed',
  })
  async print(@Asked() call: Call<PrintDraft>) {
    return sendFile(call, await this.forward.ask(printDraft, call.body, call));
  }

  @Post('drafts/:draft/amendments')
  @Writes(amendDraft, { resource: 'drafts', vi: 'Sửa dự thảo', en: 'Amend it' })
  amend(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('drafts/:draft/submission')
  @Writes(submitDraft, { resource: 'drafts', vi: 'Trình Trưởng phòng', en: 'Submit it to the head of the unit' })
  submit(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('drafts/:draft/withdrawal')
  @Writes(withdrawDraft, { resource: 'drafts', vi: 'Rút dự thảo', en: 'Withdraw it' })
  withdraw(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('drafts/:draft/approval')
  @Writes(approveDraft, {
    resource: 'draft-decisions',
    vi: 'Trưởng phòng đồng ý, trình lãnh đạo ký',
    en: 'The head approves and passes it on to be signed',
  })
  approve(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('drafts/:draft/returns')
  @Writes(returnDraft, { resource: 'draft-decisions', vi: 'Trả lại sửa', en: 'Return it for amendment' })
  giveBack(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('drafts/:draft/signature')
  @Writes(signDraft, {
    resource: 'draft-decisions',
    vi: 'Ký: lấy số, và việc của văn bản có hiệu lực với hồ sơ',
    en: 'Sign: it gets its number, and what it says is done to the dossier',
  })
  sign(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
