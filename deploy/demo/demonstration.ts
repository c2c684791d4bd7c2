import { buildCalendar, vietnamDecisions } from '#calendar';
import { enterCatalogueYear } from './catalogue-records.js';
import { catalogueYear, type CatalogueYear } from './catalogue-year.js';
import { loadDocumentExchange, type ExchangeYear } from './document-exchange.js';
import { demonstrationDossiers } from './dossiers.js';
import type { DemonstrationAgency } from './mark.js';
import type { ImportProgress, PlatformClient } from './platform-client.js';
import { enterPostYear, type PostLoaders } from './post-records.js';
import { postYear, type InventedItem } from './post-year.js';
import { demonstrationProcedures, type DemonstrationProcedure } from './procedures.js';

/** What was invented, for whoever wants to count it for himself. */
export interface Demonstration {
  readonly agencies: readonly DemonstrationAgency[];
  readonly procedures: readonly DemonstrationProcedure[];
  readonly year: CatalogueYear;
  readonly dossiers: readonly Record<string, unknown>[];
  readonly exchange: ExchangeYear;
  readonly post: readonly InventedItem[];
}

export interface DemonstrationOptions {
  readonly seed: number;
  /** Share of the year's dossiers. */
  readonly share?: number;
  readonly tell: (text: string) => void;
}

/** Who loads: rows come from other systems, registers from the office that keeps them. */
export type Loaders = PostLoaders;

/** Invents the year 2018 and loads it through the public interface: agencies are those the platform has. */
export async function loadDemonstration(loaders: Loaders, options: DemonstrationOptions): Promise<Demonstration> {
  const client = loaders.integration;
  const { seed, share = 1, tell } = options;
  const agencies = await agenciesOf(client);
  const procedures = demonstrationProcedures(agencies, seed);
  const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: new Date() });
  const dossiers = [...demonstrationDossiers(agencies, procedures, calendar, seed, share)];
  const year = catalogueYear(agencies, procedures, calendar, seed);
  const load = importer(client, tell);
  await load(
    'procedures',
    '/procedures/imports?format=chiso-jsonl',
    procedures.map(({ row }) => row),
  );
  const registers = async () => {
    await enterCatalogueYear(loaders.office, year);
    tell(`demonstration: the catalogue's registers of 2018, ${year.postings.length} postings among them`);
  };
  // None asks what another has said.
  const [exchange] = await Promise.all([
    loadDocumentExchange({ ...loaders, load }, agencies, { calendar, seed, share }),
    registers(),
    load('dossiers of 2018', '/dossiers/imports?format=chiso-jsonl', dossiers),
  ]);
  const post = postYear(dossiers, calendar, seed);
  await enterPostYear(loaders, post, { seed, calendar, tell });
  return { agencies, procedures, year, dossiers, exchange, post };
}

async function agenciesOf(client: PlatformClient): Promise<DemonstrationAgency[]> {
  const { items } = await client.get<{ items: DemonstrationAgency[] }>('/agencies?limit=500&validOn=2018-08-30');
  return items
    .filter((agency) => ['department', 'district', 'commune'].includes(agency.kind))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

const importer = (client: PlatformClient, tell: (text: string) => void) => {
  return async (what: string, path: string, rows: Iterable<object>): Promise<void> => {
    const told = ({ rows: { read, accepted, unchanged, rejected } }: ImportProgress) =>
      tell(`demonstration: ${what} ${read} read, ${accepted} accepted, ${unchanged} unchanged, ${rejected} rejected`);
    const done = await client.import(path, rows, told);
    if (done.status !== 'done' || done.rows.rejected > 0)
      throw new Error(`${what}: ${JSON.stringify(done).slice(0, 2_000)}`);
  };
};
