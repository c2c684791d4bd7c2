import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { check, Problem, RegisterDocument, rowError, type MappedField } from '#contracts';
import type { ImportAbout, Row, RowOutcome } from '#imports';
import { CLOCK, type Clock } from '#messaging';
import { RegisterLines, type LineChange, type LineContent } from '../register/register-lines.js';
import { takeNumber, type Series } from '../register/register.queries.js';
import { enter, type Numbered } from '../register/register.rules.js';
import { Registrars } from '../register/registrars.js';
import { ARRIVALS, seriesOf } from '../register/series.rules.js';
import { ImporterScope } from './importer-scope.js';
import { Mappings } from './mappings.js';
import { registerRow, type Cells } from './register-row.rules.js';

interface Read {
  readonly line: number;
  readonly change: LineChange;
  readonly content: LineContent;
}

/** Applies rows of a document-management system's register: each is a line of ours, the same one tomorrow night. */
@Injectable()
export class RegisterImport {
  constructor(
    private readonly lines: RegisterLines,
    private readonly registrars: Registrars,
    private readonly organisations: ImporterScope,
    private readonly mappings: Mappings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async apply(batch: readonly Row[], tx: EntityManager, { by }: ImportAbout): Promise<RowOutcome[]> {
    const mapping = await this.mappings.of(by);
    const now = this.clock.now();
    const own = await this.organisations.of(by);
    const found = await Promise.all(batch.map((row) => this.read(row, { mapping, own, today: vietnamDay(now) })));
    const good = found.filter((one): one is Read => 'change' in one);
    await raiseCounters(tx, good);
    const { outcomes, position } = await this.lines.record(
      tx,
      good.map(({ change }) => change),
      { by, time: now },
    );
    const byLine = new Map(good.map(({ line }, n) => [line, outcomes[n]!]));
    return found.map((one) =>
      'change' in one ? { line: one.line, kind: byLine.get(one.line)!, ...(position ? { position } : {}) } : one,
    );
  }

  private async read({ line, value }: Row, about: About): Promise<Read | RowOutcome> {
    try {
      const command = check(RegisterDocument, registerRow(value as Cells, about.mapping));
      if (!command.number)
        throw new Problem('invalid', 'invalid.fields', {}, [rowError('exchange.number-missing', {}, 'number')]);
      const registrar = await this.registrars.find(command.agencyCode);
      if (!registrar) throw new Problem('refused', 'agency.unknown', { code: command.agencyCode });
      if (!about.own.has(registrar.id)) throw new Problem('forbidden', 'forbidden.agency');
      const state = enter(command as Numbered, registrar, about.today);
      return { line, ...changeOf(command as Numbered, state) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const errors = error.errors.length > 0 ? error.errors : [rowError(error.code, error.facts)];
      return { line, kind: 'rejected', errors };
    }
  }
}

interface About {
  readonly mapping: readonly MappedField[];
  readonly own: ReadonlySet<string>;
  readonly today: string;
}

/** What is told again without an arrival keeps the one it has; a recall stays. */
function changeOf(command: Numbered, state: ReturnType<typeof enter>): { change: LineChange; content: LineContent } {
  const { number, notation, paperRecipients, arrivalNumber } = command;
  const words = { number, notation, series: seriesOf(notation), paperRecipients: paperRecipients ?? [] };
  const content: LineContent = { ...state, ...words, arrivalNumber: arrivalNumber ?? null };
  const decide: LineChange['decide'] = (known) => ({
    ...content,
    standing: known?.standing ?? content.standing,
    arrivalNumber: content.arrivalNumber ?? known?.arrivalNumber ?? null,
    arrivedOn: command.arrivedOn ?? known?.arrivedOn ?? content.arrivedOn,
  });
  const { agencyId, direction, documentId } = state;
  return { change: { key: { agencyId, direction, documentId }, decide }, content };
}

/** The next number given here follows the greatest that was imported. */
async function raiseCounters(tx: EntityManager, rows: readonly Read[]): Promise<void> {
  const greatest = new Map<string, { at: Series; number: number }>();
  for (const { at, number } of rows.flatMap(({ content }) => numbered(content))) {
    const key = JSON.stringify(at);
    if ((greatest.get(key)?.number ?? 0) < number) greatest.set(key, { at, number });
  }
  // In one order, so that two imports never wait for each other.
  for (const [, { at, number }] of [...greatest].sort(([a], [b]) => (a < b ? -1 : 1))) await takeNumber(tx, at, number);
}

/** The series its number stands in; none where an arrival has no number yet. */
function numbered(content: LineContent): { at: Series; number: number }[] {
  const { agencyId, direction, issuedOn } = content;
  const incoming = direction === 'incoming';
  const number = incoming ? content.arrivalNumber : content.number;
  const day = incoming ? (content.arrivedOn ?? issuedOn) : issuedOn;
  const at = { agencyId, direction, year: Number(day.slice(0, 4)), series: incoming ? ARRIVALS : content.series };
  return number === null ? [] : [{ at, number }];
}
