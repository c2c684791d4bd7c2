import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem } from '#contracts';
import type { Actor, HoldReview, PeriodicReviewList, PeriodicReviewView, PlanReviews, ReviewQuery } from '#contracts';
import type { AgencyTree } from '#directory';
import { answer, type Answer, type RequestContext } from '#messaging';
import { Acting, shownCode, type Act } from '../acting.service.js';
import { AgencyAccess } from '../agencies/agency-access.js';
import type { NewAgency } from '../agencies/agency.queries.js';
import { reviewEvent } from '../register.events.js';
import { lockReview, reviewsOf, saveReviews } from './review.queries.js';
import { held, planned, type Review } from './review.rules.js';

/** Periodic reviews of procedures: due by the year's plan, held or not (letter 600/STTTT-VP I.3.a). */
@Injectable()
export class ReviewService {
  constructor(
    private readonly db: DataSource,
    private readonly acting: Acting,
    private readonly access: AgencyAccess,
  ) {}

  plan({ agency, year, rhythm }: PlanReviews, by: Actor, context: RequestContext): Promise<Answer<PeriodicReviewList>> {
    const work = async (act: Act) => {
      const { id } = this.access.within(act.tree, agency, by);
      await act.tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`periodic_review ${id} ${year}`]);
      const known = await reviewsOf(act.tx, [id], year);
      const changed = planned(id, year, rhythm ?? 'quarter', known);
      await saveReviews(act.tx, changed);
      const items = viewed(await reviewsOf(act.tx, [id], year), act.tree);
      return { value: { items }, events: changed.map((one) => reviewEvent(one, by, act.now)), status: 201 };
    };
    const again = async () => answer(await this.list({ agency, year }, by), {});
    return this.acting.act('reviews.plan', `${agency} ${year}`, { by, context }, work, again);
  }

  hold(command: HoldReview, by: Actor, context: RequestContext): Promise<Answer<PeriodicReviewView>> {
    const work = async (act: Act) => {
      const review = await lockReview(act.tx, command.id);
      if (!review || !this.access.scope(act.tree, by).has(review.agencyId)) throw unknown(command.id);
      const changed = held(review, command, vietnamDay(act.now));
      await saveReviews(act.tx, [changed]);
      return { value: reviewView(changed, act.tree), events: [reviewEvent(changed, by, act.now)] };
    };
    const again = async () => {
      const review = await lockReview(this.db, command.id);
      return answer(reviewView(review!, await this.access.tree(this.db)), {});
    };
    return this.acting.act('reviews.hold', command.id, { by, context }, work, again);
  }

  async list({ agency, year }: ReviewQuery, by: Actor): Promise<PeriodicReviewList> {
    const tree = await this.access.tree(this.db);
    const agencies = agency ? tree.subtree(this.access.within(tree, agency, by).id) : [...this.access.scope(tree, by)];
    return { items: viewed(await reviewsOf(this.db, agencies, year), tree) };
  }
}

const viewed = (reviews: readonly Review[], tree: AgencyTree<NewAgency>): PeriodicReviewView[] =>
  reviews.filter(({ takenBack }) => !takenBack).map((review) => reviewView(review, tree));

const reviewView = (review: Review, tree: AgencyTree<NewAgency>): PeriodicReviewView => ({
  ...review,
  agency: shownCode(tree, review.agencyId),
});

const unknown = (id: string): Problem => new Problem('not-found', 'not-found.record', { what: 'review', id });
