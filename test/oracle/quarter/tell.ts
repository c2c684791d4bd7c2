import { createHmac } from 'node:crypto';
import pg from 'pg';
import { openSecrets } from '../../../deploy/local/secrets.js';
import { Random } from '../../faults/random.js';
import type { Platform } from '../../platform/platform.js';
import { jsonLines, type PublicInterface, type Reply } from '../../platform/public-interface.js';
import { DAY, firstOfYear } from './days.js';
import { dossierRow, eventsOf, lineOf, procedureRow, SOURCE } from './rows.js';
import type { Dossier, Parcel, Truth } from './truth.js';

type Say = (line: string) => void;

/** Runs work over all items, some at a time. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 8): Promise<void> {
  let next = 0;
  const run = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: atOnce }, run));
}

const TRIES = 8;
/** Lines of one import. */
const NIGHT = 20_000;

/** Throws unless the answer is one of the wanted. "Not now" (503) is asked again: ids make that harmless. */
async function send(
  as: PublicInterface,
  path: string,
  body: object,
  wanted: readonly number[],
): Promise<Reply<unknown>> {
  for (let tried = 1; ; tried++) {
    const answer = await as.send(path, { method: 'POST', body });
    if (wanted.includes(answer.status)) return answer;
    if (answer.status !== 503 || tried === TRIES)
      throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
    await new Promise((next) => setTimeout(next, 200 * tried));
  }
}

