import { Inject, Injectable } from '@nestjs/common';
import { consultationAnswered, consultationAsked, participantFinished, participantsSet, Problem, v7 } from '#contracts';
import type { ConsultationAct, Consult, FinishParticipation, SetParticipants } from '#contracts';
import { CLOCK, type Clock } from '#messaging';
import { ActsService, type ActDefinition, type Asked } from '../acts.service.js';
import { CatalogueCopy } from '../catalogue-copy.js';
import { answerTo, ask } from './consultation.rules.js';
import { finish, plan, type PlannedShare } from './participation.rules.js';

/** Other agencies at work on a dossier: consulted, or with a share of their own. */
@Injectable()
export class CooperationService {
  constructor(
    private readonly acts: ActsService,
    private readonly catalogue: CatalogueCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  consult(command: Consult, asked: Asked) {
    return command.state === 'asked' ? this.ask(command, asked) : this.answer(command, asked);
  }

  async setParticipants(command: SetParticipants, asked: Asked) {
    const shares: PlannedShare[] = [];
    for (const { agency, term } of command.shares)
      shares.push({
        agencyId: await this.catalogue.unitOf(agency),
        term: { length: String(term.length), unit: term.unit },
      });
    return this.acts.perform(command, asked, {
      act: 'participants',
      event: participantsSet,
      decide: (moment) => plan(moment, command.mode, shares),
    });
  }

  async finish(command: FinishParticipation, asked: Asked) {
    const agencyId = await this.catalogue.unitOf(command.agency);
    return this.acts.perform(command, asked, {
      act: 'participant-finish',
      event: participantFinished,
      decide: (moment) => finish(moment, agencyId, command.agency),
    });
  }

  private async ask(command: Consult, asked: Asked) {
    return this.acts.perform(command, asked, await this.asking(command));
  }

  async asking(command: Consult): Promise<ActDefinition<ConsultationAct>> {
    const id = command.consultationId ?? v7(this.clock.now());
    const agencyId = command.agency ? await this.catalogue.unitOf(command.agency) : null;
    return {
      act: 'consultation-request',
      event: consultationAsked,
      decide: (moment) => ask(moment, command, { id, agencyId }),
      data: (state) => ({ state, consultationId: id }),
      text: textOf(command),
    };
  }

  private answer(command: Consult, asked: Asked) {
    const id = command.consultationId;
    if (!id) throw new Problem('invalid', 'dossier.consultation-unknown', { id: '' });
    return this.acts.perform(command, asked, {
      act: 'consultation-answer',
      event: consultationAnswered,
      decide: (moment) => answerTo(moment, id),
      data: (state) => ({ state, consultationId: id }),
      text: textOf(command),
    });
  }
}

const textOf = ({ content, documentId }: Consult) => ({ content, documentId });
