import { Controller } from '@nestjs/common';
import { getDeadline, getDossier, getHistory, listDossiers, trackDossier } from '#contracts';
import type { Actor, DossierQuery, DossierRef, HistoryQuery, TrackDossier } from '#contracts';
import { OnRequest } from '#messaging';
import { ReadingService } from './reading.service.js';

@Controller()
export class ReadingController {
  constructor(private readonly reading: ReadingService) {}

  @OnRequest(getDossier) get(query: DossierRef, by: Actor) {
    return this.reading.get(query, by);
  }
  @OnRequest(listDossiers) list(query: DossierQuery, by: Actor) {
    return this.reading.list(query, by);
  }
  @OnRequest(getDeadline) deadline(query: DossierRef, by: Actor) {
    return this.reading.deadline(query, by);
  }
  @OnRequest(getHistory) history(query: HistoryQuery, by: Actor) {
    return this.reading.history(query, by);
  }
  @OnRequest(trackDossier) track(query: TrackDossier) {
    return this.reading.track(query);
  }
}
