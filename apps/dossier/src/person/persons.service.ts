import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, type Actor, type Applicant, type Paper } from '#contracts';
import { actorKey, CLOCK, rowsOf, type Clock, type Queryable } from '#messaging';
import { PersonSeal, resealTable, wordsOf, type SealedTable } from '#persons';
import { SERVICE_CONFIG } from '#service';
import type { DossierConfig } from '../config.js';
import type { SealedPerson } from '../reception/reception.queries.js';
import { closeAccess, grantAccess, hasAccess } from '../supplement/supplement-access.queries.js';

/** What `dossier_person` keeps: all that may name a citizen. */
export interface PersonContent {
  applicant?: Applicant;
  content?: string;
  papers?: Paper[];
  entryReason?: string;
  /** Key of the citizen who submitted it online, so that a new key of the index can find them too. */
  owner?: string;
  [more: string]: unknown;
}

/** Who needs the applicant's data for their work (NĐ 61/2018 Art.5.1d); every such reading is kept. */
const NEEDING_ROLES: ReadonlySet<string> = new Set([
  'counter-officer',
  'specialist',
  'unit-head',
  'department-leader',
  'department-office',
  'postal-operator',
]);

/** The only door to `*_person` tables. */
@Injectable()
export class PersonsService implements OnApplicationBootstrap {
  private readonly vault: PersonSeal;
  private readonly logger = new Logger('persons');

