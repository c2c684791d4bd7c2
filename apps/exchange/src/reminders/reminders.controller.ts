import { Controller } from '@nestjs/common';
import { answerReminder, draftReminders, issueReminder, listReminders } from '#contracts';
import type { Actor, AnswerReminder, DraftReminders, IssueReminder, ReminderQuery } from '#contracts';
import { OnRequest } from '#messaging';
import { RemindersService } from './reminders.service.js';

@Controller()
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @OnRequest(draftReminders) draft(command: DraftReminders, by: Actor) {
    return this.reminders.draft(command, by);
  }
  @OnRequest(listReminders) list(query: ReminderQuery, by: Actor) {
    return this.reminders.list(query, by);
  }
  @OnRequest(issueReminder) issue(command: IssueReminder, by: Actor) {
    return this.reminders.issue(command, by);
  }
  @OnRequest(answerReminder) reply(command: AnswerReminder, by: Actor) {
    return this.reminders.reply(command, by);
  }
}
