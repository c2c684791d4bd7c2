import { Controller, Get, Post } from '@nestjs/common';
import { issueForm, printForm, type PrintForm } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { sendFile } from '../http/files.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

export const PRINTED = ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'];

/** Forms 01–06 of TT 01/2018/TT-VPCP Art.9. */
@Controller('api/v1/dossiers/:ref/forms')
export class FormsController {
  constructor(private readonly forward: ForwardService) {}

  @Get(':form')
  @Reads(null, {
    resource: 'forms',
    input: printForm.body,
    produces: PRINTED,
    vi: 'Mẫu 01–06 dạng PDF hoặc DOCX',
    en: 'Forms 01–06 as PDF or DOCX',
  })
  async print(@Asked() call: Call<PrintForm>) {
    return sendFile(call, await this.forward.ask(printForm, call.body, call));
  }

  @Post(':form/issues')
  @Writes(issueForm, {
    resource: 'forms',
    vi: 'Ký ban hành mẫu 01–04: lấy số trong sổ của năm',
    en: 'Sign form 01–04: it takes the next number of the book of the year',
  })
  issue(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
