import { Controller, Inject } from '@nestjs/common';
import { listEvidence, type Actor, type EvidenceQuestion } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { EvidenceService } from './evidence.service.js';

@Controller()
export class EvidenceController {
  constructor(@Inject(EvidenceService) private readonly evidence: EvidenceService) {}

  @OnRequest(listEvidence)
  list(question: EvidenceQuestion, by: Actor, context: RequestContext) {
    return this.evidence.list(question, by, context);
  }
}
