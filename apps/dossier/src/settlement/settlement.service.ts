import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  dossierCompleted,
  dossierPaid,
  dossierRefused,
  dossierReturned,
  dossierStepped,
  dossierStopped,
} from '#contracts';
import { dossierWithdrawn, paymentRequested } from '#contracts';
import type { CompleteDossier, RecordPayment, RecordStep, RefuseDossier, ReturnResult } from '#contracts';
import type { StopDossier, WithdrawDossier } from '#contracts';
import { ActsService, type Asked } from '../acts.service.js';
import { changeStatus, close, giveBack, settle, step } from './settlement.rules.js';

@Injectable()
export class SettlementService {
  constructor(private readonly acts: ActsService) {}

  step(command: RecordStep, asked: Asked) {
    const { from, to, action, note } = command;
    const also = async (tx: EntityManager, dossier: { id: string; steps: { total: number } }, at: Date) => {
      await tx.query(
        `INSERT INTO dossier_step (dossier_id, n, at, recorded_at, giver, taker, action) VALUES ($1, $2, $3, now(), $4, $5, $6)`,
        [dossier.id, dossier.steps.total, at.toISOString(), from, to, action],
      );
    };
    return this.acts.perform(command, asked, {
      act: 'step',
      event: dossierStepped,
      decide: step,
      data: (state, at) => ({ state, at: at.toISOString(), action }),
      text: note ? { note } : undefined,
      also,
    });
  }

  payment(command: RecordPayment, asked: Asked) {
    const required = command.state === 'required';
    return this.acts.perform(command, asked, {
      act: required ? 'payment-request' : 'payment',
      event: required ? paymentRequested : dossierPaid,
      decide: changeStatus,
      text: { amount: command.amount },
    });
  }

  complete(command: CompleteDossier, asked: Asked) {
    const text = { resultNumber: command.resultNumber };
    return this.acts.perform(command, asked, {
      act: 'result',
      event: dossierCompleted,
      decide: (moment) => settle(moment, 'result'),
      text,
    });
  }

  refuse(command: RefuseDossier, asked: Asked) {
    const text = { reason: command.reason };
    return this.acts.perform(command, asked, {
      act: 'refusal',
      event: dossierRefused,
      decide: (moment) => settle(moment, 'refusal'),
      text,
    });
  }

  withdraw(command: WithdrawDossier, asked: Asked) {
    const text = { reason: command.reason };
    return this.acts.perform(command, asked, {
      act: 'withdrawal',
      event: dossierWithdrawn,
      decide: (moment) => close(moment, 'withdrawal'),
      text,
    });
  }

  stop(command: StopDossier, asked: Asked) {
    const text = { reason: command.reason };
    return this.acts.perform(command, asked, {
      act: 'stop',
      event: dossierStopped,
      decide: (moment) => close(moment, 'stop'),
      text,
    });
  }

  giveBack(command: ReturnResult, asked: Asked) {
    return this.acts.perform(command, asked, {
      act: 'return',
      event: dossierReturned,
      decide: (moment) => giveBack(moment, command.channel),
    });
  }
}
