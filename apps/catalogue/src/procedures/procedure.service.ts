import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { namedId, Problem } from '#contracts';
import type {
  Actor,
  ListProcedure,
  ProcedureView,
  PublishProcedure,
  RecordProcedure,
  RepealProcedure,
} from '#contracts';
import { answer, once, repeatable } from '#messaging';
import type { Answer, RequestContext } from '#messaging';
import { AgencyAccess } from '../agencies/agency-access.js';
import { assertFresh } from '../etag.js';
import { canonical } from './canonical.js';
import { offeringsOf } from './offering.queries.js';
import { newOffering, placedAll } from './offering.rules.js';
import { ProcedureReadingService } from './procedure-reading.service.js';
import { currentVersions, dropVersion, lockProcedures, takenCodes } from './procedure.queries.js';
import type { Stored } from './procedure.queries.js';
import { ProcedureStore } from './procedure-store.js';
import { mergedAliases, partsOf, publication, repeal } from './procedure.rules.js';
import { shownOf, firstVersion, redrafted, type Version } from './version.rules.js';

type Ask = { code: string };
type Change = (tx: EntityManager, stored: Stored, versions: Version[]) => Promise<number>;

const SOURCE = 'chiso';

/** Acts on procedures. Drafts are the province's; who offers a procedure is each agency's own list. */
@Injectable()
export class ProcedureService {
  constructor(
    private readonly db: DataSource,
    private readonly access: AgencyAccess,
    private readonly reading: ProcedureReadingService,
    private readonly store: ProcedureStore,
  ) {}

  /** A draft: of a new procedure, or beside what is in force, then only for someone who saw the newest state. */
  record(command: RecordProcedure, by: Actor, context: RequestContext): Promise<Answer<ProcedureView>> {
    const work = () =>
      this.db.transaction(async (tx) => {
        this.access.assertProvince(await this.access.tree(tx), by);
        await once(tx, context, 'procedures.record', by, command.code);
        const [stored] = await lockProcedures(tx, [command.code]);
        if (stored && stored.code !== command.code) {
          throw new Problem('conflict', 'procedure.code-taken', { code: command.code });
        }
        await this.store.assertTerms(tx, command);
        const position = stored
          ? await this.redraft(tx, stored, command, { by, context })
          : await this.begin(tx, command, by);
        return this.answered(tx, command.code, position, stored ? 200 : 201);
      });
    return repeatable(work, (code) => this.reading.find({ code }));
  }

  publish(command: PublishProcedure, by: Actor, context: RequestContext): Promise<Answer<ProcedureView>> {
    return this.changing('procedures.publish', command, { by, context }, async (tx, stored, versions) => {
      const written = publication(stored, versions, command);
      const { draft } = stored.standing;
      const moved = draft !== null && !written.versions.some(({ version }) => version === draft);
      if (moved) await dropVersion(tx, stored.id, draft);
      await this.store.assertTerms(tx, shownOf(written.standing, written.versions).parts);
      await this.store.decided(tx, stored, command, by);
      return this.store.save(tx, { ...stored, awaitingFrom: null }, written, by);
    });
  }

  repeal(command: RepealProcedure, by: Actor, context: RequestContext): Promise<Answer<ProcedureView>> {
    return this.changing('procedures.repeal', command, { by, context }, async (tx, stored, versions) => {
      const written = repeal(stored, shownOf(stored.standing, versions), command);
      const { decision, decidedOn } = command;
      if (decidedOn) await this.store.decided(tx, stored, { kind: 'repealed', decision, decidedOn }, by);
      return this.store.save(tx, { ...stored, awaitingFrom: null }, written, by);
    });
  }

