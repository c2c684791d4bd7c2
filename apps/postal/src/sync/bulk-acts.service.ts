import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { check, OfflineAct, Problem, rowError, type Actor } from '#contracts';
import type { Row, RowOutcome } from '#imports';
import { repeatable } from '#messaging';
import { HandoverService } from '../handover/handover.service.js';
import { MoneyService } from '../money/money.service.js';
import { ActDefinitions } from '../shipment/act-definitions.service.js';
import { ShipmentActs, type ActDefinition, type Asked } from '../shipment/shipment-acts.service.js';
import { SlipsService } from '../shipment/slips.service.js';

interface ReadAct {
  readonly line: number;
  readonly act: OfflineAct;
}
type Done = Pick<RowOutcome, 'kind' | 'position'>;
type Doing = (tx: EntityManager, asked: Asked) => Promise<Done>;

const NEW: Done = { kind: 'accepted' };
const KNOWN: Done = { kind: 'unchanged' };

/** Acts by the file: slips that stand together are made together, everything else one after another, each by itself. */
@Injectable()
export class BulkActs {
  constructor(
    private readonly slips: SlipsService,
    private readonly acts: ShipmentActs,
    private readonly definitions: ActDefinitions,
    private readonly handovers: HandoverService,
    private readonly money: MoneyService,
  ) {}

  async apply(batch: readonly Row[], tx: EntityManager, by: Actor): Promise<RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    let together: ReadAct[] = [];
    const flush = async () => {
      if (together.length > 0) outcomes.push(...(await this.many(tx, together, by)));
      together = [];
    };
    for (const { line, value } of batch) {
      const read = readAct(line, value);
      if ('kind' in read) {
        outcomes.push(read);
        continue;
      }
      if (together.some(({ act }) => !mayJoin(read.act, act))) await flush();
      if (manyOf(read.act)) together.push(read);
      else outcomes.push(await this.one(tx, read, by));
    }
    await flush();
    return outcomes.sort((a, b) => a.line - b.line);
  }

  private async many(tx: EntityManager, acts: readonly ReadAct[], by: Actor): Promise<RowOutcome[]> {
    const slips = acts.flatMap(({ act }) => (act.register ? [{ ...act.register, id: idOf(act) }] : []));
    const receipts = acts.flatMap(({ act }) => (act.collect ? [{ ...act.collect, id: idOf(act) }] : []));
    const { outcomes, position } =
      slips.length > 0
        ? await this.slips.registerAll(tx, slips, by)
        : { outcomes: await this.money.collectAll(tx, receipts, by) };
    return acts.map(({ line }, n) => {
      const outcome = outcomes[n]!;
      if (outcome instanceof Problem) return refused(line, outcome);
      return { line, kind: outcome, ...(position ? { position } : {}) };
    });
  }

  /** A savepoint: an act that is refused leaves nothing, and does not stop the next. */
  private async one(tx: EntityManager, { line, act }: ReadAct, by: Actor): Promise<RowOutcome> {
    const doing = this.doingOf(act);
    if (!doing) return refused(line, new Problem('invalid', 'postal.one-act'));
    const asked: Asked = { by, context: { traceparent: '', language: 'vi', ...repeatedBy(act) } };
    await tx.query('SAVEPOINT act');
    try {
      const done = await repeatable(
        () => doing(tx, asked),
        () => Promise.resolve(KNOWN),
      );
      await tx.query('RELEASE SAVEPOINT act');
      return { line, ...done };
    } catch (error) {
      if (!(error instanceof Problem) || error.kind === 'unavailable') throw error;
      await tx.query('ROLLBACK TO SAVEPOINT act');
      return refused(line, error);
    }
  }

  private doingOf(act: OfflineAct): Doing | undefined {
    const { amend, readdress, invite, deliver, bringBack, cancel, handover, remit } = act;
    const { definitions } = this;
    if (amend) return this.acting(amend, definitions.amend(amend));
    if (readdress) return this.acting(readdress, definitions.readdress(readdress));
    if (invite) return this.acting(invite, definitions.invite());
    if (deliver) return this.acting(deliver, definitions.deliver(deliver));
    if (bringBack) return this.acting(bringBack, definitions.bringBack(bringBack));
    if (cancel) return this.acting(cancel, definitions.cancel());
    const id = idOf(act);
    if (handover)
      return async (tx, asked) => {
        const { fresh, position } = await this.handovers.signInside(tx, { ...handover, id }, asked);
        return { kind: fresh ? 'accepted' : 'unchanged', ...(position ? { position } : {}) };
      };
    if (remit) return async (tx, asked) => ((await this.money.remitInside(tx, { ...remit, id }, asked)) ? NEW : KNOWN);
    return undefined;
  }

  private acting(command: { id: string; at?: string | null }, definition: ActDefinition): Doing {
    return async (tx, asked) => ({
      kind: 'accepted',
      position: await this.acts.inside(tx, command, asked, definition),
    });
  }
}

const manyOf = ({ register, collect }: OfflineAct): 'register' | 'collect' | undefined =>
  register ? 'register' : collect ? 'collect' : undefined;

/** Of one kind, and none twice. */
const mayJoin = (act: OfflineAct, before: OfflineAct): boolean =>
  manyOf(act) === manyOf(before) && idOf(act) !== idOf(before);

/** What has an id of its own is known by it and by its content; an act on an item by the act's id. */
function repeatedBy({ actId: key, ...parts }: OfflineAct) {
  if (parts.handover ?? parts.remit) return {};
  return { idempotency: { key, digest: createHash('sha256').update(JSON.stringify(parts)).digest('hex') } };
}

/** What is made is named by its own id, or by the act's. */
const idOf = ({ actId, register, handover, collect, remit }: OfflineAct): string =>
  (register ?? handover ?? collect ?? remit)?.id ?? actId;

function readAct(line: number, value: unknown): ReadAct | RowOutcome {
  try {
    const act = check(OfflineAct, value);
    const { actId: _, ...parts } = act;
    if (Object.values(parts).filter(Boolean).length !== 1) throw new Problem('invalid', 'postal.one-act');
    return { line, act };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return refused(line, error);
  }
}

const refused = (line: number, { code, facts, errors }: Problem): RowOutcome => ({
  ...{ line, kind: 'rejected' },
  errors: errors.length > 0 ? errors : [rowError(code, facts)],
});
