import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, v7, type Actor, type MessageRecorded, type Outbox, type OutboxQuery } from '#contracts';
import type { OutgoingMessage, OutgoingRef, SendStatus } from '#contracts';
import { AgencyScope } from '#directory';
import { writeStatus, type StatusCode } from '#edxml';
import { answer, CLOCK, type Answer, type Clock } from '#messaging';
import { ExchangedDocument } from '../messages/exchanged-document.entity.js';
import { MessageIntake } from '../messages/message-intake.js';
import { Transfer } from '../messages/transfer.entity.js';
import { OutgoingStatus } from './outgoing-message.entity.js';
import { outgoingOf } from './outbox.queries.js';

/** Statuses of our own agencies: recorded here and sent back to where the document came from (QĐ 28/2018/QĐ-TTg Art.9). */
@Injectable()
export class OutboxService {
  constructor(
    private readonly db: DataSource,
    private readonly intake: MessageIntake,
    private readonly scope: AgencyScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async send(command: SendStatus, by: Actor): Promise<Answer<MessageRecorded>> {
    const agencyId = await this.scope.idOf(command.agencyCode);
    if (!agencyId) throw new Problem('refused', 'agency.unknown', { code: command.agencyCode });
    await this.scope.assertWithin(by, agencyId);
    const receivedAt = this.clock.now();
    const status = await this.status(command, agencyId, receivedAt);
    const body = writeStatus(status);
    const bytes = Buffer.from(body);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const { documentId } = command;
    const state = { state: 'queued' as const, attempts: 0, error: null, nextAt: receivedAt, createdAt: receivedAt };
    const outgoing = { id: v7(receivedAt), documentId, agencyId, status: status.status, body, ...state };
    const message = { kind: 'status' as const, ...status };
    const { recorded, position } = await this.intake.take({
      message,
      digest,
      size: bytes.length,
      by,
      receivedAt,
      outgoing,
    });
    return answer(recorded, { position, status: 201 });
  }

  async list({ state }: OutboxQuery, by: Actor): Promise<Outbox> {
    const found = await outgoingOf(this.db, await this.scope.subtree(by), { ...(state ? { state } : {}) });
    return { items: found.map(view) };
  }

  /** Sends again what was given up. */
  async retry({ id }: OutgoingRef, by: Actor): Promise<OutgoingMessage> {
    const [found] = await outgoingOf(this.db, await this.scope.subtree(by), { id });
    if (!found) throw new Problem('not-found', 'not-found.record', { what: 'message', id });
    if (found.state !== 'dead') throw new Problem('refused', 'exchange.outgoing-state', { state: found.state });
    const again = { state: 'queued' as const, attempts: 0, nextAt: this.clock.now() };
    await this.db.getRepository(OutgoingStatus).update({ id, state: 'dead' }, again);
    return view({ ...found, ...again });
  }

  /** The status as its agency says it: by the code under which the document knows it. */
  private async status(command: SendStatus, agencyId: string, at: Date) {
    const { documentId } = command;
    const document = await this.db.getRepository(ExchangedDocument).findOneBy({ documentId });
    if (!document) throw new Problem('not-found', 'not-found.record', { what: 'document', id: documentId });
    const transfers = await this.db.getRepository(Transfer).findBy({ document: document.id });
    const { from, to } = partiesOf(command, agencyId, document, transfers);
    const code = document.number === null ? null : [document.number, document.notation].filter(Boolean).join('/');
    return {
      from: { id: from, name: null },
      about: { organId: to, documentId, code, issuedOn: document.issuedOn },
      status: command.status as StatusCode,
      description: command.description ?? null,
      at: at.toISOString(),
      staff: null,
    };
  }
}

/** Who says it to whom: a recipient to the sender, or the sender (13) to a recipient. */
function partiesOf(
  { status, recipientCode, agencyCode, documentId }: SendStatus,
  agencyId: string,
  { senderCode, senderId }: ExchangedDocument,
  transfers: readonly Transfer[],
): { from: string; to: string } {
  const nobody = (code: string) => new Problem('refused', 'exchange.not-recipient', { code, documentId });
  if (status === '13') {
    if (senderId !== agencyId || senderCode === null) throw new Problem('refused', 'exchange.not-sender');
    const asked = transfers.find((one) => one.recipientCode === recipientCode);
    if (!asked) throw nobody(recipientCode ?? agencyCode);
    return { from: senderCode, to: asked.recipientCode };
  }
  const own = transfers.find(({ recipientId, listed }) => recipientId === agencyId && listed);
  if (!own || senderCode === null) throw nobody(agencyCode);
  return { from: own.recipientCode, to: senderCode };
}

const view = ({ id, documentId, status, state, attempts, error, createdAt }: OutgoingStatus): OutgoingMessage => ({
  ...{ id, documentId, status, state, attempts, error },
  createdAt: createdAt.toISOString(),
});
