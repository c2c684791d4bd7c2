import { Controller } from '@nestjs/common';
import { listDocuments, registerDocument, type Actor, type DocumentQuery, type RegisterDocument } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { RegisterService } from './register.service.js';

@Controller()
export class RegisterController {
  constructor(private readonly register: RegisterService) {}

  @OnRequest(registerDocument) enter(command: RegisterDocument, by: Actor, context: RequestContext) {
    return this.register.enter(command, by, context);
  }
  @OnRequest(listDocuments) list(query: DocumentQuery, by: Actor) {
    return this.register.list(query, by);
  }
}
