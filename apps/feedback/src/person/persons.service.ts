import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, ReceiveOpinion } from '#contracts';
import { actorKey, CLOCK, rowsOf, type Clock, type Queryable } from '#messaging';
import { PersonSeal, resealTable } from '#persons';
import { SERVICE_CONFIG } from '#service';
import type { FeedbackConfig } from '../config.js';

/** What `opinion_person` keeps, in clear; null where it was not given or is erased. */
export type PersonContent = Record<(typeof COLUMNS)[number], string | null>;

const COLUMNS = ['content', 'name', 'address', 'phone'] as const;

/** Who settles opinions and so needs to know whose they are; every such reading is kept. */
const NEEDING_ROLES: ReadonlySet<string> = new Set([
  'counter-officer',
  'specialist',
  'unit-head',
  'department-leader',
  'department-office',
  'inspector',
]);

/** The only door to `opinion_person`. */
@Injectable()
export class PersonsService implements OnApplicationBootstrap {
  private readonly seal: PersonSeal;
  private readonly logger = new Logger('persons');

  constructor(
    private readonly db: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) config: FeedbackConfig,
  ) {
    this.seal = new PersonSeal(config.FEEDBACK_PERSON_KEY, 'plain');
  }

  async keep(tx: Queryable, id: string, { content, petitioner }: ReceiveOpinion): Promise<void> {
    const given: Partial<PersonContent> = { ...petitioner, content };
    const sealed = COLUMNS.map((column) => {
      const text = given[column];
      return text ? this.seal.seal(text, id, column) : null;
    });
    await tx.query(`INSERT INTO opinion_person (opinion_id, ${COLUMNS.join(', ')}) VALUES ($1, $2, $3, $4, $5)`, [
      id,
      ...sealed,
    ]);
  }

  /** For those who settle opinions, null for others; the reading is kept (NĐ 61/2018 Art.5.1d). */
  async read(id: string, by: Actor): Promise<PersonContent | null> {
    if (!NEEDING_ROLES.has(by.role)) return null;
    await this.db.query('INSERT INTO person_read (opinion_id, actor, role, at) VALUES ($1, $2, $3, $4)', [
      id,
      actorKey(by),
      by.role,
      this.clock.now().toISOString(),
    ]);
    return this.open(this.db, id);
  }

  /** For the service's own checks: nobody sees it. */
  async open(tx: Queryable, id: string): Promise<PersonContent> {
    const found = await tx.query(`SELECT ${COLUMNS.join(', ')} FROM opinion_person WHERE opinion_id = $1`, [id]);
    const sealed = rowsOf<Record<string, Buffer | null>>(found)[0];
    const text = (column: string) => {
      const bytes = sealed?.[column];
      return bytes ? this.seal.open(bytes, id, column) : null;
    };
    return { content: text('content'), name: text('name'), address: text('address'), phone: text('phone') };
  }

  /** With several keys given, rows of an older one are sealed again behind the running service. */
  onApplicationBootstrap(): void {
    if (!this.seal.rotating) return;
    this.reseal()
      .then((rows) => this.logger.log(`${rows} rows sealed again, all stand under key ${this.seal.newest}`))
      .catch((error: unknown) => this.logger.error(`rows could not be sealed again: ${String(error)}`));
  }

  reseal(): Promise<number> {
    const table = { name: 'opinion_person', id: 'opinion_id', record: 'opinion_id', columns: COLUMNS };
    return resealTable(this.db, { ...table, boundToColumn: true }, this.seal);
  }
}
