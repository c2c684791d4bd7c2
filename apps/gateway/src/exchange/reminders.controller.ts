import { Controller, Get, Post } from '@nestjs/common';
import { answerShareReminder, draftShareReminders, issueShareReminder, listShareReminders } from '#contracts';
import { Asked, type Call } from '../http/call.js';
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
