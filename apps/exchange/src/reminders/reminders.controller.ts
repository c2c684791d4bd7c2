import { Controller } from '@nestjs/common';
import {
  answerShareReminder,
  draftShareReminders,
  issueShareReminder,
  listShareReminders,
  printShareReminder,
} from '#contracts';
import type {
  Actor,
  AnswerShareReminder,
  DraftShareReminders,
  IssueShareReminder,
  PrintShareReminder,
  ShareReminderQuery,
} from '#contracts';
import { OnRequest } from '#messaging';
import { RemindersService } from './reminders.service.js';

@Controller()
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  @OnRequest(draftShareReminders) draft(command: DraftShareReminders, by: Actor) {
    return this.reminders.draft(command, by);
  }
  @OnRequest(listShareReminders) list(query: ShareReminderQuery, by: Actor) {
    return this.reminders.list(query, by);
  }
  @OnRequest(printShareReminder) print(query: PrintShareReminder, by: Actor) {
    return this.reminders.print(query, by);
  }
  @OnRequest(issueShareReminder) issue(command: IssueShareReminder, by: Actor) {
    return this.reminders.issue(command, by);
  }
  @OnRequest(answerShareReminder) reply(command: AnswerShareReminder, by: Actor) {
    return this.reminders.reply(command, by);
  }
}
