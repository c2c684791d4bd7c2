import { Controller } from '@nestjs/common';
import { consult, finishParticipation, getAttribution, getControlSheet, setParticipants } from '#contracts';
import type { Actor, Consult, DossierRef, FinishParticipation, SetParticipants } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { AttributionService } from '../attribution/attribution.service.js';
import { CooperationService } from './cooperation.service.js';

@Controller()
export class CooperationController {
  constructor(
    private readonly cooperation: CooperationService,
    private readonly attribution: AttributionService,
  ) {}

  @OnRequest(consult) consult(command: Consult, by: Actor, context: RequestContext) {
    return this.cooperation.consult(command, { by, context });
  }
  @OnRequest(setParticipants) participants(command: SetParticipants, by: Actor, context: RequestContext) {
    return this.cooperation.setParticipants(command, { by, context });
  }
  @OnRequest(finishParticipation) finish(command: FinishParticipation, by: Actor, context: RequestContext) {
    return this.cooperation.finish(command, { by, context });
  }
  @OnRequest(getAttribution) attribute(query: DossierRef, by: Actor) {
    return this.attribution.of(query, by);
  }
  @OnRequest(getControlSheet) controlSheet(query: DossierRef, by: Actor) {
    return this.attribution.controlSheet(query, by);
  }
}
