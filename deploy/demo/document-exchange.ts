import type { WorkingCalendar } from '#calendar';
import { documentYear, type DocumentYear } from './documents.js';
import { messagesOf } from './letters.js';
import { MARK, type DemonstrationAgency } from './mark.js';
import type { PlatformClient } from './platform-client.js';
import { Random } from './random.js';
import { systemYear, type InventedSystem } from './systems.js';

/** A letter that urged an agency below ninety per cent. */
export interface Urged {
  readonly agency: string;
  readonly issuedOn: string;
}
export interface ExchangeYear extends DocumentYear {
  readonly systems: readonly InventedSystem[];
  readonly urged: readonly Urged[];
}

interface Loading {
  readonly integration: PlatformClient;
  readonly office: PlatformClient;
  readonly load: (what: string, path: string, rows: Iterable<object>) => Promise<void>;
}
interface Inventing {
  readonly calendar: WorkingCalendar;
  readonly seed: number;
  readonly share: number;
}

/** Invents registers, messages, connected systems and reminders of 2018 and loads them through the public interface. */
export async function loadDocumentExchange(
  { integration, office, load }: Loading,
  agencies: readonly DemonstrationAgency[],
  { calendar, seed, share }: Inventing,
): Promise<ExchangeYear> {
  const year = documentYear(agencies, calendar, seed, share);
  const systems = systemYear(agencies, calendar, seed);
  await load('registers of documents', '/exchange/register/imports?format=register-jsonl', year.rows);
  await connect(integration, systems);
  for (const letter of year.letters)
    for (const message of await messagesOf(letter))
      await integration.post('/exchange/messages', message, 'application/xml');
  return { ...year, systems, urged: await urge(office, seed) };
}

/** What is connected already stays: loading again after an interruption adds the rest. */
async function connect(client: PlatformClient, systems: readonly InventedSystem[]): Promise<void> {
  type Known = { items: { id: string; agencyCode: string; kind: string; endedOn: string | null }[] };
  const { items } = await client.get<Known>('/exchange/connections');
  const known = new Map(
    items.filter(({ endedOn }) => !endedOn).map((one) => [`${one.agencyCode} ${one.kind}`, one.id]),
  );
  await client.each(systems, async ({ heardAt, agency: agencyCode, ...system }) => {
    const id =
      known.get(`${agencyCode} ${system.kind}`) ??
      (await client.post<{ id: string }>('/exchange/connections', { agencyCode, ...system })).id;
    for (const at of heardAt) await client.post(`/exchange/connections/${id}/heartbeats`, { at });
  });
}

/** Twice in the year agencies below ninety per cent are found; two of three of them get their letter. */
async function urge(office: PlatformClient, seed: number): Promise<Urged[]> {
  const random = new Random(seed + 5);
  const urged: Urged[] = [];
  for (const { from, to, issuedOn } of [
    { from: '2018-01-01', to: '2018-03-31', issuedOn: '2018-04-16' },
    { from: '2018-01-01', to: '2018-09-30', issuedOn: '2018-10-08' },
  ]) {
    type Drafts = { items: { id: string; agencyCode: string; status: string }[] };
    const { items } = await office.post<Drafts>('/exchange/reminders', { from, to });
    const sorted = [...items].sort((a, b) => (a.agencyCode < b.agencyCode ? -1 : 1));
    const chosen = sorted.filter(() => random.chance(0.65));
    for (const [n, { id, agencyCode, status }] of chosen.entries()) {
      const letterNumber = `${n + 1}/STTTT-CNTT (${MARK})`;
      if (status === 'drafted') await office.post(`/exchange/reminders/${id}/issue`, { letterNumber, issuedOn });
      urged.push({ agency: agencyCode, issuedOn });
    }
  }
  return urged;
}
