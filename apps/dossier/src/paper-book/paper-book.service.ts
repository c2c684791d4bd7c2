import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, Like } from 'typeorm';
import { addDays, vietnamDay } from '#calendar';
import { namedId, paperBookRecorded, Problem } from '#contracts';
import type { Actor, PaperBookQuery, PaperBooks, PaperBookView, RecordPaperBook } from '#contracts';
import { answer, CLOCK, EventLog, type Answer, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { PaperBook } from './paper-book.entity.js';

/** Months of paper books: what the software is measured against (I.5.c). */
@Injectable()
export class PaperBookService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly catalogue: CatalogueCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async record(command: RecordPaperBook, by: Actor): Promise<Answer<PaperBookView>> {
    const { agency: code, month, dossiers, source } = command;
    const agencyId = await this.agencyOf(code, by);
    const lastDay = lastDayOf(month);
    const now = this.clock.now();
    if (`${month}-01` > vietnamDay(now)) throw new Problem('refused', 'dossier.in-the-future', { field: 'month' });
    const book = { id: namedId('paper-book', `${agencyId} ${month}`), agencyId, month, lastDay, dossiers, source };
    const { source: _, ...data } = book;
    const position = await this.db.transaction(async (tx) => {
      await tx.getRepository(PaperBook).save(book);
      return this.log.announce(tx, paperBookRecorded.of(book.id, data, by, { time: now }));
    });
    return answer({ ...book, agency: code }, { position, status: 201 });
  }

  async list({ agency, year }: PaperBookQuery, by: Actor): Promise<PaperBooks> {
    const agencyId = await this.agencyOf(agency, by);
    const tree = await this.catalogue.tree();
    const where = { agencyId: In(tree.subtree(agencyId)), month: Like(`${year}-%`) };
    const books = await this.db.getRepository(PaperBook).find({ where, order: { month: 'ASC', agencyId: 'ASC' } });
    return { items: books.map((book) => ({ ...book, agency: tree.get(book.agencyId)?.codes[0]?.code ?? agency })) };
  }

  private async agencyOf(code: string, by: Actor): Promise<string> {
    const found = (await this.catalogue.tree()).find(code);
    if (!found) throw new Problem('not-found', 'dossier.agency-unknown', { code });
    await this.catalogue.assertWithin(by, found.id, null);
    return found.id;
  }
}

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}