  constructor(
    private readonly db: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) config: DossierConfig,
  ) {
    this.vault = new PersonSeal(config.PERSON_KEY);
  }

  seal(id: string, content: PersonContent, by: Actor): SealedPerson {
    const owner = by.role === 'citizen' ? actorKey(by) : content.owner;
    return {
      content: this.vault.seal(JSON.stringify(owner ? { ...content, owner } : content), id),
      words: this.indexOf(content),
      owner: owner ? this.vault.blind(owner) : null,
    };
  }

  /** Free text of an act: reasons, papers, numbers, notes. */
  async keepAct(tx: Queryable, id: string, act: string, about: { at: Date; by: Actor; text: object }): Promise<void> {
    const given = Object.values(about.text).some((value) => value !== undefined && value !== null);
    if (!given) return;
    await tx.query('INSERT INTO act_person (dossier_id, act, at, actor, content) VALUES ($1, $2, $3, $4, $5)', [
      id,
      act,
      about.at.toISOString(),
      actorKey(about.by),
      this.vault.seal(JSON.stringify(about.text), id),
    ]);
  }

  /** The newest act of one of these kinds with its free text; the text only for those who need the applicant. */
  async lastAct(id: string, acts: readonly string[], by: Actor): Promise<{ at: Date; text: object } | null> {
    const found: unknown = await this.db.query(
      'SELECT at, content FROM act_person WHERE dossier_id = $1 AND act = ANY ($2) ORDER BY at DESC, id DESC LIMIT 1',
      [id, acts],
    );
    const act = rowsOf<{ at: Date; content: Buffer | null }>(found)[0];
    if (!act) return null;
    const allowed = by.role === 'system' || (await this.mayKnow(id, by));
    const text = act.content && allowed ? (JSON.parse(this.vault.open(act.content, id)) as object) : {};
    return { at: act.at, text };
  }

  /** Who came to the counter without getting a receipt, and why. */
  async keepVisit(tx: Queryable, id: string, content: PersonContent): Promise<void> {
    await tx.query('INSERT INTO visit_person (visit_id, content) VALUES ($1, $2)', [
      id,
      this.vault.seal(JSON.stringify(content), id),
    ]);
  }

  async readVisit(id: string, by: Actor): Promise<PersonContent | null> {
    const content = NEEDING_ROLES.has(by.role) ? await this.openVisit(id) : null;
    if (content) await this.keepRead(id, by);
    return content;
  }

  /** The applicant's identity number, letters and digits only, to tell whether two are the same; null where none was given. */
  async identityOf(id: string): Promise<string | null> {
    return identityIn(await this.open(this.db, id));
  }

  async identityOfVisit(id: string): Promise<string | null> {
    return identityIn(await this.openVisit(id));
  }

  /** The applicant for those who need it, null for others; the reading is kept. */
  async read(id: string, by: Actor): Promise<PersonContent | null> {
    const content = (await this.mayKnow(id, by)) ? await this.open(this.db, id) : null;
    if (content) await this.keepRead(id, by);
    return content;
  }

  /** Where the applicant is reached, for the system itself: to compare, to send a message. */
  async contactOf(id: string): Promise<Pick<Applicant, 'phone' | 'email'> | null> {
    const applicant = (await this.open(this.db, id))?.applicant;
    return applicant ? { phone: applicant.phone, email: applicant.email } : null;
  }

  /** Throws `forbidden.role` for those who do not need the applicant's data. */
  async assertMayKnow(id: string, by: Actor): Promise<void> {
    if (!(await this.mayKnow(id, by))) throw new Problem('forbidden', 'forbidden.role', { role: by.role });
  }

  /** A text of its own record, such as the name of a file. */
  sealText(text: string, record: string): Buffer {
    return this.vault.seal(text, record);
  }

  openText(sealed: Buffer, record: string): string {
    return this.vault.open(sealed, record);
  }

  async mayKnow(id: string, by: Actor): Promise<boolean> {
    return NEEDING_ROLES.has(by.role) || (await this.owns(id, by));
  }

  /** The blind index of who somebody is, under each key. */
  ownersSought(by: Actor): string[] {
    return this.vault.blindSought(actorKey(by));
  }

  async maySupplement(id: string, by: Actor): Promise<boolean> {
    return by.role === 'citizen' && ((await this.owns(id, by)) || hasAccess(this.db, id, this.ownersSought(by)));
  }

  /** Until the supplement has come. */
  letSupplement(id: string, by: Actor): Promise<void> {
    return grantAccess(this.db, id, this.vault.blind(actorKey(by)), this.clock.now());
  }

  async owns(id: string, by: Actor): Promise<boolean> {
    if (by.role !== 'citizen') return false;
    const found: unknown = await this.db.query(
      'SELECT 1 FROM dossier_person WHERE dossier_id = $1 AND owner = ANY ($2::bigint[])',
      [id, this.ownersSought(by)],
    );
    return rowsOf(found).length === 1;
  }

  /** Changes the applicant, e.g. a misspelt name; the old content is kept nowhere. */
  async change(tx: Queryable, id: string, change: (content: PersonContent) => PersonContent, by: Actor): Promise<void> {
    const content = await this.open(tx, id);
    const { content: bytes, words } = this.seal(id, change(content ?? {}), by);
    await tx.query(
      `INSERT INTO dossier_person (dossier_id, content, words) VALUES ($1, $2, $3)
       ON CONFLICT (dossier_id) DO UPDATE SET content = excluded.content, words = excluded.words`,
      [id, bytes, words],
    );
  }

  /** Empties what names the applicant; ids, dates and figures stay. */
  async erase(tx: Queryable, id: string): Promise<void> {
    await tx.query(
      `UPDATE dossier_person SET content = NULL, words = '{}', owner = NULL, erased_at = $2 WHERE dossier_id = $1`,
      [id, this.clock.now().toISOString()],
    );
    await closeAccess(tx, id);
    for (const table of ['act_person', 'draft_person'])
      await tx.query(`UPDATE ${table} SET content = NULL WHERE dossier_id = $1`, [id]);
    await tx.query(
      `UPDATE notice_person SET recipient = NULL, content = NULL, next_at = NULL,
              state = CASE state WHEN 'queued' THEN 'failed' ELSE state END WHERE dossier_id = $1`,
      [id],
    );
    await tx.query(
      `UPDATE visit_person SET content = NULL WHERE visit_id IN (SELECT id FROM counter_visit WHERE dossier_id = $1)`,
      [id],
    );
  }

  /** The blind index of a search by whole words, under each key. */
  wordsSought(text: string): string[][] {
    return this.vault.wordsSought(text);
  }

  /** With several keys given, rows of an older one are sealed again behind the running service. */
  onApplicationBootstrap(): void {
    if (!this.vault.rotating) return;
    this.reseal()
      .then((rows) => this.logger.log(`${rows} rows sealed again, all stand under key ${this.vault.newest}`))
      .catch((error: unknown) => this.logger.error(`rows could not be sealed again: ${String(error)}`));
  }

  async reseal(): Promise<number> {
    const also: SealedTable['also'] = ({ content }) => {
      const opened = JSON.parse(content ?? '{}') as PersonContent;
      const words = this.indexOf(opened);
      return opened.owner ? { words, owner: this.vault.blind(opened.owner) } : { words };
    };
    const sealed = { record: 'dossier_id', columns: ['content'], boundToColumn: false };
    const persons = { ...sealed, name: 'dossier_person', id: 'dossier_id', also };
    const acts = { ...sealed, name: 'act_person', id: 'id' };
    const drafts = { ...sealed, name: 'draft_person', id: 'step_id' };
    const visits = { ...sealed, name: 'visit_person', id: 'visit_id', record: 'visit_id' };
    const files = { ...sealed, name: 'attachment_person', id: 'id', record: 'id', columns: ['name'] };
    const notices = { ...sealed, name: 'notice_person', id: 'id', record: 'id', columns: ['recipient', 'content'] };
    let rows = 0;
    for (const table of [persons, acts, drafts, visits, files, notices])
      rows += await resealTable(this.db, table, this.vault);
    return rows;
  }

  private indexOf({ applicant }: PersonContent): string[] {
    const { name, identityNumber, phone, email, owner } = applicant ?? {};
    return this.vault.words(name, identityNumber, phone, email, owner);
  }

  /** Disclosure is logged (NĐ 61/2018 Art.5.1d). */
  async keepRead(id: string, by: Actor): Promise<void> {
    await this.db.query('INSERT INTO person_read (dossier_id, actor, role, at) VALUES ($1, $2, $3, $4)', [
      id,
      actorKey(by),
      by.role,
      this.clock.now().toISOString(),
    ]);
  }

  private async openVisit(id: string): Promise<PersonContent | null> {
    const found: unknown = await this.db.query('SELECT content FROM visit_person WHERE visit_id = $1', [id]);
    const sealed = rowsOf<{ content: Buffer | null }>(found)[0]?.content;
    return sealed ? (JSON.parse(this.vault.open(sealed, id)) as PersonContent) : null;
  }

  private async open(db: Queryable, id: string): Promise<PersonContent | null> {
    const found: unknown = await db.query('SELECT content FROM dossier_person WHERE dossier_id = $1', [id]);
    const sealed = rowsOf<{ content: Buffer | null }>(found)[0]?.content;
    return sealed ? (JSON.parse(this.vault.open(sealed, id)) as PersonContent) : null;
  }
}

const identityIn = (content: PersonContent | null): string | null => {
  const number = content?.applicant?.identityNumber;
  return number ? wordsOf(number).join('') || null : null;
};
