import { buildCalendar, vietnamDecisions } from '#calendar';
import { parseOptions } from '../local/options.js';
import { personaToken } from '../local/token.js';
import { demonstrationDossiers } from './dossiers.js';
import type { DemonstrationAgency } from './mark.js';
import { PlatformClient, type ImportProgress } from './platform-client.js';
import { demonstrationProcedures } from './procedures.js';

const SEED = 600_2018;
const base = process.env.BASE ?? 'http://127.0.0.1:3000';
const data = process.env.DATA ?? '.local';

const client = new PlatformClient(base, () =>
  personaToken('integration', parseOptions(['--data', data, '--port', new URL(base).port])),
);

const tell = (what: string) => (progress: ImportProgress) => {
  const { read, accepted, unchanged, rejected } = progress.rows;
  console.log(
    `demonstration: ${what} ${read} read, ${accepted} accepted, ${unchanged} unchanged, ${rejected} rejected`,
  );
};

async function load(what: string, path: string, rows: Iterable<object>): Promise<void> {
  const done = await client.import(path, rows, tell(what));
  if (done.status !== 'done' || done.rows.rejected > 0)
    throw new Error(`${what}: ${JSON.stringify(done).slice(0, 2_000)}`);
}

const { items } = await client.get<{ items: DemonstrationAgency[] }>('/agencies?limit=500&validOn=2018-08-30');
const agencies = items
  .filter((agency) => ['department', 'district', 'commune'].includes(agency.kind))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: new Date() });
const procedures = demonstrationProcedures(agencies, SEED);
await load(
  'procedures',
  '/procedures/imports?format=chiso-jsonl',
  procedures.map((procedure) => procedure.row),
);
await load(
  'dossiers of 2018',
  '/dossiers/imports?format=chiso-jsonl',
  demonstrationDossiers(agencies, procedures, calendar, SEED),
);
console.log('demonstration: the year 2018 is loaded');
