import { Injectable } from '@nestjs/common';
import { Problem, problemText, type ActOnMany, type Actor, type ManyOutcome, type ItemOutcome } from '#contracts';
import type { RequestContext } from '#messaging';
import type { Asked } from '../acts.service.js';
import { SettlementService } from '../settlement/settlement.service.js';

/** One act on many dossiers, each in its own transaction: what one refuses does not hold up the others. */
@Injectable()
export class BulkService {
  constructor(private readonly settlement: SettlementService) {}

  async act(command: ActOnMany, by: Actor, context: RequestContext): Promise<ManyOutcome> {
    const act = this.actOf(command);
    // The key of the whole is not the key of each.
    const asked = { by, context: { ...context, idempotency: undefined, ifMatch: undefined } };
    const items: ItemOutcome[] = [];
    for (const ref of new Set(command.refs)) items.push(await this.one(ref, () => act(ref, asked), context.language));
    return { done: items.filter(({ done }) => done).length, items };
  }

  private actOf({ act, from, to, action, channel }: ActOnMany): (ref: string, asked: Asked) => Promise<unknown> {
    if (act === 'return') return (ref, asked) => this.settlement.giveBack({ ref, channel }, asked);
    if (!from || !to || !action) throw new Problem('invalid', 'dossier.step-incomplete');
    return (ref, asked) => this.settlement.step({ ref, from, to, action }, asked);
  }

  private async one(ref: string, act: () => Promise<unknown>, language: 'vi' | 'en'): Promise<ItemOutcome> {
    try {
      await act();
      return { ref, done: true, code: null, reason: null };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { ref, done: false, code: error.code, reason: problemText(error.code, error.facts, language) };
    }
  }
}
