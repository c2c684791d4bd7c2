import { Controller } from '@nestjs/common';
import { amendDraft, approveDraft, getDraft, listDrafts, makeDraft, printDraft, readDraftDesk } from '#contracts';
import { returnDraft, signDraft, submitDraft, withdrawDraft } from '#contracts';
import type { Actor, AmendDraft, DossierRef, DraftDeskQuery, DraftRef, MakeDraft, PassDraft } from '#contracts';
import type { PrintDraft, ReturnDraft, SignDraft } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { DraftDocuments } from './draft-documents.service.js';
import { DraftReading } from './draft-reading.service.js';
import { DraftsService } from './drafts.service.js';

@Controller()
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly reading: DraftReading,
    private readonly documents: DraftDocuments,
  ) {}

  @OnRequest(makeDraft) make(command: MakeDraft, by: Actor, context: RequestContext) {
    return this.drafts.make(command, { by, context });
  }
  @OnRequest(amendDraft) amend(command: AmendDraft, by: Actor, context: RequestContext) {
    return this.drafts.amend(command, { by, context });
  }
  @OnRequest(submitDraft) submit(command: PassDraft, by: Actor, context: RequestContext) {
    return this.drafts.submit(command, { by, context });
  }
  @OnRequest(approveDraft) approve(command: PassDraft, by: Actor, context: RequestContext) {
    return this.drafts.approve(command, { by, context });
  }
  @OnRequest(returnDraft) giveBack(command: ReturnDraft, by: Actor, context: RequestContext) {
    return this.drafts.giveBack(command, { by, context });
  }
  @OnRequest(signDraft) sign(command: SignDraft, by: Actor, context: RequestContext) {
    return this.drafts.sign(command, { by, context });
  }
  @OnRequest(withdrawDraft) withdraw(command: PassDraft, by: Actor, context: RequestContext) {
    return this.drafts.withdraw(command, { by, context });
  }
  @OnRequest(getDraft) get({ draft }: DraftRef, by: Actor) {
    return this.reading.get(draft, by);
  }
  @OnRequest(listDrafts) list(query: DossierRef, by: Actor) {
    return this.reading.list(query, by);
  }
  @OnRequest(readDraftDesk) desk(query: DraftDeskQuery, by: Actor) {
    return this.reading.desk(query, by);
  }
  @OnRequest(printDraft) print(query: PrintDraft, by: Actor) {
    return this.documents.print(query, by);
  }
}
