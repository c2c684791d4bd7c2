import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getRebuildProgress, rebuildProjection, verifyProjection } from '#contracts';
import { handlersOf, REBUILD_HANDLERS } from '#messaging';
import { LEADER, ReportingWorld } from '../facts/reporting-world.makers.js';
import { DossierFacts } from '../facts/dossier-facts.service.js';
import { RebuildService } from './rebuild.service.js';

let world: ReportingWorld;

beforeAll(async () => {
  world = await ReportingWorld.start();
  await world.live(60);
}, 120_000);

afterAll(() => world?.service.close());

describe('a rebuild beside the live projection', () => {
  it('comes to exactly the same rows, in batches of another size', async () => {
    const report = await world.service.get(RebuildService).run();
    expect(report).toMatchObject({
      state: 'done',
      equal: true,
      error: null,
      read: { dossier: world.seq, catalogue: 3 },
    });
    const facts = report.tables.find(({ table }) => table === 'dossier_fact')!;
    expect(facts.live).toBeGreaterThan(60);
    expect(facts.rebuilt).toBe(facts.live);
  }, 60_000);

  it('is part of verify, which counts every agency’s cells again', async () => {
    const { value } = await world.service.request(verifyProjection, {});
    expect(value).toMatchObject({ ok: true, broken: [], rebuild: { equal: true } });
    expect(value.checks).toBeGreaterThan(100);
  }, 60_000);

  it('finds a cell somebody changed, and verify names it', async () => {
    const db = world.service.dataSource;
    await db.query(
      `UPDATE flow_cell SET settled_late = settled_late + 1 WHERE ctid = (SELECT min(ctid) FROM flow_cell WHERE grain = 'year')`,
    );
    const { value } = await world.service.request(verifyProjection, {});
    expect(value.ok).toBe(false);
    expect(value.broken.map(({ invariant }) => invariant)).toContain('cells = facts');
    expect(value.rebuild!.tables.find(({ table }) => table === 'flow_cell')).toMatchObject({ different: 1 });
  }, 60_000);

  it('is for operators, and tells how far it is', async () => {
    await expect(world.service.request(rebuildProjection, {}, LEADER)).rejects.toMatchObject({
      code: 'forbidden.role',
    });
    const { value } = await world.service.request(getRebuildProgress, {});
    expect(value.state).toBe('done');
  });

  it('empties a producer’s part when the runbook replays its log', async () => {
    const [reset] = handlersOf(world.service.get(DossierFacts), REBUILD_HANDLERS);
    await world.service.dataSource.transaction((tx) => reset!.apply([], tx));
    const [left] = await world.service.dataSource.query<{ n: number }[]>(
      'SELECT (SELECT count(*) FROM dossier_fact) + (SELECT count(*) FROM flow_cell) + (SELECT count(*) FROM procedure_cell) AS n',
    );
    expect(Number(left!.n)).toBe(0);
  });
});
