import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import type { Actor, ReceiveWarning, WarningsPage, WarningsQuery } from '#contracts';
import { actorKey, CLOCK, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { findDossier } from '../dossier.queries.js';
import { OfficerNotices } from './officer-notices.service.js';
import { levelsReached, roleOf, rolesOf, shareOfTerm } from './warning.rules.js';
import * as rows from './warnings.queries.js';

const PAGE = 1000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
/** Not before seven in the morning, Vietnam time. */
const HOUR = 7;
const VIETNAM_MS = 7 * 3_600_000;

/** Once a day: who is warned of which term, and one digest an officer. Everything of a day commits together. */
@Injectable()
export class WarningsService {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    private readonly officers: OfficerNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Warnings given today; 0 where the day is done, or not yet begun. */
  async daily(): Promise<number> {
    const now = this.clock.now();
    if (new Date(now.getTime() + VIETNAM_MS).getUTCHours() < HOUR) return 0;
    return this.db.transaction(async (tx) => {
      const day = vietnamDay(now);
      if (!(await rows.beginDay(tx, day, now))) return 0;
      const given = await this.warnAll(tx, day);
      await this.digests(tx, given, day);
      return given.length;
    });
  }

  /** What is not received yet: an officer's own, a head's from 90 %, a director's from 100 %. */
  async list({ agency }: WarningsQuery, by: Actor): Promise<WarningsPage> {
    const agencies = await this.catalogue.scope.visible(by, agency);
    return pageOf(await rows.openWarnings(this.db, { agencies, ...whose(by) }));
  }

  async receive({ ref }: ReceiveWarning, by: Actor): Promise<WarningsPage> {
    const dossier = await findDossier(this.db, ref);
    await this.catalogue.assertWithin(by, dossier.agencyId, dossier.receivingUnitId);
    const about = { actor: actorKey(by), at: this.clock.now() };
    return pageOf(await rows.markReceived(this.db, dossier.id, whose(by), about));
  }

  private async warnAll(tx: EntityManager, day: string): Promise<rows.NewWarning[]> {
    const given: rows.NewWarning[] = [];
    for (let after = FIRST_ID; ;) {
      const page = await rows.runningAfter(tx, after, PAGE);
      const warnings: rows.NewWarning[] = [];
      for (const dossier of page) {
        const calendar = await this.catalogue.calendarOf(dossier.agencyId);
        const share = shareOfTerm(dossier.termFrom, dossier.dueOn, day, calendar);
        for (const level of levelsReached(share)) warnings.push({ dossier, level, role: roleOf(level) });
      }
      const written = await rows.insertWarnings(tx, warnings, day);
      given.push(...warnings.filter(({ dossier, level }) => written.has(`${dossier.id} ${level}`)));
      if (page.length < PAGE) return given;
      after = page.at(-1)!.id;
    }
  }

  private async digests(tx: EntityManager, given: readonly rows.NewWarning[], day: string): Promise<void> {
    const handlers = new Set(given.flatMap(({ dossier }) => dossier.handler ?? []));
    for (const handler of handlers) {
      const warnings = given.filter(({ dossier }) => dossier.handler === handler);
      const lines = warnings.map(({ dossier, level }) => `${dossier.code}: ${level} % thời hạn, hạn ${dossier.dueOn}`);
      const subject = `Hồ sơ cần chú ý ngày ${day}`;
      await this.officers.tell(tx, { key: `digest ${day} ${handler}`, handler, subject, lines });
    }
  }
}

/** An officer is the one whose account stands as the dossier's handler. */
function whose(by: Actor): Pick<rows.WarningScope, 'roles' | 'handler'> {
  const roles = rolesOf(by.role);
  return { roles, handler: roles.includes('officer') ? by.subject : null };
}

const pageOf = (found: readonly rows.WarningRow[]): WarningsPage => ({
  items: found.map((row) => ({ ...row, receivedAt: row.receivedAt && row.receivedAt.toISOString() })),
});
