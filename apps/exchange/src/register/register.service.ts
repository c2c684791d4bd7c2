import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { dayCursor, documentRegistered, Problem, v7 } from '#contracts';
import type { Actor, DocumentPage, DocumentQuery, DocumentView, RegisterDocument } from '#contracts';
import { AgencyScope, Directory } from '#directory';
import { answer, CLOCK, EventLog, once, repeatable, type Answer, type Clock, type RequestContext } from '#messaging';
import type { RegisteredDocument } from './registered-document.entity.js';
import { documentsOf, insertDocument } from './register.queries.js';
import { enter, type Registrar } from './register.rules.js';

const PAGE = 50;

@Injectable()
export class RegisterService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly scope: AgencyScope,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async enter(command: RegisterDocument, by: Actor, context: RequestContext): Promise<Answer<DocumentView>> {
    const now = this.clock.now();
    const state = enter(command, await this.registrar(command.agencyCode, by), vietnamDay(now));
    const { documentId } = state;
    const { number, notation } = command;
    const id = v7(now);
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'exchange.document.register', by, id);
        const isNew = await insertDocument(tx, { id, ...state, number, notation, registeredAt: now });
        if (!isNew) throw new Problem('conflict', 'exchange.document-registered', { documentId });
        return this.log.announce(tx, documentRegistered.of(id, { state }, by, { time: now }));
      });
    return repeatable(
      async () => this.answer(id, by, await work()),
      (first) => this.answer(first, by),
    );
  }

  async list(query: DocumentQuery, by: Actor): Promise<DocumentPage> {
    const limit = query.limit ?? PAGE;
    const lines = await documentsOf(this.db, await this.scope.visible(by, query.agency), query, limit + 1);
    const items = await Promise.all(lines.slice(0, limit).map((line) => this.view(line)));
    const last = items.at(-1);
    return { items, next: lines.length > limit && last ? dayCursor({ day: last.issuedOn, id: last.id }) : null };
  }

  private async registrar(code: string, by: Actor): Promise<Registrar> {
    const id = await this.scope.idOf(code);
    if (!id) throw new Problem('refused', 'agency.unknown', { code });
    await this.scope.assertWithin(by, id);
    const known = (await this.directory.tree()).get(id)?.codes.map((dated) => dated.code);
    return { id, codes: known ?? [code] };
  }

  private async answer(id: string, by: Actor, position?: number): Promise<Answer<DocumentView>> {
    const [line] = await documentsOf(this.db, await this.scope.subtree(by), { id }, 1);
    if (!line) throw new Problem('not-found', 'not-found.record', { what: 'document', id });
    return answer(await this.view(line), { position, etag: `"${line.version}"` });
  }

  private async view({ agencyId, version: _, registeredAt, ...line }: RegisteredDocument): Promise<DocumentView> {
    const agencyCode = (await this.scope.codeOf(agencyId)) ?? agencyId;
    return { ...line, agencyCode, registeredAt: registeredAt.toISOString() };
  }
}
