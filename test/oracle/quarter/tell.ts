import pg from 'pg';
import { Random } from '../../faults/random.js';
import type { Platform } from '../../platform/platform.js';
import { jsonLines, type PublicInterface } from '../../platform/public-interface.js';
import { firstOfYear } from './days.js';
import { dossierRow, lineOf, procedureRow, SOURCE } from './rows.js';
import { each, send } from './sending.js';
import { PostTeller } from './tell-post.js';
import type { Truth } from './truth.js';

type Say = (line: string) => void;

/** Lines of one import. */
const NIGHT = 20_000;

/** Tells a started platform, through its public interface, everything that happened; some of it twice, and out of order. */
export class Teller {
  private readonly random: Random;
  private readonly integration: PublicInterface;
  /** Dossiers by the name their system gives them. */
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly platform: Platform,
    private readonly truth: Truth,
    private readonly say: Say,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.integration = platform.as('integration');
  }

  async tell(): Promise<void> {
    await this.procedures();
    await this.dossiers();
    await new PostTeller(this.platform, this.truth, this.random, { say: this.say, ids: this.ids }).tell();
    await this.documents();
    await this.systems();
  }

  private async procedures(): Promise<void> {
    const rows = this.truth.procedures.map((one) => procedureRow(one, firstOfYear(this.truth.quarter)));
    const job = await this.integration.import('/procedures/imports?format=chiso-jsonl', jsonLines(rows));
    if (job.rows.accepted !== rows.length) throw new Error(JSON.stringify(job));
  }

  private async dossiers(): Promise<void> {
    const rows = this.truth.dossiers.map(dossierRow);
    this.say(`${rows.length} dossiers`);
    const path = '/dossiers/imports?format=chiso-jsonl';
    // The copies of the catalogue follow within seconds; until then a dry run says what is not known yet.
    for (const until = performance.now() + 120_000; ;) {
      const tried = await this.integration.import(`${path}&dryRun=true`, jsonLines(rows.slice(0, 500)));
      if (tried.rows.rejected === 0) break;
      if (performance.now() > until) throw new Error(JSON.stringify(tried.errors.slice(0, 3)));
      await new Promise((next) => setTimeout(next, 300));
    }
    const job = await this.integration.import(path, jsonLines(rows));
    if (job.rows.rejected > 0) throw new Error(JSON.stringify(job.errors.slice(0, 3)));
    const found = await this.integration.all<{ id: string; externalId: string }>('/dossiers', { source: SOURCE });
    for (const { id, externalId } of found) this.ids.set(externalId, id);
  }

  /** Registers by nightly imports, out of order and some lines twice: the second changes nothing, a secret one is refused. */
  private async documents(): Promise<void> {
    const { documents, quarter } = this.truth;
    const lines = this.random.shuffled(documents.flatMap((one, n) => (n % 20 === 0 ? [one, one] : [one])));
    this.say(`${lines.length} lines of registers`);
    const path = '/exchange/register/imports?format=register-jsonl';
    const rows = { read: 0, accepted: 0, updated: 0, unchanged: 0, rejected: 0 };
    for (let at = 0; at < lines.length; at += NIGHT) {
      const night = lines.slice(at, at + NIGHT).map((one) => lineOf(one, quarter.to));
      const job = await this.integration.import(path, jsonLines(night));
      for (const name of Object.keys(rows) as (keyof typeof rows)[]) rows[name] += job.rows[name];
    }
    const secret = lines.filter((one) => one.secret).length;
    const accepted = documents.filter((one) => !one.secret).length;
    const wanted = { read: lines.length, accepted, updated: 0, unchanged: lines.length - secret - accepted };
    if (JSON.stringify(rows) !== JSON.stringify({ ...wanted, rejected: secret }))
      throw new Error(`${JSON.stringify(rows)} of ${JSON.stringify({ ...wanted, rejected: secret })}`);
  }

  private async systems(): Promise<void> {
    await each(this.truth.systems, async ({ agency, kind, heard }) => {
      const body = { agencyCode: agency, kind, product: 'Phần mềm', connectedOn: this.truth.quarter.from };
      const { json } = await send(this.integration, '/exchange/connections', body, [201]);
      const { id } = json as { id: string };
      if (heard) await send(this.integration, `/exchange/connections/${id}/heartbeats`, {}, [200, 201]);
    });
  }

  /** `At-Least` of everything written: where each producer's log ends. */
  async position(): Promise<string> {
    const ends: string[] = [];
    for (const service of ['catalogue', 'dossier', 'postal', 'exchange']) {
      const client = new pg.Client({ connectionString: this.platform.databaseUrl(service) });
      await client.connect();
      const { rows } = await client.query<{ last: string | null }>('SELECT max(position) AS last FROM event_log');
      await client.end();
      if (rows[0]!.last) ends.push(`${service}=${rows[0]!.last}`);
    }
    return ends.join(',');
  }
}
