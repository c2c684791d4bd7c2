import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7, type Actor, type DossierRef, type NoticePage } from '#contracts';
import { CLOCK, type Clock } from '#messaging';
import { SERVICE_CONFIG } from '#service';
import type { DossierConfig } from '../config.js';
import { findDossier } from '../dossier.queries.js';
import { PersonsService } from '../person/persons.service.js';
import { VisibleDossiers } from '../visible-dossiers.js';
import { channelOf, NOTICE_OF, noticeOfSubmission, textOf } from './notice.rules.js';
import * as rows from './notices.queries.js';

const SUBMISSION = 'dossier.submission.recorded.v1';
const PAGE = 200;

/** What applicants are told of what happened, written down before it is sent: each event once, whatever is killed. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly db: DataSource,
    private readonly persons: PersonsService,
    private readonly visible: VisibleDossiers,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: DossierConfig,
  ) {}

  /** The channel log of a dossier. */
  async list({ ref }: DossierRef, by: Actor): Promise<NoticePage> {
    const dossier = await this.visible.one(ref, by);
    const items = (await rows.noticesOf(this.db, dossier.id)).map(({ createdAt, sentAt, ...notice }) => ({
      ...notice,
      createdAt: createdAt.toISOString(),
      sentAt: sentAt && sentAt.toISOString(),
    }));
    return { items };
  }

  /** Reads on in the log; answers how many events it looked at. Nothing where another process does so. */
  async collect(): Promise<number> {
    let count = 0;
    for (let looked = PAGE; looked === PAGE; count += looked) looked = await this.db.transaction((tx) => this.page(tx));
    return count;
  }

  private async page(tx: EntityManager): Promise<number> {
    const since = await rows.takeCheckpoint(tx);
    if (!since) return 0;
    const happened = await rows.happenedSince(tx, since, [...Object.keys(NOTICE_OF), SUBMISSION], PAGE);
    for (const one of happened) await this.tell(tx, one);
    if (happened.length > 0) await rows.moveCheckpoint(tx, happened.at(-1)!);
    return happened.length;
  }

  private async tell(tx: EntityManager, { id: key, type, subject, status }: rows.HappenedRow): Promise<void> {
    const kind = type === SUBMISSION ? noticeOfSubmission(status ?? 0) : NOTICE_OF[type];
    if (!kind || kind === 'digest') return;
    const dossier = await findDossier(tx, subject);
    const reached = channelOf(await this.persons.contactOf(subject));
    const id = v7(this.clock.now());
    await rows.insertNotice(tx, {
      ...{ id, key, dossierId: subject, kind, createdAt: this.clock.now() },
      channel: reached?.channel ?? null,
      recipient: reached && this.persons.sealText(reached.to, id),
      content: this.persons.sealText(JSON.stringify(textOf(kind, dossier, this.config.PUBLIC_URL)), id),
    });
  }
}
