import { createHmac } from 'node:crypto';
import type { WorkingCalendar } from '#calendar';
import { shift } from './days.js';
import { MARK } from './mark.js';
import type { PlatformClient } from './platform-client.js';
import { postActs } from './post-acts.js';
import { carrierEvents, statementLines, type InventedItem } from './post-year.js';

/** Who enters the year of the post: a system of the post, the department's office, and the carrier by its signature. */
export interface PostLoaders {
  readonly integration: PlatformClient;
  readonly office: PlatformClient;
  /** The key that signs the carrier's calls; without it the carrier says nothing. */
  readonly carrierSecret?: string;
}
export interface PostLoading {
  readonly seed: number;
  readonly calendar: WorkingCalendar;
  readonly tell: (text: string) => void;
}

const EVENTS_A_CALL = 500;
/** Urged for the third quarter, as letter 600 of 30/8/2018 came into it. */
const URGED = { period: '2018-Q3', issuedOn: '2018-10-12', repliedOn: '2018-10-26' };

/** Slips, minutes, the carrier's calls, money and statement of the year, through the public interface. */
export async function enterPostYear(
  { integration, office, carrierSecret }: PostLoaders,
  items: readonly InventedItem[],
  { seed, calendar, tell }: PostLoading,
): Promise<void> {
  const ids = await dossierIds(integration);
  const done = await integration.import(
    '/postal/acts/imports?format=acts-jsonl',
    postActs(items, ids, seed),
    ({ rows }) =>
      tell(`demonstration: acts of the post ${rows.read} read, ${rows.accepted} accepted, ${rows.rejected} rejected`),
  );
  if (done.status !== 'done' || done.rows.rejected > 0) throw new Error(JSON.stringify(done).slice(0, 2_000));
  if (carrierSecret) await carrierCalls(integration, items, carrierSecret);
  await statement(integration, items);
  await complaints(office, items, calendar);
  await remind(office, tell);
}

/** By the name their system gives them. */
async function dossierIds(client: PlatformClient): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let after: string | null = ''; after !== null;) {
    const asked: string = after ? `&after=${encodeURIComponent(after)}` : '';
    const page: { items: { id: string; externalId: string }[]; next: string | null } = await client.get(
      `/dossiers?limit=500&source=${encodeURIComponent(MARK)}${asked}`,
    );
    for (const { id, externalId } of page.items) found.set(externalId, id);
    after = page.next;
  }
  return found;
}

async function carrierCalls(client: PlatformClient, items: readonly InventedItem[], secret: string): Promise<void> {
  const events = items.filter(({ refused }) => !refused).flatMap(carrierEvents);
  for (let first = 0; first < events.length; first += EVENTS_A_CALL) {
    const body = JSON.stringify({ Events: events.slice(first, first + EVENTS_A_CALL) });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    const headers = { 'x-timestamp': timestamp, 'x-signature': `sha256=${signature}` };
    await client.call('/postal/events/vnpost', body, headers);
  }
}

async function statement(client: PlatformClient, items: readonly InventedItem[]): Promise<void> {
  const path = '/postal/statements/imports?format=statement-csv';
  const done = await client.importText(path, statementLines(items), 'text/csv');
  if (done.status !== 'done' || done.rows.rejected > 0) throw new Error(JSON.stringify(done).slice(0, 2_000));
}

/** One about every item that was lost; some are settled late. */
async function complaints(
  client: PlatformClient,
  items: readonly InventedItem[],
  calendar: WorkingCalendar,
): Promise<void> {
  const lost = items.filter(({ fate, signedAt }) => fate === 'lost' && signedAt < '2018-12-01');
  for (const [n, { id, signedAt }] of lost.entries()) {
    const body = { shipmentId: id, subject: 'lost', content: MARK, interProvince: false };
    const at = `${shift(signedAt.slice(0, 10), 12, calendar)}T09:00:00+07:00`;
    const { id: complaint } = await client.post<{ id: string }>('/postal/complaints', { ...body, at });
    const settled = `${shift(signedAt.slice(0, 10), 12 + (n % 3 === 2 ? 7 : 4), calendar)}T09:00:00+07:00`;
    const outcome = { outcome: 'upheld', compensation: 120_000, at: settled };
    await client.post(`/postal/complaints/${complaint}/settlement`, outcome);
  }
}

/** Letters to the agencies below their targets; most are sent, half of those answered. */
async function remind(office: PlatformClient, tell: (text: string) => void): Promise<void> {
  await office.seen('/indicators/I.13?period=2018-Q3');
  const { period, issuedOn, repliedOn } = URGED;
  const { items } = await office.post<{ items: { id: string }[] }>('/postal/reminders', { period });
  const issued = items.filter((_, n) => n % 10 !== 9);
  const letters = issued.map(({ id }, n) => {
    return [`/postal/reminders/${id}/issue`, { letterNumber: `${701 + n}/STTTT-BCVT`, issuedOn }] as const;
  });
  await office.postAll(letters);
  const answers = issued.filter((_, n) => n % 2 === 0);
  await office.postAll(
    answers.map(
      ({ id }, n) => [`/postal/reminders/${id}/reply`, { replyNumber: `${40 + n}/UBND`, repliedOn }] as const,
    ),
  );
  tell(`demonstration: ${issued.length} reminders for the post, ${answers.length} answered`);
}
