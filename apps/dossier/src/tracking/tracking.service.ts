import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  Problem,
  systemActor,
  type Actor,
  type OwnTrackingView,
  type SupplementAccess,
  type TrackOwn,
} from '#contracts';
import { CLOCK, rowsOf, type Clock } from '#messaging';
import type { Dossier } from '../dossier.entity.js';
import { findDossier } from '../dossier.queries.js';
import { PersonsService } from '../person/persons.service.js';
import { ownTracking, samePhone } from './tracking.rules.js';

const TRIES = 5;
const WINDOW_MS = 15 * 60_000;

/** Tracking by code and telephone: an unknown code and a wrong number answer the same, after so many tries nothing does. */
@Injectable()
export class TrackingService {
  constructor(
    private readonly db: DataSource,
    private readonly persons: PersonsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async trackOwn(query: TrackOwn): Promise<OwnTrackingView> {
    const dossier = await this.proven(query);
    return ownTracking(refOf(query), dossier, await this.papersOf(dossier));
  }

  /** A citizen who signed in may complete a dossier that was handed in at the counter or by post (NĐ 61/2018 Art.19.4). */
  async openSupplement(query: TrackOwn, by: Actor): Promise<SupplementAccess> {
    const dossier = await this.proven(query);
    if (dossier.status !== 5) throw new Problem('refused', 'dossier.nothing-asked');
    await this.persons.letSupplement(dossier.id, by);
    return { code: refOf(query), papers: await this.papersOf(dossier) };
  }

  private async proven(query: TrackOwn): Promise<Dossier> {
    const ref = refOf(query);
    await this.countTry(ref);
    const dossier = await findDossier(this.db, ref).catch((error: unknown) => {
      if (error instanceof Problem) return null;
      throw error;
    });
    const known = dossier && (await this.persons.contactOf(dossier.id));
    if (!samePhone(known?.phone, query.phone) || !dossier) throw new Problem('not-found', 'dossier.tracking-unknown');
    await this.db.query('DELETE FROM tracking_try WHERE code = $1', [ref]);
    return dossier;
  }

  private async papersOf({ id }: Dossier): Promise<string[]> {
    const act = await this.persons.lastAct(id, ['supplement-request'], systemActor('dossier'));
    return (act?.text as { papers?: string[] } | undefined)?.papers ?? [];
  }

  /** Counted before it is looked at, so that many at once do not get more. */
  private async countTry(code: string): Promise<void> {
    const now = this.clock.now();
    const counted: unknown = await this.db.query(
      `INSERT INTO tracking_try VALUES ($1, $2, 1) ON CONFLICT (code) DO UPDATE SET
         since = CASE WHEN tracking_try.since < $3 THEN excluded.since ELSE tracking_try.since END,
         tries = CASE WHEN tracking_try.since < $3 THEN 1 ELSE tracking_try.tries + 1 END RETURNING tries, since`,
      [code.slice(0, 40), now.toISOString(), new Date(now.getTime() - WINDOW_MS).toISOString()],
    );
    const { tries, since } = rowsOf<{ tries: number; since: Date }>(counted)[0]!;
    if (tries <= TRIES) return;
    const seconds = Math.ceil((since.getTime() + WINDOW_MS - now.getTime()) / 1000);
    throw new Problem('too-many', 'too-many.requests', { seconds });
  }
}

const refOf = ({ code }: TrackOwn): string => code.trim().toUpperCase();
