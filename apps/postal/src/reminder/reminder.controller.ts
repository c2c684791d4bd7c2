import { Controller } from '@nestjs/common';
import {
  answerPostReminder,
  draftPostReminders,
  getPostReminder,
  issuePostReminder,
  listPostReminders,
  printPostReminder,
  type Actor,
  type AnswerPostReminder,
  type DraftPostReminders,
  type IssuePostReminder,
  type PostReminderQuery,
  type PostReminderRef,
  type PrintPostReminder,
} from '#contracts';
import { OnRequest } from '#messaging';
import { ReminderService } from './reminder.service.js';

@Controller()
export class ReminderController {
  constructor(private readonly reminders: ReminderService) {}

  @OnRequest(draftPostReminders) draft(command: DraftPostReminders, by: Actor) {
    return this.reminders.draft(command, by);
  }
  @OnRequest(listPostReminders) list(query: PostReminderQuery, by: Actor) {
    return this.reminders.list(query, by);
  }
  @OnRequest(getPostReminder) get(query: PostReminderRef, by: Actor) {
    return this.reminders.get(query, by);
  }
  @OnRequest(printPostReminder) print(query: PrintPostReminder, by: Actor) {
    return this.reminders.print(query, by);
  }
  @OnRequest(issuePostReminder) issue(command: IssuePostReminder, by: Actor) {
    return this.reminders.issue(command, by);
  }
  @OnRequest(answerPostReminder) reply(command: AnswerPostReminder, by: Actor) {
    return this.reminders.reply(command, by);
  }
}
