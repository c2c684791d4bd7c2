import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { namedId, Problem, type Actor, type BeginProvisional, type JoinProcedure } from '#contracts';
import type { ProcedureView, ProvisionalBegun } from '#contracts';
import { answer, once, repeatable, type Answer, type RequestContext } from '#messaging';
import { AgencyAccess } from '../agencies/agency-access.js';
import { ProcedureReadingService } from './procedure-reading.service.js';
import { ProcedureStore } from './procedure-store.js';
import { dropProcedure, isUsed, lockProcedures, type Stored } from './procedure.queries.js';
import { mergedAliases } from './procedure.rules.js';
import { firstVersion } from './version.rules.js';

/** Drafts that a counter began: taken in under "chờ công bố" before the centre's announcement reached the catalogue. */
export const COUNTER = 'counter';

@Injectable()
export class ProvisionalService {
  constructor(
    private readonly db: DataSource,
    private readonly access: AgencyAccess,
    private readonly reading: ProcedureReadingService,
    private readonly store: ProcedureStore,
  ) {}

  /** Asked by the dossier service, again until it is answered; what is known already stays as it is. */
  begin({ code, name, legalBasis, agencyId, from }: BeginProvisional, by: Actor): Promise<Answer<ProvisionalBegun>> {
    if (by.role !== 'system') throw new Problem('forbidden', 'forbidden.role', { role: by.role });
    return this.db.transaction(async (tx) => {
      const [known] = await lockProcedures(tx, [code]);
      if (known) return answer({ id: known.id }, {});
      const agency = (await this.access.tree(tx)).get(agencyId)?.name.vi ?? null;
      const id = namedId('procedure', code);
      const written = firstVersion({ name: { vi: name, en: null }, legalText: legalBasis, agency }, COUNTER, null);
      const stored = { id, code, aliases: [], sources: [COUNTER], revision: 0, awaitingFrom: from };
      const position = await this.store.save(tx, { ...stored, standing: written.standing }, written, by);
      return answer({ id }, { position, status: 201 });
    });
  }

  /** The department has found which procedure it is: the provisional code becomes one of its old codes. */
  join(command: JoinProcedure, by: Actor, context: RequestContext): Promise<Answer<ProcedureView>> {
    const work = () =>
      this.db.transaction(async (tx) => {
        this.access.assertProvince(await this.access.tree(tx), by);
        await once(tx, context, 'procedures.join', by, command.code);
        const position = await this.joined(tx, command, by);
        const { value, etag } = await this.reading.view(tx, command.code);
        return answer(value, { position, etag });
      });
    return repeatable(work, (code) => this.reading.find({ code }));
  }

  /** Joined before is joined: nothing changes. */
  private async joined(
    tx: EntityManager,
    { code, provisional }: JoinProcedure,
    by: Actor,
  ): Promise<number | undefined> {
    const [target, entry] = [await only(tx, code), await only(tx, provisional)];
    if (target.id === entry.id) return undefined;
    if (target.standing.status !== 'in-force') throw new Problem('refused', 'procedure.not-in-force', { code });
    const isEntry = entry.standing.status === 'draft' && entry.sources.every((source) => source === COUNTER);
    if (!isEntry || (await isUsed(tx, entry.id)))
      throw new Problem('refused', 'procedure.not-provisional', { code: provisional });
    await dropProcedure(tx, entry.id);
    const aliases = mergedAliases(target.aliases, [...entry.aliases, { code: entry.code }]);
    return this.store.save(tx, { ...target, aliases }, { standing: target.standing, versions: [] }, by);
  }
}

async function only(tx: EntityManager, code: string): Promise<Stored> {
  const [stored] = await lockProcedures(tx, [code]);
  if (!stored) throw new Problem('not-found', 'procedure.unknown', { code });
  return stored;
}
