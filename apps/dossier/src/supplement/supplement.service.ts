import { Injectable } from '@nestjs/common';
import { instantOf } from '#calendar';
import {
  dossierSupplemented,
  Problem,
  supplementRequested,
  type CompleteSupplement,
  type RequestSupplement,
} from '#contracts';
import type { Queryable } from '#messaging';
import { ActsService, type ActDefinition, type Asked } from '../acts.service.js';
import { hasSupplementSince } from '../attachments/attachments.queries.js';
import type { Facts } from '../dossier.rules.js';
import { PublishedPapersService } from './published-papers.js';
import { assertOnline, completeSupplement, requestSupplement, sentOnline } from './supplement.rules.js';
import { closeAccess } from './supplement-access.queries.js';

@Injectable()
export class SupplementService {
  constructor(
    private readonly acts: ActsService,
    private readonly published: PublishedPapersService,
  ) {}

  request(command: RequestSupplement, asked: Asked) {
    return this.acts.perform(command, asked, this.definition(command));
  }

  definition(command: RequestSupplement): ActDefinition {
    const { reason, papers, exception, approver, channel } = command;
    return {
      act: 'supplement-request',
      event: supplementRequested,
      decide: async (moment) => {
        const asked = requestSupplement(moment, command);
        await this.published.assertPublished(papers, asked.procedureId, asked.procedureVersion);
        return asked;
      },
      text: { reason, papers, exception, approver, channel },
    };
  }

  complete(command: CompleteSupplement, asked: Asked) {
    if (asked.by.role === 'citizen') return this.completeOnline(command, asked);
    return this.acts.perform(command, asked, {
      act: 'supplement',
      event: dossierSupplemented,
      decide: (moment) => completeSupplement(moment, command),
      also: (tx, { id }) => closeAccess(tx, id),
    });
  }

  private completeOnline(command: CompleteSupplement, asked: Asked) {
    assertOnline(command);
    return this.acts.perform(command, asked, {
      act: 'supplement',
      event: dossierSupplemented,
      decide: async (moment, tx) => {
        await assertFiles(tx, moment.dossier);
        return sentOnline(completeSupplement(moment, { ...command, channel: 'online' }));
      },
      also: (tx, { id }) => closeAccess(tx, id),
    });
  }
}

async function assertFiles(tx: Queryable, { id, requests }: Facts): Promise<void> {
  const asked = requests.at(-1)?.on;
  if (!asked || !(await hasSupplementSince(tx, id, instantOf(asked, '00:00'))))
    throw new Problem('refused', 'dossier.supplement-files');
}