/** Tells a started platform, through its public interface, everything that happened; some of it twice, and out of order. */
export class Teller {
  private readonly random: Random;
  private readonly integration: PublicInterface;
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
    await this.slips();
    await this.minutes();
    await this.carrier();
    await this.waysBack();
    await this.money();
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
    const found = await this.integration.all<{ id: string; receivedAt: string }>('/dossiers', { source: SOURCE });
    for (const { id, receivedAt } of found) this.ids.set(new Date(receivedAt).toISOString(), id);
  }

  /** Each slip, some of them twice: with the same id it is one slip. */
  private async slips(): Promise<void> {
    const slips = this.random.shuffled(parcelsOf(this.truth));
    this.say(`${slips.length} slips`);
    await each(slips, async ({ dossier, parcel }) => {
      const body = {
        ...{
          id: parcel.id,
          direction: parcel.way,
          content: parcel.content,
          service: parcel.service,
          carrier: 'vnpost',
        },
        ...{ agencyCode: dossier.agency, procedureCode: dossier.procedure, trackingNumber: parcel.number },
        dossierIds: [this.ids.get(dossier.receivedAt)!],
      };
      for (let times = this.random.next() < 0.1 ? 2 : 1; times > 0; times--)
        await send(this.integration, '/shipments', body, [201]);
    });
  }

  /** Minutes by agency and moment, both sides at the table; refused parcels stand beside taken ones. */
  private async minutes(): Promise<void> {
    const signed = parcelsOf(this.truth).filter(({ parcel }) => parcel.signedAt !== null);
    const tables = new Map<string, Parcel[]>();
    for (const { dossier, parcel } of signed) {
      const key = [dossier.agency, parcel.way, parcel.signedAt].join(' ');
      tables.set(key, [...(tables.get(key) ?? []), parcel]);
    }
    this.say(`${tables.size} minutes`);
    await each(this.random.shuffled([...tables]), async ([key, parcels]) => {
      const [agencyCode, way, at] = key.split(' ') as [string, Parcel['way'], string];
      const direction = way === 'to-agency' ? 'to-agency' : 'to-post';
      await this.sign({ agencyCode, direction, at }, parcels);
    });
  }

  private async sign(table: { agencyCode: string; direction: string; at: string }, parcels: readonly Parcel[]) {
    const { agencyCode, direction, at } = table;
    const items = parcels.map(({ id, refused }) => ({
      shipmentId: id,
      ...(refused ? { refusedFor: 'incomplete', wayBackPaidBy: 'citizen' } : {}),
    }));
    const signatures = [
      { side: 'post', name: 'Bưu tá', at },
      { side: 'agency', name: 'Công chức', at },
    ];
    const body = { id: this.random.uuid(), direction, agencyCode, items, signatures };
    await send(this.integration, '/handovers', body, [201]);
  }

  /** What the carrier says of the results: signed calls in any order, events repeated, calls sent twice. */
  private async carrier(): Promise<void> {
    const results = parcelsOf(this.truth).filter(({ parcel }) => parcel.way === 'to-citizen');
    const events = results.flatMap(({ parcel }) => eventsOf(parcel));
    const said = this.random.shuffled([...events, ...events.filter(() => this.random.next() < 0.3)]);
    this.say(`${said.length} events of the carrier, ${events.length} of them different`);
    const calls = Array.from({ length: Math.ceil(said.length / 40) }, (_, n) => said.slice(n * 40, n * 40 + 40));
    await each(calls, (some) => this.call(some), 4);
    const lastWords = results.map(({ parcel }) => [parcel.id, LAST_STATUS[parcel.fate]] as const);
    await this.untilApplied(new Map(lastWords));
  }

  private async call(events: readonly object[]): Promise<void> {
    const secret = openSecrets(this.platform.places.secrets).word('carrier.webhook');
    const body = JSON.stringify({ Events: events });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-signature': signature };
    const post = () => fetch(`${this.platform.base}/api/v1/postal/events/vnpost`, { method: 'POST', headers, body });
    const { status } = await post();
    if (status !== 200) throw new Error(`the carrier's call was answered ${status}`);
    // The very same call again is a replay.
    if (this.random.next() < 0.1 && (await post()).status !== 409) throw new Error('a replayed call was taken');
  }

  /** The post's own view of its shipments, until nothing the carrier said is missing. */
  private async untilApplied(wanted: ReadonlyMap<string, string>): Promise<void> {
    const postman = this.platform.as('postal-operator');
    for (const until = performance.now() + 120_000; ;) {
      const rows = await postman.all<{ id: string; status: string }>('/shipments', { direction: 'to-citizen' });
      const now = new Map(rows.map(({ id, status }) => [id, status]));
      const late = [...wanted].filter(([id, status]) => now.get(id) !== status);
      if (late.length === 0) return;
      if (performance.now() > until)
        throw new Error(`lost: ${JSON.stringify(late.slice(0, 3).map(([id, status]) => [id, status, now.get(id)]))}`);
      await new Promise((next) => setTimeout(next, 300));
    }
  }

  /** Results nobody took go back to their agency by minutes. */
  private async waysBack(): Promise<void> {
    const back = parcelsOf(this.truth).filter(({ parcel }) => parcel.fate === 'brought-back');
    this.say(`${back.length} results brought back`);
    await each(back, async ({ dossier, parcel }) => {
      const at = new Date(Date.parse(parcel.signedAt!) + 15 * DAY).toISOString();
      await this.sign({ agencyCode: dossier.agency, direction: 'to-agency', at }, [parcel]);
    });
  }

  /** Fees by receipt, some entered twice, and what was collected paid over to each agency. */
  private async money(): Promise<void> {
    const postman = this.platform.as('postal-operator');
    const paid = parcelsOf(this.truth).filter(({ parcel }) => parcel.fee > 0);
    const owed = new Map<string, number>();
    await each(paid, async ({ dossier, parcel }) => {
      const receiptNumber = `BL-${parcel.number}`;
      const body = { id: parcel.id, shipmentId: parcel.id, kind: 'fee', amount: parcel.fee, receiptNumber };
      for (let times = this.random.next() < 0.2 ? 2 : 1; times > 0; times--)
        await send(postman, '/postal/collections', body, [200, 201]);
      owed.set(dossier.agency, (owed.get(dossier.agency) ?? 0) + parcel.fee);
    });
    await each([...owed], async ([agencyCode, amount]) => {
      await send(
        postman,
        '/postal/remittances',
        { agencyCode, kind: 'fee', amount, voucher: `CT-${agencyCode}` },
        [200, 201],
      );
    });
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

const parcelsOf = ({ dossiers }: Truth): { dossier: Dossier; parcel: Parcel }[] =>
  dossiers.flatMap((dossier) => dossier.parcels.map((parcel) => ({ dossier, parcel })));

const LAST_STATUS = {
  delivered: 'delivered',
  'brought-back': 'returning',
  lost: 'lost',
  'no-news': 'arrived',
} as const satisfies Record<Parcel['fate'], string>;
