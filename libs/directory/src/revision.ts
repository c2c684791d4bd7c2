import { rowsOf, type Queryable } from '#messaging';
import type { DirectoryRevision } from './directory-revision.entity.js';

/** Milliseconds that memory may be older than the copy in the database, which another replica may have changed. */
const TRUSTED = 1000;

/** Memory of a part of the copy: read anew when its revision has moved, asked for at most once a second. */
export class Remembered<T> {
  private value?: Promise<T>;
  private revision = '';
  private askedAt = -Infinity;
  private changes = 0;

  constructor(
    private readonly part: DirectoryRevision['part'],
    private readonly db: Queryable,
    private readonly read: () => Promise<T>,
  ) {}

  async get(): Promise<T> {
    if (this.value && performance.now() - this.askedAt < TRUSTED) return this.value;
    const askedAt = performance.now();
    const { changes } = this;
    const revision = await this.current();
    if (!this.value || revision !== this.revision) this.value = this.read();
    this.revision = revision;
    if (changes === this.changes) this.askedAt = askedAt;
    return this.value.catch((error: unknown) => {
      this.value = undefined;
      throw error;
    });
  }

  /** In the transaction that changes the copy. */
  async changed(tx: Queryable): Promise<void> {
    await tx.query(
      `INSERT INTO directory_revision (part, revision) VALUES ($1, 1)
       ON CONFLICT (part) DO UPDATE SET revision = directory_revision.revision + 1`,
      [this.part],
    );
    this.changes += 1;
    this.askedAt = -Infinity;
  }

  private async current(): Promise<string> {
    const found = await this.db.query('SELECT revision::text FROM directory_revision WHERE part = $1', [this.part]);
    return rowsOf<{ revision: string }>(found)[0]?.revision ?? '0';
  }
}
