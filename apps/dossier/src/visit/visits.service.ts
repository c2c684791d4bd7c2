import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem, v7, visitRecorded } from '#contracts';
import type { Actor, RecordVisit, VisitRef, VisitsPage, VisitsQuery, VisitView } from '#contracts';
import { answer, CLOCK, EventLog, once, repeatable, type Answer, type Clock, type RequestContext } from '#messaging';
import { PersonsService } from '../person/persons.service.js';
import { visitStateOf } from './case.rules.js';
import { openCase } from './case.queries.js';
import { CounterVisit } from './counter-visit.entity.js';
import { VisitPlaces } from './visit-places.js';

const PAGE = 50;

/** Visits that end with form 02, form 03 or guidance (NĐ 61/2018 Art.17.1): no receipt, no code, but kept. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly places: VisitPlaces,
    private readonly persons: PersonsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async record(command: RecordVisit, by: Actor, context: RequestContext): Promise<Answer<VisitView>> {
    const visit = await this.visitOf(command, by);
    const { refiledDays } = await this.places.catalogue.parametersOf(visit.procedureCode, visit.visitedOn);
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'dossier.visits.record', by, visit.id);
        const known = await tx.getRepository(CounterVisit).findOneBy({ id: visit.id });
        if (known) return this.first(known, visit);
        await tx.getRepository(CounterVisit).insert(visit);
        await this.persons.keepVisit(tx, visit.id, contentOf(command));
        if (visit.form !== 'guidance') await openCase(tx, { ...visit, kind: 'visit', since: visit.at }, refiledDays);
        const event = visitRecorded.of(visit.id, visitStateOf(visit), by, { time: visit.at });
        return { visit, position: await this.log.announce(tx, event) };
      });
    return repeatable(
      async () => this.answer(await work(), by),
      async (id) => this.answer({ visit: await this.find(id) }, by),
    );
  }

  async get({ id }: VisitRef, by: Actor): Promise<VisitView> {
    const visit = await this.find(id);
    await this.places.catalogue.assertWithin(by, visit.agencyId, visit.receivingUnitId);
    return this.viewOf(visit, await this.persons.readVisit(id, by));
  }

  async list({ agency, on, open, limit = PAGE, after }: VisitsQuery, by: Actor): Promise<VisitsPage> {
    const agencyIds = await this.places.catalogue.scope.visible(by, agency);
    const where = {
      agencyId: In(agencyIds),
      ...(on ? { visitedOn: on } : {}),
      ...(open ? { dossierId: IsNull() } : {}),
      ...(after ? { id: LessThan(after) } : {}),
    };
    const found = await this.db.getRepository(CounterVisit).find({ where, order: { id: 'DESC' }, take: limit });
    const items = await Promise.all(found.map((visit) => this.viewOf(visit, null)));
    return { items, next: items.length === limit ? items.at(-1)!.id : null };
  }

  private async visitOf(command: RecordVisit, by: Actor): Promise<CounterVisit> {
    assertComplete(command);
    const at = this.clock.now();
    const id = command.id ?? v7(at);
    return {
      ...(await this.places.placeOf(command, by, vietnamDay(at))),
      id,
      caseId: command.follows ? await this.caseOf(command.follows, by) : id,
      form: command.form,
      at,
      visitedOn: vietnamDay(at),
      ownFault: command.ownFault ?? false,
      dossierId: null,
      digest: digestOf(command, by),
    };
  }

  private async caseOf(id: string, by: Actor): Promise<string> {
    const earlier = await this.find(id);
    await this.places.catalogue.assertWithin(by, earlier.agencyId, earlier.receivingUnitId);
    if (earlier.dossierId) throw new Problem('conflict', 'dossier.visit-joined');
    return earlier.caseId;
  }

  private first(known: CounterVisit, visit: CounterVisit): { visit: CounterVisit } {
    if (!known.digest.equals(visit.digest)) throw new Problem('conflict', 'conflict.id-reused', { id: visit.id });
    return { visit: known };
  }

  private async find(id: string): Promise<CounterVisit> {
    const found = await this.db.getRepository(CounterVisit).findOneBy({ id });
    if (!found) throw new Problem('not-found', 'not-found.record', { what: 'visit', id });
    return found;
  }

  private async answer({ visit, position }: { visit: CounterVisit; position?: number }, by: Actor) {
    return answer(await this.viewOf(visit, await this.persons.readVisit(visit.id, by)), { position, status: 201 });
  }

  private async viewOf(visit: CounterVisit, content: object | null): Promise<VisitView> {
    const tree = await this.places.catalogue.tree();
    const codeOf = (id: string) => tree.get(id)?.codes[0]?.code ?? id;
    const { id, caseId, agencyId, receivingUnitId, procedureCode, form, at, ownFault, dossierId } = visit;
    return {
      id,
      caseId,
      agencyCode: codeOf(agencyId),
      receivingUnit: receivingUnitId && codeOf(receivingUnitId),
      procedureCode,
      form,
      at: at.toISOString(),
      ownFault,
      dossierId,
      content,
    };
  }
}

/** NĐ 61/2018 Art.17.1: form 02 says what is missing and why, form 03 why. */
function assertComplete({ form, reason, papers }: RecordVisit): void {
  if (form === 'guidance') return;
  if (!reason || (form === '02' && !papers?.length)) throw new Problem('invalid', 'dossier.visit-incomplete', { form });
}

const contentOf = ({ applicant, reason, papers }: RecordVisit) => ({ applicant, reason, missing: papers });

function digestOf(command: RecordVisit, by: Actor): Buffer {
  const said = Object.entries(command)
    .filter(([, value]) => value !== undefined && value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([by.issuer, by.subject, said]))
    .digest();
}
