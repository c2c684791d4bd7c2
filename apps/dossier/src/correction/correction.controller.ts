import { Controller } from '@nestjs/common';
import { correctDossier, type Actor, type CorrectDossier } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { CorrectionService } from './correction.service.js';

@Controller()
export class CorrectionController {
  constructor(private readonly correction: CorrectionService) {}

  @OnRequest(correctDossier) correct(command: CorrectDossier, by: Actor, context: RequestContext) {
    return this.correction.correct(command, { by, context });
  }
}
