import { Controller, Get, Post } from '@nestjs/common';
import {
  answerShareReminder,
  draftShareReminders,
  issueShareReminder,
  listShareReminders,
  printShareReminder,
  type PrintShareReminder,
} from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { sendFile } from '../http/files.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'reminders';

@Controller('api/v1/exchange/reminders')
export class ShareRemindersController {
  constructor(private readonly forward: ForwardService) {}

  @Get()
  @Reads(listShareReminders, { resource, vi: 'Công văn đôn đốc', en: 'Reminders' })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post()
  @Writes(draftShareReminders, {
    resource,
    vi: 'Dự thảo công văn đôn đốc các cơ quan dưới 90 % (I.10)',
    en: 'Draft reminders to agencies below 90 % (I.10)',
  })
  draft(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get(':id/letter')
  @Reads(null, {
    resource,
    input: printShareReminder.body,
    produces: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    vi: 'Công văn dạng PDF hoặc DOCX',
    en: 'The letter as PDF or DOCX',
  })
  async print(@Asked() call: Call<PrintShareReminder>) {
    return sendFile(call, await this.forward.ask(printShareReminder, call.body, call));
  }

  @Post(':id/issue')
  @Writes(issueShareReminder, { resource, vi: 'Ban hành công văn', en: 'Issue a reminder' })
  issue(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post(':id/answer')
  @Writes(answerShareReminder, { resource, vi: 'Ghi văn bản trả lời', en: 'Record the reply' })
  answer(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}
