import { Inject, Injectable } from '@nestjs/common';
import { v7 } from '#contracts';
import { CLOCK, type Clock, type Queryable } from '#messaging';
import { PersonsService } from '../person/persons.service.js';
import { channelOf } from './notice.rules.js';
import { insertNotice } from './notices.queries.js';

export interface OfficerMessage {
  /** What it is about: told once, whatever is killed. */
  key: string;
  /** Account; a message goes to it where it is an e-mail address. */
  handler: string;
  subject: string;
  lines: readonly string[];
}

/** One message an officer, whatever the number of dossiers. */
@Injectable()
export class OfficerNotices {
  constructor(
    private readonly persons: PersonsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tell(tx: Queryable, { key, handler, subject, lines }: OfficerMessage): Promise<void> {
    const reached = channelOf({ email: handler });
    const id = v7(this.clock.now());
    await insertNotice(tx, {
      ...{ id, key, dossierId: null, kind: 'digest', createdAt: this.clock.now() },
      channel: reached?.channel ?? null,
      recipient: reached && this.persons.sealText(reached.to, id),
      content: this.persons.sealText(JSON.stringify({ subject, text: lines.join('\n') }), id),
    });
  }
}
