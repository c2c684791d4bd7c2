import { Injectable } from '@nestjs/common';
import { Problem, type DossierAct, type DraftContent } from '#contracts';
import type { ActDefinition } from '../acts.service.js';
import { ApologyService } from '../apology/apology.service.js';
import { CooperationService } from '../cooperation/cooperation.service.js';
import { SettlementService } from '../settlement/settlement.service.js';
import { SupplementService } from '../supplement/supplement.service.js';

/** What is done with the act, whatever its event is. */
type Use<R> = <A extends DossierAct>(act: ActDefinition<A>) => Promise<R>;

/** The act on the dossier that a document brings about once it is signed: the same one as without a draft. */
@Injectable()
export class DraftEffects {
  constructor(
    private readonly settlement: SettlementService,
    private readonly supplement: SupplementService,
    private readonly apology: ApologyService,
    private readonly cooperation: CooperationService,
  ) {}

  async of<R>(ref: string, content: DraftContent, use: Use<R>): Promise<R> {
    const { supplementRequest, refusal, apology, result, consultation } = content;
    if (supplementRequest) return use(this.supplement.definition({ ref, ...supplementRequest }));
    if (refusal) return use(await this.settlement.refusal({ ref, ...refusal }));
    if (apology) return use(await this.apology.definition({ ref, ...apology }));
    if (result) {
      const { fileDigest, apology: form04 } = result;
      return use(await this.settlement.completion({ ref, fileDigest, apology: form04 }));
    }
    if (!consultation) throw new Problem('invalid', 'dossier.draft-content');
    const { agency, term, summary } = consultation;
    return use(await this.cooperation.asking({ ref, state: 'asked', agency, term, content: summary }));
  }
}
