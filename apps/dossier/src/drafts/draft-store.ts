import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { draftRecorded, v7, type Actor, type DraftAct, type DraftContent } from '#contracts';
import { actorKey, EventLog } from '#messaging';
import { PersonsService } from '../person/persons.service.js';
import { insertDraft, insertDraftStep, updateDraft, type Draft } from './drafts.queries.js';

/** What a step says in words. */
export interface DraftWords {
  content?: DraftContent;
  comment?: string;
}

export interface DraftChange extends DraftWords {
  /** As it is after the act. */
  draft: Draft;
  act: DraftAct;
  by: Actor;
  at: Date;
}

/** A draft's row, its step, the sealed words and the event, in one transaction; the caller holds the dossier's lock. */
@Injectable()
export class DraftStore {
  constructor(
    private readonly log: EventLog,
    readonly persons: PersonsService,
  ) {}

  async keep(tx: EntityManager, { draft, act, by, at, ...words }: DraftChange): Promise<number> {
    await (act === 'creation' ? insertDraft : updateDraft)(tx, draft);
    const { id, dossierId, agencyId, unitId, kind, state, edition, symbol } = draft;
    const step = { id: v7(at), act, state, edition, actor: actorKey(by), role: by.role, at };
    await insertDraftStep(tx, id, step);
    if (words.content || words.comment) await this.seal(tx, step.id, dossierId, words);
    const data = { dossierId, agencyId, unitId, kind, act, state, edition, symbol };
    return this.log.announce(tx, draftRecorded.of(id, data, by, { time: at }));
  }

  open(content: Buffer, dossierId: string): DraftWords {
    return JSON.parse(this.persons.openText(content, dossierId)) as DraftWords;
  }

  private async seal(tx: EntityManager, stepId: string, dossierId: string, words: DraftWords): Promise<void> {
    const sealed = this.persons.sealText(JSON.stringify(words), dossierId);
    await tx.query('INSERT INTO draft_person (step_id, dossier_id, content) VALUES ($1, $2, $3)', [
      stepId,
      dossierId,
      sealed,
    ]);
  }
}
