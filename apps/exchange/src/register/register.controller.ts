import { Controller } from '@nestjs/common';
import { findHoles, listDocuments, registerDocument } from '#contracts';
import type { Actor, DocumentQuery, HolesQuery, RegisterDocument } from '#contracts';
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
  @OnRequest(findHoles) holes(query: HolesQuery, by: Actor) {
    return this.register.holes(query, by);
  }
}
