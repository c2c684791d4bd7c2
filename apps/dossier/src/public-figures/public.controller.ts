import { Controller } from '@nestjs/common';
import {
  askQuestions,
  getExperience,
  getLevelFour,
  openSupplement,
  trackOwn,
  type Actor,
  type ExperienceQuery,
  type QuestionsQuery,
  type TrackOwn,
} from '#contracts';
import { OnRequest } from '#messaging';
import { QuestionsService } from '../questions/questions.service.js';
import { TrackingService } from '../tracking/tracking.service.js';
import { ExperienceService } from './experience.service.js';
import { LevelFourService } from './level-four.service.js';

@Controller()
export class PublicController {
  constructor(
    private readonly tracking: TrackingService,
    private readonly experience: ExperienceService,
    private readonly questions: QuestionsService,
    private readonly fourth: LevelFourService,
  ) {}

  @OnRequest(trackOwn) track(query: TrackOwn) {
    return this.tracking.trackOwn(query);
  }
  @OnRequest(openSupplement) openSupplement(command: TrackOwn, by: Actor) {
    return this.tracking.openSupplement(command, by);
  }
  @OnRequest(getExperience) met(query: ExperienceQuery) {
    return this.experience.of(query);
  }
  @OnRequest(getLevelFour) levelFour(query: ExperienceQuery, by: Actor) {
    return this.fourth.of(query, by);
  }
  @OnRequest(askQuestions) ask(query: QuestionsQuery, by: Actor) {
    return this.questions.ask(query, by);
  }
}