  /** Sets who offers the procedure, each agency within the actor's own. */
  async offer(command: ListProcedure, by: Actor, context: RequestContext): Promise<Answer<ProcedureView>> {
    const work = () =>
      this.db.transaction(async (tx) => {
        const tree = await this.access.tree(tx);
        const agencies = command.offerings.map(({ agency }) => this.access.within(tree, agency, by));
        const stored = await this.locked(tx, command.code);
        await once(tx, context, 'procedures.offer', by, command.code);
        assertFresh(context, String(stored.revision));
        const known = await offeringsOf(tx, [stored.id]);
        const wanted = command.offerings.map((input, n) => {
          const { id, codes } = agencies[n]!;
          return { state: newOffering(input, stored.id, id), agencyCode: codes[0]!.code };
        });
        const states = placedAll(wanted, known);
        if (states.length === 0) return this.answered(tx, command.code, undefined, 200);
        return this.answered(tx, command.code, await this.store.offered(tx, stored.code, states, by), 200);
      });
    return repeatable(work, (code) => this.reading.find({ code }));
  }

  private changing<C extends Ask>(
    route: string,
    command: C,
    { by, context }: { by: Actor; context: RequestContext },
    change: Change,
  ): Promise<Answer<ProcedureView>> {
    const work = () =>
      this.db.transaction(async (tx) => {
        this.access.assertProvince(await this.access.tree(tx), by);
        const stored = await this.locked(tx, command.code);
        await once(tx, context, route, by, command.code);
        assertFresh(context, String(stored.revision));
        const position = await change(tx, stored, await currentVersions(tx, [stored.id]));
        return this.answered(tx, command.code, position, 200);
      });
    return repeatable(work, (code) => this.reading.find({ code }));
  }

  private async begin(tx: EntityManager, command: RecordProcedure, by: Actor): Promise<number> {
    const id = command.id ?? namedId('procedure', command.code);
    const aliases = mergedAliases([], command.aliases);
    await this.assertFree(tx, id, aliases);
    const stored = { id, code: command.code, aliases, sources: [SOURCE], revision: 0, awaitingFrom: null };
    const written = firstVersion(partsOf(command), SOURCE, null);
    return this.store.save(tx, { ...stored, standing: written.standing }, written, by);
  }

  /** The same draft again changes nothing, so that a repeated request is harmless; undefined then. */
  private async redraft(
    tx: EntityManager,
    stored: Stored,
    command: RecordProcedure,
    { by, context }: { by: Actor; context: RequestContext },
  ): Promise<number | undefined> {
    if (command.id && command.id !== stored.id)
      throw new Problem('conflict', 'procedure.code-taken', { code: command.code });
    if (stored.standing.status === 'repealed')
      throw new Problem('refused', 'procedure.repealed', { code: stored.code });
    const versions = await currentVersions(tx, [stored.id]);
    const draft = versions.find(({ version }) => version === stored.standing.draft);
    const parts = partsOf(command);
    const aliases = mergedAliases(stored.aliases, command.aliases);
    const same = canonical([draft?.parts, stored.aliases]) === canonical([parts, aliases]);
    if (same) return undefined;
    assertFresh(context, String(stored.revision), true);
    await this.assertFree(tx, stored.id, aliases);
    const current = shownOf(stored.standing, versions);
    return this.store.save(tx, { ...stored, aliases }, redrafted(stored.standing, current, parts, SOURCE), by);
  }

  private async assertFree(tx: EntityManager, id: string, aliases: Stored['aliases']): Promise<void> {
    const [code] = await takenCodes(
      tx,
      id,
      aliases.map((alias) => alias.code),
    );
    if (code) throw new Problem('conflict', 'procedure.code-taken', { code });
  }

  private async locked(tx: EntityManager, code: string): Promise<Stored> {
    const [stored] = await lockProcedures(tx, [code]);
    if (!stored) throw new Problem('not-found', 'procedure.unknown', { code });
    return stored;
  }

  private async answered(tx: EntityManager, code: string, position: number | undefined, status: number) {
    const { value, etag } = await this.reading.view(tx, code);
    return answer(value, { position, etag, status });
  }
}
