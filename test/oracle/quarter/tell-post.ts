import { createHmac } from 'node:crypto';
import { openSecrets } from '../../../deploy/local/secrets.js';
import type { Random } from '../../faults/random.js';
import type { Platform } from '../../platform/platform.js';
import { jsonLines, type PublicInterface } from '../../platform/public-interface.js';
import { DAY } from './days.js';
import { eventsOf } from './rows.js';
import { each, send } from './sending.js';
import type { Dossier, Parcel, Truth } from './truth.js';

/** One act a line: what `/postal/acts/imports` takes. */
type Act = Record<string, unknown>;
interface Sent {
  dossier: Dossier;
  parcel: Parcel;
}

/** Every so many slips and minutes go one by one, as at a counter; the others by the file. */
const BY_HAND = 20;
const IN_A_CALL = 200;

/** Tells what the post did: slips and minutes in bulk and by hand, a faulty carrier's calls, money; some of it twice. */
export class PostTeller {
  private readonly integration: PublicInterface;
  private readonly parcels: readonly Sent[];

  constructor(
    private readonly platform: Platform,
    truth: Truth,
    private readonly random: Random,
    private readonly told: { say: (line: string) => void; ids: ReadonlyMap<string, string> },
  ) {
    this.integration = platform.as('integration');
    this.parcels = truth.dossiers.flatMap((dossier) => dossier.parcels.map((parcel) => ({ dossier, parcel })));
  }

  async tell(): Promise<void> {
    await this.slips();
    await this.minutes();
    await this.carrier();
    await this.waysBack();
    await this.money();
  }

  /** Each slip, some of them twice: with the same id it is one slip. */
  private async slips(): Promise<void> {
    const slips = this.random.shuffled(this.parcels).map((sent) => this.slipOf(sent));
    const [hand, file] = apart(slips);
    await each(hand, async (slip) => void (await send(this.integration, '/shipments', slip, [201])));
    const again = file.filter(() => this.random.next() < 0.1);
    const register = this.random.shuffled([...file, ...again]);
    await this.perform(
      'slips',
      register.map((slip) => ({ register: slip })),
      again.length,
    );
  }

  private slipOf({ dossier, parcel }: Sent): Act {
    return {
      ...{ id: parcel.id, direction: parcel.way, content: parcel.content, service: parcel.service, carrier: 'vnpost' },
      ...{ agencyCode: dossier.agency, procedureCode: dossier.procedure, trackingNumber: parcel.number },
      dossierIds: [this.told.ids.get(dossier.externalId)!],
    };
  }

  /** Minutes by agency and moment, both sides at the table; refused parcels stand beside taken ones. */
  private async minutes(): Promise<void> {
    const tables = new Map<string, Parcel[]>();
    for (const { dossier, parcel } of this.parcels.filter(({ parcel: { signedAt } }) => signedAt !== null)) {
      const key = [dossier.agency, parcel.way, parcel.signedAt].join(' ');
      tables.set(key, [...(tables.get(key) ?? []), parcel]);
    }
    const minutes = this.random.shuffled([...tables]).map(([key, parcels]) => {
      const [agencyCode, way, at] = key.split(' ') as [string, Parcel['way'], string];
      return this.minutesOf({ agencyCode, direction: way === 'to-agency' ? 'to-agency' : 'to-post', at }, parcels);
    });
    const [hand, file] = apart(minutes);
    await each(hand, async (one) => void (await send(this.integration, '/handovers', one, [201])));
    const again = file.filter(() => this.random.next() < 0.05);
    await this.perform(
      'minutes',
      [...file, ...again].map((one) => ({ handover: one })),
      again.length,
    );
  }

  private minutesOf(table: { agencyCode: string; direction: string; at: string }, parcels: readonly Parcel[]): Act {
    const { at, ...about } = table;
    const items = parcels.map(({ id, refused }) => ({
      shipmentId: id,
      ...(refused ? { refusedFor: 'incomplete', wayBackPaidBy: 'citizen' } : {}),
    }));
    const signatures = [
      { side: 'post', name: 'Bưu tá', at },
      { side: 'agency', name: 'Công chức', at },
    ];
    return { id: this.random.uuid(), ...about, items, signatures };
  }

