import { Injectable } from '@nestjs/common';
import { dossierApologised, dossierLateAgain, type Apologise } from '#contracts';
import { ActsService, type ActDefinition, type Asked } from '../acts.service.js';
import { CatalogueCopy } from '../catalogue-copy.js';
import { apologise } from './apology.rules.js';

@Injectable()
export class ApologyService {
  constructor(
    private readonly acts: ActsService,
    private readonly catalogue: CatalogueCopy,
  ) {}

  async apologise(command: Apologise, asked: Asked) {
    return this.acts.perform(command, asked, await this.definition(command));
  }

  async definition(command: Apologise): Promise<ActDefinition> {
    const { number, reason, unit, newDueOn } = command;
    const unitId = unit ? await this.catalogue.unitOf(unit) : null;
    return {
      act: 'apology',
      event: newDueOn ? dossierApologised : dossierLateAgain,
      decide: (moment) => apologise(moment, command, unitId),
      text: { number, reason },
    };
  }
}
