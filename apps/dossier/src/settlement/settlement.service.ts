import { Injectable } from '@nestjs/common';
import {
  dossierCompleted,
  dossierPaid,
  dossierRefused,
  dossierReturned,
  dossierStepped,
  dossierStopped,
} from '#contracts';
import { dossierWithdrawn, paymentRequested } from '#contracts';
import type {
  ApologyOfResult,
  CompleteDossier,
  RecordPayment,
  RecordStep,
  RefuseDossier,
  ReturnResult,
} from '#contracts';
import type { StopDossier, WithdrawDossier } from '#contracts';
import { ActsService, type ActDefinition, type Asked, type Moment } from '../acts.service.js';
import { CatalogueCopy } from '../catalogue-copy.js';
import { askPayment, close, giveBack, settle, step, stop, takePayment } from './settlement.rules.js';
import { insertStep, stepRow } from './steps.queries.js';

@Injectable()
export class SettlementService {
  constructor(
    private readonly acts: ActsService,
    private readonly catalogue: CatalogueCopy,
  ) {}

  async step(command: RecordStep, asked: Asked) {
    const { action, note, unit, handler, holder = 'unit' } = command;
    const unitId = unit ? await this.catalogue.unitOf(unit) : null;
    let moment: Moment | undefined;
    return this.acts.perform(command, asked, {
      act: 'step',
      event: dossierStepped,
      decide: (now) => step((moment = now), { unitId, handler, holder }),
      data: (state, at) => ({ state, at: at.toISOString(), action }),
      text: note ? { note } : undefined,
      also: (tx, dossier) => insertStep(tx, stepRow(command, dossier, moment!, unitId)),
    });
  }

  payment(command: RecordPayment, asked: Asked) {
    const required = command.state === 'required';
    return this.acts.perform(command, asked, {
      act: required ? 'payment-request' : 'payment',
      event: required ? paymentRequested : dossierPaid,
      decide: required ? askPayment : takePayment,
      text: { amount: command.amount },
    });
  }

  async complete(command: CompleteDossier, asked: Asked) {
    return this.acts.perform(command, asked, await this.completion(command));
  }

  async completion(command: CompleteDossier): Promise<ActDefinition> {
    const { resultNumber, resultOn, fileDigest, apology } = command;
    const result = { number: resultNumber ?? null, issuedOn: resultOn ?? null, fileDigest: fileDigest ?? null };
    const unitId = await this.causeOf(apology);
    return {
      act: 'result',
      event: dossierCompleted,
      decide: (moment) => settle(moment, { closing: 'result', form04: apology, unitId, result }),
      text: form04Text(apology),
    };
  }

  async refuse(command: RefuseDossier, asked: Asked) {
    return this.acts.perform(command, asked, await this.refusal(command));
  }

  async refusal(command: RefuseDossier): Promise<ActDefinition> {
    const { reason, apology } = command;
    const unitId = await this.causeOf(apology);
    return {
      act: 'refusal',
      event: dossierRefused,
      decide: (moment) => settle(moment, { closing: 'refusal', form04: apology, unitId, result: null }),
      text: { reason, ...form04Text(apology) },
    };
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
      decide: (moment) => stop(moment, command.cause),
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

  private async causeOf(form04: ApologyOfResult | undefined): Promise<string | null> {
    return form04?.unit ? this.catalogue.unitOf(form04.unit) : null;
  }
}

const form04Text = (form04: ApologyOfResult | undefined): object =>
  form04 ? { apologyNumber: form04.number, apologyReason: form04.reason } : {};
