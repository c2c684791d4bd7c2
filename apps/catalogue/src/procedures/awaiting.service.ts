import { Injectable } from '@nestjs/common';
import { namedId, Problem, type ChangedProcedure } from '#contracts';
import { EventLog } from '#messaging';
import type { Act } from '../acting.service.js';
import { procedureEvent } from './procedure.events.js';
import { currentVersions, lockProcedures, saveProcedures, setAwaiting, type Stored } from './procedure.queries.js';
import { firstVersion, shownOf } from './version.rules.js';

const SOURCE = 'centre';

/**
 * "Chờ công bố": in force by the centre's text, not yet published by the province. Such a procedure takes dossiers inside the
 * system from the day of effect, so that nobody keeps them in a drawer.
 */
@Injectable()
export class AwaitingService {
  constructor(private readonly log: EventLog) {}

  /** Where a procedure is new to the catalogue, a draft with its name begins. Answers the procedure, null where it is unknown. */
  async announced(act: Act, item: ChangedProcedure, effectiveOn: string): Promise<string | null> {
    const [stored] = await lockProcedures(act.tx, [item.code]);
    if (item.kind === 'repealed') return stored?.id ?? null;
    if (!stored) return this.begun(act, item, effectiveOn);
    if (stored.standing.status === 'repealed')
      throw new Problem('refused', 'procedure.repealed', { code: stored.code });
    await this.set(act, stored, effectiveOn);
    return stored.id;
  }

  /** The announcement was no duty after all. */
  async ended(act: Act, code: string): Promise<void> {
    const [stored] = await lockProcedures(act.tx, [code]);
    if (stored?.awaitingFrom) await this.set(act, stored, null);
  }

  private async begun(act: Act, { code, name }: ChangedProcedure, awaitingFrom: string): Promise<string> {
    if (!name) throw new Problem('refused', 'procedure.unknown', { code });
    const id = namedId('procedure', code);
    const { standing, versions } = firstVersion({ name: { vi: name, en: null } }, SOURCE, null);
    const stored: Stored = { id, code, standing, aliases: [], sources: [SOURCE], revision: 0, awaitingFrom };
    const shown = shownOf(standing, versions);
    await saveProcedures(act.tx, [{ ...stored, versions, shown }], act.now);
    await this.log.announce(act.tx, procedureEvent(stored, shown, act.by, act.now));
    return id;
  }

  private async set(act: Act, stored: Stored, awaitingFrom: string | null): Promise<void> {
    await setAwaiting(act.tx, stored.id, awaitingFrom);
    const shown = shownOf(stored.standing, await currentVersions(act.tx, [stored.id]));
    await this.log.announce(act.tx, procedureEvent({ ...stored, awaitingFrom }, shown, act.by, act.now));
  }
}
