import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, SlipContent } from '#contracts';
import { actorKey, CLOCK, rowsOf, type Clock, type Queryable } from '#messaging';
import { PersonSeal, resealTable } from '#persons';
import { SERVICE_CONFIG } from '#service';
import type { PostalConfig } from '../config.js';

/** What `shipment_person` keeps: the slip's people and papers, and who took the item in the receiver's place. */
export interface SlipKept extends SlipContent {
  takenBy?: string | null;
}

/** Who carries, hands over or takes over items; every reading is kept (QĐ 45/2016 Art.16.5a, NĐ 61/2018 Art.5.1d). */
const NEEDING_ROLES: ReadonlySet<string> = new Set(['postal-operator', 'counter-officer', 'department-office']);

/** The only door to `*_person` tables. */
@Injectable()
export class PersonsService implements OnApplicationBootstrap {
  private readonly seal: PersonSeal;
  private readonly logger = new Logger('persons');

  constructor(
    private readonly db: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) config: PostalConfig,
  ) {
    this.seal = new PersonSeal(config.POSTAL_PERSON_KEY);
  }

  async keep(tx: Queryable, shipmentId: string, slip: SlipKept): Promise<void> {
    await tx.query(
      `INSERT INTO shipment_person (shipment_id, content) VALUES ($1, $2)
       ON CONFLICT (shipment_id) DO UPDATE SET content = excluded.content`,
      [shipmentId, this.seal.seal(JSON.stringify(slip), shipmentId, 'content')],
    );
  }

  async keepAll(tx: Queryable, slips: readonly { id: string; slip: SlipKept }[]): Promise<void> {
    if (slips.length === 0) return;
    await tx.query(`INSERT INTO shipment_person (shipment_id, content) SELECT * FROM unnest($1::uuid[], $2::bytea[])`, [
      slips.map(({ id }) => id),
      slips.map(({ id, slip }) => this.seal.seal(JSON.stringify(slip), id, 'content')),
    ]);
  }

  /** Changes what the slip says, e.g. the address; what it said before is kept nowhere. */
  async change(tx: Queryable, shipmentId: string, change: (slip: SlipKept) => SlipKept): Promise<void> {
    await this.keep(tx, shipmentId, change((await this.open(tx, shipmentId)) ?? {}));
  }

  /** For those who need it, null for others; the reading is kept. */
  async read(shipmentId: string, by: Actor): Promise<SlipKept | null> {
    const slip = NEEDING_ROLES.has(by.role) ? await this.open(this.db, shipmentId) : null;
    if (slip) {
      await this.db.query('INSERT INTO person_read (shipment_id, actor, role, at) VALUES ($1, $2, $3, $4)', [
        shipmentId,
        actorKey(by),
        by.role,
        this.clock.now().toISOString(),
      ]);
    }
    return slip;
  }

  /** Empties what names people about an item, complaints about it too. */
  async erase(tx: Queryable, shipmentId: string): Promise<void> {
    const at = this.clock.now().toISOString();
    await tx.query('UPDATE shipment_person SET content = NULL, erased_at = $2 WHERE shipment_id = $1', [
      shipmentId,
      at,
    ]);
    await tx.query(
      `UPDATE complaint_person SET content = NULL
        WHERE complaint_id IN (SELECT id FROM complaint WHERE shipment_id = $1)`,
      [shipmentId],
    );
  }

  /** For orders with carriers: nobody sees it here. */
  async open(tx: Queryable, shipmentId: string): Promise<SlipKept | null> {
    const found = await tx.query('SELECT content FROM shipment_person WHERE shipment_id = $1', [shipmentId]);
    const sealed = rowsOf<{ content: Buffer | null }>(found)[0]?.content;
    return sealed ? (JSON.parse(this.seal.open(sealed, shipmentId, 'content')) as SlipKept) : null;
  }

  /** Names of those who signed, and what was noted at the table. */
  async keepSigners(tx: Queryable, handoverId: string, content: object): Promise<void> {
    const sealed = this.seal.seal(JSON.stringify(content), handoverId, 'content');
    await tx.query('INSERT INTO handover_person (handover_id, content) VALUES ($1, $2)', [handoverId, sealed]);
  }

  async addSigner(tx: Queryable, handoverId: string, signer: object): Promise<void> {
    const found = await tx.query('SELECT content FROM handover_person WHERE handover_id = $1', [handoverId]);
    const sealed = rowsOf<{ content: Buffer | null }>(found)[0]?.content;
    if (!sealed) return;
    const kept = JSON.parse(this.seal.open(sealed, handoverId, 'content')) as { signers: object[] };
    const content = JSON.stringify({ ...kept, signers: [...kept.signers, signer] });
    await tx.query('UPDATE handover_person SET content = $2 WHERE handover_id = $1', [
      handoverId,
      this.seal.seal(content, handoverId, 'content'),
    ]);
  }

  sealed(text: string, record: string, column: string): Buffer {
    return this.seal.seal(text, record, column);
  }

  /** With several keys given, rows of an older one are sealed again behind the running service. */
  onApplicationBootstrap(): void {
    if (!this.seal.rotating) return;
    this.reseal()
      .then((rows) => this.logger.log(`${rows} rows sealed again, all stand under key ${this.seal.newest}`))
      .catch((error: unknown) => this.logger.error(`rows could not be sealed again: ${String(error)}`));
  }

  private async reseal(): Promise<number> {
    let rows = 0;
    for (const what of ['shipment', 'handover', 'complaint']) {
      const id = `${what}_id`;
      const table = { name: `${what}_person`, id, record: id, columns: ['content'], boundToColumn: true };
      rows += await resealTable(this.db, table, this.seal);
    }
    return rows;
  }
}
