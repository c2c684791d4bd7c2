import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dossierReceived, Problem, submissionRecorded, type Actor, type ReceiveDossier } from '#contracts';
import { EventLog, once, type RequestContext } from '#messaging';
import { cellsOf, COLUMN_NAMES, parametersOf } from '../dossier.columns.js';
import type { Dossier } from '../dossier.entity.js';
import { findDossier } from '../dossier.queries.js';
import { stateOf, submissionOf, type Facts } from '../dossier.rules.js';
import { PersonsService } from '../person/persons.service.js';
import { closeCase } from '../visit/case.queries.js';
import { firstUse, insertPerson, insertReceived, isPlain, usedBefore } from './reception.queries.js';
import type { NewReception, Received } from './reception.queries.js';
import { Together } from './together.js';

interface Asked {
  by: Actor;
  context: RequestContext;
}

/** Writes what comes in, each with its event, and finds what came in before under the same id or key. */
@Injectable()
export class ReceptionStore {
  private readonly together = new Together<NewReception, Received>((all) => this.insert(all), { atOnce: 2, most: 64 });

  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly persons: PersonsService,
  ) {}

  /** One statement for all that come at once; answers the code. `about.prefix` is what it begins with. */
  async receive(
    dossier: Facts,
    command: ReceiveDossier,
    about: Pick<NewReception, 'prefix' | 'provisional'>,
    { by, context }: Asked,
  ): Promise<Received> {
    const event = dossierReceived.of(dossier.id, { state: stateOf(dossier) }, by, { time: dossier.lastActAt });
    const reception: NewReception = {
      dossier,
      digest: digestOf(command, by),
      person: this.persons.seal(dossier.id, personOf(command), by),
      event: { id: event.id, type: event.type, text: this.log.rows(event).texts[0]! },
      ...about,
      by,
      context,
      offlineNumber: command.offlineNumber,
    };
    return isPlain(reception) ? this.together.do(reception) : (await this.insert([reception]))[0]!;
  }

  private async insert(receptions: readonly NewReception[]): Promise<Received[]> {
    const made = await insertReceived(this.db, receptions);
    this.log.rung();
    return made;
  }

  /** Answers the position of its event. */
  submit(submission: Facts, command: ReceiveDossier, { by, context }: Asked): Promise<number> {
    const event = submissionRecorded.of(submission.id, { submission: submissionOf(submission) }, by, {
      time: submission.lastActAt,
    });
    const cells = cellsOf(submission, { nativeAct: true, digest: digestOf(command, by) });
    return this.db.transaction(async (tx) => {
      await once(tx, context, 'dossier.receive', by, submission.id);
      const places = COLUMN_NAMES.map((_, n) => `$${n + 1}`).join(', ');
      await tx.query(`INSERT INTO dossier (${COLUMN_NAMES.join(', ')}) VALUES (${places})`, parametersOf(cells));
      if (submission.caseId) await closeCase(tx, submission.caseId, submission.id);
      await insertPerson(tx, submission.id, this.persons.seal(submission.id, personOf(command), by));
      return this.log.announce(tx, event);
    });
  }

  /** A repeated id or key with the same content is the first dossier; with other content it is a conflict. */
  async first(error: unknown, id: string, command: ReceiveDossier, { by, context }: Asked): Promise<Dossier> {
    if (usedBefore(error) === 'id') {
      const found = await findDossier(this.db, id);
      if (!found.digest.equals(digestOf(command, by))) throw new Problem('conflict', 'conflict.id-reused', { id });
      return found;
    }
    const { key, digest: asked } = context.idempotency!;
    const kept = await firstUse(this.db, by, key);
    if (kept?.digest !== asked) throw new Problem('conflict', 'conflict.key-reused');
    return this.find(kept.id);
  }

  find(id: string): Promise<Dossier> {
    return findDossier(this.db, id);
  }
}

const personOf = ({ applicant, content, papers, entryReason }: ReceiveDossier) => ({
  applicant,
  content,
  papers,
  entryReason,
});

/** Of what the caller said and who they are, whatever the order of the fields. */
function digestOf(command: ReceiveDossier, by: Actor): Buffer {
  const said = Object.entries(command)
    .filter(([, value]) => value !== undefined && value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([by.issuer, by.subject, said]))
    .digest();
}
