import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { dayCursor, documentRegistered, Problem, v7 } from '#contracts';
import type {
  Actor,
  DocumentPage,
  DocumentQuery,
  DocumentView,
  HolesQuery,
  HolesReport,
  RegisterDocument,
} from '#contracts';
import { AgencyScope } from '#directory';
import { answer, CLOCK, EventLog, once, repeatable, type Answer, type Clock, type RequestContext } from '#messaging';
import type { RegisteredDocument } from './registered-document.entity.js';
import { documentsOf, holesOf, insertDocument, takeNumber } from './register.queries.js';
import { enter } from './register.rules.js';
import { Registrars } from './registrars.js';
import { ARRIVALS, seriesOf } from './series.rules.js';

const PAGE = 50;

@Injectable()
export class RegisterService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly scope: AgencyScope,
    private readonly registrars: Registrars,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async enter(command: RegisterDocument, by: Actor, context: RequestContext): Promise<Answer<DocumentView>> {
    const now = this.clock.now();
    const today = vietnamDay(now);
    const registrar = await this.registrars.of(command.agencyCode, by);
    if (command.direction === 'incoming' && !command.number) throw new Problem('refused', 'exchange.number-missing');
    const id = v7(now);
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'exchange.document.register', by, id);
        const { number, arrivalNumber, series } = await numbersOf(tx, command, registrar.id, today);
        const state = enter({ ...command, number }, registrar, today);
        const { notation, paperRecipients } = command;
        const words = { number, notation, series, arrivalNumber, paperRecipients: paperRecipients ?? [] };
        const isNew = await insertDocument(tx, { id, ...state, ...words, registeredAt: now });
        const { documentId } = state;
        if (!isNew) throw new Problem('conflict', 'exchange.document-registered', { documentId });
        return this.log.announce(tx, documentRegistered.of(id, { state }, by, { time: now }));
      });
    return repeatable(
      async () => this.answer(id, by, await work()),
      (first) => this.answer(first, by),
    );
  }

  async holes(query: HolesQuery, by: Actor): Promise<HolesReport> {
    const { id } = await this.registrars.of(query.agency, by);
    return { series: await holesOf(this.db, id, query) };
  }

  async list(query: DocumentQuery, by: Actor): Promise<DocumentPage> {
    const limit = query.limit ?? PAGE;
    const lines = await documentsOf(this.db, await this.scope.visible(by, query.agency), query, limit + 1);
    const items = await Promise.all(lines.slice(0, limit).map((line) => this.view(line)));
    const last = items.at(-1);
    return { items, next: lines.length > limit && last ? dayCursor({ day: last.issuedOn, id: last.id }) : null };
  }

  private async answer(id: string, by: Actor, position?: number): Promise<Answer<DocumentView>> {
    const [line] = await documentsOf(this.db, await this.scope.subtree(by), { id }, 1);
    if (!line) throw new Problem('not-found', 'not-found.record', { what: 'document', id });
    return answer(await this.view(line), { position, etag: `"${line.version}"` });
  }

  private async view(line: RegisteredDocument): Promise<DocumentView> {
    const {
      agencyId,
      version: _version,
      series: _series,
      agencies: _agencies,
      electronic: _electronic,
      ...told
    } = line;
    const agencyCode = (await this.scope.codeOf(agencyId)) ?? agencyId;
    return { ...told, agencyCode, registeredAt: line.registeredAt.toISOString() };
  }
}

/** Taken in the transaction of the line, so that a refused line leaves no hole. */
async function numbersOf(tx: EntityManager, command: RegisterDocument, agencyId: string, today: string) {
  const { direction, notation, issuedOn, arrivedOn } = command;
  if (direction === 'outgoing') {
    const at = { agencyId, direction, year: yearOf(issuedOn), series: seriesOf(notation) };
    return { number: await takeNumber(tx, at, command.number), series: at.series, arrivalNumber: null };
  }
  const at = { agencyId, direction, year: yearOf(arrivedOn ?? today), series: ARRIVALS };
  const arrivalNumber = await takeNumber(tx, at, command.arrivalNumber);
  return { number: command.number!, series: seriesOf(notation), arrivalNumber };
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
