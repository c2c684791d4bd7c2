import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dossierJoined, Problem, systemActor } from '#contracts';
import type { RequestContext } from '#messaging';
import { ActsService, type ActDefinition } from '../acts.service.js';
import { PersonsService } from '../person/persons.service.js';
import { candidates, closeCase, lockCursor, moveCursor, type Candidate } from './case.queries.js';
import { joined, type Before } from './case.rules.js';
import { CasesService } from './cases.service.js';

/** Finds dossiers that continue a case without saying so: the same applicant, matter and agency within N days. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly db: DataSource,
    private readonly acts: ActsService,
    private readonly persons: PersonsService,
    private readonly cases: CasesService,
  ) {}

  /** Looks through the receptions since the last time, while there are any; answers how many were joined. */
  async look(): Promise<number> {
    let count = 0;
    for (let more = true; more;) {
      const found = await this.db.transaction((tx) => this.part(tx));
      more = found.more;
      count += found.joined;
    }
    return count;
  }

  /** The cursor stays locked until every candidate was looked at: after a crash they are looked at again. */
  private async part(tx: EntityManager): Promise<{ more: boolean; joined: number }> {
    const part = await lockCursor(tx);
    if (!part || part.to === part.from) return { more: false, joined: 0 };
    let count = 0;
    for (const candidate of await candidates(tx, part.from, part.to)) if (await this.join(candidate)) count += 1;
    await moveCursor(tx, part.to);
    return { more: true, joined: count };
  }

  private async join({ dossierId, endedId, caseId, kind }: Candidate): Promise<boolean> {
    const ended = kind === 'visit' ? this.persons.identityOfVisit(endedId) : this.persons.identityOf(endedId);
    const [one, other] = await Promise.all([ended, this.persons.identityOf(dossierId)]);
    if (!one || one !== other) return false;
    const before = await this.cases.before(caseId, kind === 'dossier' ? endedId : null);
    try {
      await this.acts.perform({ ref: dossierId }, { by: systemActor('dossier'), context: CONTEXT }, joining(before));
      return true;
    } catch (error) {
      if (error instanceof Problem && error.kind === 'conflict') return false;
      throw error;
    }
  }
}

const CONTEXT: RequestContext = { traceparent: '', language: 'vi' };

const joining = (before: Before): ActDefinition => ({
  act: 'joining',
  event: dossierJoined,
  byTime: true,
  decide: ({ dossier }) => {
    if (dossier.caseId) throw new Problem('conflict', 'dossier.changed-meanwhile');
    return joined(dossier, before);
  },
  also: (tx, dossier) => closeCase(tx, before.caseId, dossier.id),
});