  /** What the carrier says of the results: signed calls in any order, events repeated, calls sent twice. */
  private async carrier(): Promise<void> {
    const results = this.parcels.filter(({ parcel }) => parcel.way === 'to-citizen');
    const events = results.flatMap(({ parcel }) => eventsOf(parcel));
    const said = this.random.shuffled([...events, ...events.filter(() => this.random.next() < 0.3)]);
    this.told.say(`${said.length} events of the carrier, ${events.length} of them different`);
    const calls = Array.from({ length: Math.ceil(said.length / IN_A_CALL) }, (_, n) =>
      said.slice(n * IN_A_CALL, (n + 1) * IN_A_CALL),
    );
    await each(calls, (some) => this.call(some), 4);
    await this.untilApplied(new Map(results.map(({ parcel }) => [parcel.id, LAST_STATUS[parcel.fate]] as const)));
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
    for (const until = performance.now() + 120_000 + wanted.size * 60; ;) {
      const rows = await postman.all<{ id: string; status: string }>('/shipments', { direction: 'to-citizen' });
      const now = new Map(rows.map(({ id, status }) => [id, status]));
      const late = [...wanted].filter(([id, status]) => now.get(id) !== status);
      if (late.length === 0) return;
      if (performance.now() > until)
        throw new Error(`lost: ${JSON.stringify(late.slice(0, 3).map(([id, status]) => [id, status, now.get(id)]))}`);
      await new Promise((next) => setTimeout(next, 300 + wanted.size / 2));
    }
  }

  /** Results nobody took go back to their agency by minutes. */
  private async waysBack(): Promise<void> {
    const back = this.parcels.filter(({ parcel }) => parcel.fate === 'brought-back');
    const minutes = back.map(({ dossier, parcel }) => {
      const at = new Date(Date.parse(parcel.signedAt!) + 15 * DAY).toISOString();
      return this.minutesOf({ agencyCode: dossier.agency, direction: 'to-agency', at }, [parcel]);
    });
    await this.perform(
      'ways back',
      minutes.map((one) => ({ handover: one })),
      0,
    );
  }

  /** Fees by receipt, some entered twice, and what was collected paid over to each agency. */
  private async money(): Promise<void> {
    const owed = new Map<string, number>();
    const collected = this.parcels.flatMap(({ dossier, parcel: { id, number, fee } }) => {
      if (fee === 0) return [];
      owed.set(dossier.agency, (owed.get(dossier.agency) ?? 0) + fee);
      return [{ collect: { id, shipmentId: id, kind: 'fee', amount: fee, receiptNumber: `BL-${number}` } }];
    });
    const again = collected.filter(() => this.random.next() < 0.2);
    await this.perform('receipts', this.random.shuffled([...collected, ...again]), again.length);
    const remitted = [...owed].map(([agencyCode, amount]) => ({
      remit: { agencyCode, kind: 'fee', amount, voucher: `CT-${agencyCode}` },
    }));
    await this.perform('remittances', remitted, 0);
  }

  /** Exactly the repeated ones change nothing, and none is refused. */
  private async perform(what: string, acts: readonly Act[], repeated: number): Promise<void> {
    const lines = acts.map((act) => ({ actId: this.random.uuid(), ...act }));
    const job = await this.integration.import('/postal/acts/imports?format=acts-jsonl', jsonLines(lines));
    const { accepted, unchanged, rejected } = job.rows;
    this.told.say(`${what}: ${accepted} and ${unchanged} of them again`);
    if (rejected > 0 || unchanged !== repeated) throw new Error(`${what}: ${JSON.stringify(job).slice(0, 2_000)}`);
  }
}

const apart = <T>(all: readonly T[]): [hand: T[], file: T[]] => [
  all.filter((_, n) => n % BY_HAND === 0),
  all.filter((_, n) => n % BY_HAND !== 0),
];

const LAST_STATUS = {
  delivered: 'delivered',
  'brought-back': 'returning',
  lost: 'lost',
  'no-news': 'arrived',
} as const satisfies Record<Parcel['fate'], string>;
