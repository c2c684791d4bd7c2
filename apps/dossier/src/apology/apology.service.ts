import { Injectable } from '@nestjs/common';
import { dossierApologised, type Apologise } from '#contracts';
import { ActsService, type Asked } from '../acts.service.js';
import { apologise } from './apology.rules.js';

@Injectable()
export class ApologyService {
  constructor(private readonly acts: ActsService) {}

  apologise(command: Apologise, asked: Asked) {
    const { number, reason, newDueOn } = command;
    return this.acts.perform(command, asked, {
      act: 'apology',
      event: dossierApologised,
      decide: (moment) => apologise(moment, newDueOn),
      text: { number, reason },
    });
  }
}
