import { Controller } from '@nestjs/common';
import { holdReview, listReviews, planReviews } from '#contracts';
import type { Actor, HoldReview, PlanReviews, ReviewQuery } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { ReviewService } from './review.service.js';

@Controller()
export class ReviewController {
  constructor(private readonly reviews: ReviewService) {}

  @OnRequest(planReviews) plan(command: PlanReviews, by: Actor, context: RequestContext) {
    return this.reviews.plan(command, by, context);
  }
  @OnRequest(holdReview) hold(command: HoldReview, by: Actor, context: RequestContext) {
    return this.reviews.hold(command, by, context);
  }
  @OnRequest(listReviews) list(query: ReviewQuery, by: Actor) {
    return this.reviews.list(query, by);
  }
}
