import { Controller } from '@nestjs/common';
import { issueForm, printForm, type Actor, type IssueForm, type PrintForm } from '#contracts';
import { OnRequest } from '#messaging';
import { FormsService } from './forms.service.js';

@Controller()
export class FormsController {
  constructor(private readonly forms: FormsService) {}

  @OnRequest(printForm) print(query: PrintForm, by: Actor) {
    return this.forms.print(query, by);
  }
  @OnRequest(issueForm) issue(command: IssueForm, by: Actor) {
    return this.forms.issue(command, by);
  }
}
