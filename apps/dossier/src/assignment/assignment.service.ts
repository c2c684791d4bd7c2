import { Injectable } from '@nestjs/common';
import { dossierReassigned, dossierVoted, returnChannelChanged } from '#contracts';
import type { ChangeReturnChannel, ReassignDossier, VoteOnDossier } from '#contracts';
import { ActsService, type Asked } from '../acts.service.js';
import { CatalogueCopy } from '../catalogue-copy.js';
import { reassign, vote } from './assignment.rules.js';

/** Who has a dossier, how its result goes back, and what its applicant says of it. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly acts: ActsService,
    private readonly catalogue: CatalogueCopy,
  ) {}

  async reassign(command: ReassignDossier, asked: Asked) {
    const unitId = command.unit ? await this.catalogue.unitOf(command.unit) : null;
    let from: string | null = null;
    return this.acts.perform(command, asked, {
      act: 'reassignment',
      event: dossierReassigned,
      decide: (moment) => {
        from = moment.dossier.handler;
        return reassign(moment, command, unitId);
      },
      data: (state) => ({ state, from, to: state.handler ?? null }),
      text: { reason: command.reason },
    });
  }

  changeReturnChannel(command: ChangeReturnChannel, asked: Asked) {
    const { channel, address } = command;
    return this.acts.perform(command, asked, {
      act: 'return-channel',
      event: returnChannelChanged,
      decide: ({ dossier, status }) => ({ ...dossier, status, returnChannel: channel }),
      text: { address },
    });
  }

  vote(command: VoteOnDossier, asked: Asked) {
    return this.acts.perform(command, asked, {
      act: 'vote',
      event: dossierVoted,
      decide: (moment) => vote(moment, command),
      text: { remark: command.remark },
    });
  }
}
