import { Controller, Get, Post } from '@nestjs/common';
import {
  answerPostReminder,
  draftPostReminders,
  getPostReminder,
  issuePostReminder,
  listPostReminders,
  printPostReminder,
  type PrintPostReminder,
} from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { sendFile } from '../http/files.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

/** I.13 of letter 600/STTTT-VP. */
@Controller('api/v1/postal')
export class PostRemindersController {
  constructor(private readonly forward: ForwardService) {}

  @Get('reminders')
  @Reads(listPostReminders, {
    resource: 'reminders',
    vi: 'Công văn đôn đốc về bưu chính công ích',
    en: 'Reminders about the public post',
  })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('reminders')
  @Writes(draftPostReminders, {
    resource: 'reminders',
    vi: 'Dự thảo công văn cho cơ quan dưới mức I.5.đ (I.13)',
    en: 'Draft letters to agencies below I.5.đ (I.13)',
  })
  draft(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('reminders/:id')
  @Reads(getPostReminder, {
    resource: 'reminders',
    vi: 'Một công văn, số liệu kỳ sau',
    en: 'One reminder, with what changed after it',
  })
  one(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('reminders/:id/letter')
  @Reads(null, {
    resource: 'reminders',
    input: printPostReminder.body,
    produces: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    vi: 'Công văn dạng PDF hoặc DOCX',
    en: 'The letter as PDF or DOCX',
  })
  async print(@Asked() call: Call<PrintPostReminder>) {
    return sendFile(call, await this.forward.ask(printPostReminder, call.body, call));
  }

  @Post('reminders/:id/issue')
  @Writes(issuePostReminder, { resource: 'reminders', status: 200, vi: 'Ban hành', en: 'Issue it' })
  issue(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('reminders/:id/reply')
  @Writes(answerPostReminder, { resource: 'reminders', status: 200, vi: 'Cơ quan trả lời', en: 'The agency replied' })
  reply(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
