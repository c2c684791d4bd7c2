import { Injectable } from '@nestjs/common';
import { dossierSupplemented, supplementRequested, type CompleteSupplement, type RequestSupplement } from '#contracts';
import { ActsService, type ActDefinition, type Asked } from '../acts.service.js';
import { completeSupplement, requestSupplement } from './supplement.rules.js';

@Injectable()
export class SupplementService {
  constructor(private readonly acts: ActsService) {}

  request(command: RequestSupplement, asked: Asked) {
    return this.acts.perform(command, asked, this.definition(command));
  }

  definition(command: RequestSupplement): ActDefinition {
    const { reason, papers, exception, approver, channel } = command;
    return {
      act: 'supplement-request',
      event: supplementRequested,
      decide: (moment) => requestSupplement(moment, command),
      text: { reason, papers, exception, approver, channel },
    };
  }

  complete(command: CompleteSupplement, asked: Asked) {
    return this.acts.perform(command, asked, {
      act: 'supplement',
      event: dossierSupplemented,
      decide: (moment) => completeSupplement(moment, command),
    });
  }
}
