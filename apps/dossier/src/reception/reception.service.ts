import { createHash, randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import {
  dossierReceived,
  Problem,
  submissionRecorded,
  v7,
  type Actor,
  type DossierView,
  type ReceiveDossier,
} from '#contracts';
import { answer, CLOCK, EventLog, once, repeatable, type Answer, type Clock, type RequestContext } from '#messaging';
import { CatalogueCopy, codeOn, dayPart, type Ground } from '../catalogue-copy.js';
import { cellsOf, COLUMN_NAMES, parametersOf } from '../dossier.columns.js';
import { findDossier } from '../dossier.queries.js';
import { stateOf, submissionOf, type Facts } from '../dossier.rules.js';
import { etagOf, viewOf } from '../dossier.view.js';
import { PersonsService } from '../person/persons.service.js';
import { queueDue } from '../supplement/supplement.rules.js';
import { nextAlarm } from '../watch/alarm.rules.js';
import { dayFull, firstUse, insertPerson, insertReceived, RECEPTION_COLUMNS, usedBefore } from './reception.queries.js';
import { receive, receptionInstant, submit } from './reception.rules.js';

type Received = Promise<Answer<DossierView>>;

/** Without 0, 1, I, L, O, which people mistake when they read a number out. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

@Injectable()
export class ReceptionService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly catalogue: CatalogueCopy,
    private readonly persons: PersonsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Counter and post: a dossier with its code. Online: a submission with a tracking number. */
  async receive(command: ReceiveDossier, by: Actor, context: RequestContext): Received {
    const now = this.clock.now();
    const at = receptionInstant(command, now);
    const ground = await this.catalogue.ground(command, vietnamDay(at));
    if (!(command.channel === 'online' && isCitizen(by))) await this.assertWithin(ground, by);
    const id = command.id ?? v7(now);
    const parameters = await this.catalogue.parametersOf(command.procedureCode, vietnamDay(at));
    const asked = { by, context };
    if (command.channel === 'online') {
      const queueDueAt = queueDue(now, parameters.receptionHours, ground.calendar);
      const submission = submit(id, command, ground, { now, trackingNumber: trackingNumber(), queueDueAt });
      return this.submitted(submission, command, asked);
    }
    const dossier = receive(id, command, ground, { received: at, now });
    const alarmAt = nextAlarm(dossier, ground.calendar, parameters);
    return this.received({ ...dossier, alarmAt }, ground, command, asked);
  }

  private async assertWithin({ agency, unit }: Ground, by: Actor): Promise<void> {
    if (agency) await this.catalogue.assertWithin(by, agency.id, unit?.id ?? null);
  }

  private async received(
    dossier: Facts,
    ground: Ground,
    command: ReceiveDossier,
    asked: { by: Actor; context: RequestContext },
  ): Received {
    const { by, context } = asked;
    const digest = digestOf(command, by);
    const day = dossier.receivedOn!;
    const agency = codeOn(ground.agency!, day);
    const event = dossierReceived.of(dossier.id, { state: stateOf(dossier) }, by, { time: dossier.lastActAt });
    const reception = {
      parameters: parametersOf(cellsOf(dossier, { nativeAct: true, digest }), RECEPTION_COLUMNS),
      person: this.persons.seal(dossier.id, personOf(command), by),
      event: this.log.rows(event),
      prefix: `${agency}-${dayPart(day)}-`,
      by,
      context,
    };
    try {
      const { code, position } = await insertReceived(this.db, reception);
      this.log.rung();
      return this.answer({ ...dossier, code, version: 1 }, position);
    } catch (error) {
      return this.first(error, dossier.id, digest, asked).catch((found: unknown) => dayFull(found, { agency, day }));
    }
  }

  private async submitted(
    submission: Facts,
    command: ReceiveDossier,
    asked: { by: Actor; context: RequestContext },
  ): Received {
    const { by, context } = asked;
    const digest = digestOf(command, by);
    const event = submissionRecorded.of(submission.id, { submission: submissionOf(submission) }, by, {
      time: submission.lastActAt,
    });
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'dossier.receive', by, submission.id);
        const places = COLUMN_NAMES.map((_, n) => `$${n + 1}`).join(', ');
        const values = parametersOf(cellsOf(submission, { nativeAct: true, digest }));
        await tx.query(`INSERT INTO dossier (${COLUMN_NAMES.join(', ')}) VALUES (${places})`, values);
        await insertPerson(tx, submission.id, this.persons.seal(submission.id, personOf(command), by));
        return this.log.announce(tx, event);
      });
    try {
      return await repeatable(
        async () => this.answer({ ...submission, version: 1 }, await work()),
        (id) => this.again(id),
      );
    } catch (error) {
      return this.first(error, submission.id, digest, asked);
    }
  }

  /** A repeated id or key with the same content answers the first dossier; with other content it is a conflict. */
  private async first(
    error: unknown,
    id: string,
    digest: Buffer,
    { by, context }: { by: Actor; context: RequestContext },
  ): Received {
    if (usedBefore(error) === 'id') {
      const found = await findDossier(this.db, id);
      if (!found.digest.equals(digest)) throw new Problem('conflict', 'conflict.id-reused', { id });
      return this.again(id);
    }
    const { key, digest: asked } = context.idempotency!;
    const kept = await firstUse(this.db, by, key);
    if (kept?.digest !== asked) throw new Problem('conflict', 'conflict.key-reused');
    return this.again(kept.id);
  }

  private async again(id: string): Received {
    return this.answer(await findDossier(this.db, id));
  }

  private async answer(dossier: Facts & { version: number }, position?: number): Received {
    const view = viewOf(dossier, await this.catalogue.tree(), vietnamDay(this.clock.now()));
    return answer(view, { position, etag: etagOf(dossier), status: 201 });
  }
}

/** A citizen may submit to any agency; an officer receives within the own subtree. */
const isCitizen = ({ role }: Actor): boolean => role === 'citizen' || role === 'anonymous';

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

function trackingNumber(): string {
  return Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
