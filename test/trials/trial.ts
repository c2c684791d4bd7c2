import { jsonLines, type ImportJob, type Page } from '../platform/public-interface.js';
import type { Platform } from '../platform/platform.js';
import { pilotDossiers, procedureFiles, RECEIPT_CHANNELS, receiptCases, receiptSource } from './logs.js';
import type { ReceiptChannel } from './logs.js';
import { outcomesOf, type Table } from './table.js';

export const RECEIPT_PERIOD = '2010-01-01..2013-12-31';

interface Dossier {
  id: string;
  code: string;
  timeliness: string;
  lawfulDueOn: string;
}
interface Evidence {
  id: string;
  channel: string;
  class: string;
}
interface Figure {
  numerator: number;
  denominator: number;
  asOf: { token: string };
}
interface Form {
  total: Record<string, number>;
}
export interface PilotDue {
  externalId: string;
  receivedOn: string;
  length: number;
  recorded: string;
  computed: string;
  /** What the system says of the day that the other system recorded. */
  recordedDay: string;
}

/** One agency and one procedure, offered and in force, for each log. */
async function makeAgencies(
  platform: Platform,
): Promise<Record<'receipt' | 'pilot', { agency: string; code: string }>> {
  const places = {
    receipt: { agency: '000.00.91.H10', code: '9.900091', name: 'Nhật ký giấy phép môi trường (WABO)' },
    pilot: { agency: '000.00.92.H10', code: '9.900092', name: 'Nhật ký một cửa OpenCPS' },
  };
  for (const { agency, name } of Object.values(places)) {
    const body = { code: agency, name: { vi: name, en: name }, kind: 'department', parent: 'H10', demonstration: true };
    await platform.as('system-admin').post('/agencies', body);
  }
  const job = await platform
    .as('integration')
    .import('/procedures/imports?format=chiso-jsonl', jsonLines(Object.values(places).map(procedureRow)));
  if (job.rows.accepted !== 2) throw new Error(JSON.stringify(job));
  return places;
}

function procedureRow({ agency, code, name }: { agency: string; code: string; name: string }): object {
  const channels = ['counter', 'online', 'post'];
  return {
    code,
    name: { vi: name },
    field: 'Thử nghiệm',
    levels: ['province'],
    steps: 'Nộp, thẩm định, trả kết quả',
    manner: channels.join(', '),
    ways: channels.map((channel) => ({ channel, term: { length: '30', unit: 'working-day' } })),
    papers: [{ name: 'Đơn đề nghị', originals: 1 }],
    sets: 1,
    subjects: 'Cá nhân, tổ chức',
    agency: name,
    legalBasis: [{ number: '61/2018/NĐ-CP', title: 'Nghị định về cơ chế một cửa' }],
    none: ['forms', 'result', 'conditions', 'fees'],
    publication: { decision: 'Thử nghiệm', validFrom: '2010-01-01' },
    offerings: [{ agency, from: '2010-01-01', level: 4, oneStop: true, post: true, decision: 'Thử nghiệm' }],
  };
}

/** What the trial saw, all of it through the public interface. */
export interface Seen {
  procedures: { name: string; job: ImportJob }[];
  receipt: ImportJob;
  /** By the list of dossiers, and by the evidence behind the indicator with the list's open ones. */
  table: Table;
  evidenceTable: Table;
  figure: Figure;
  evidence: { denominator: number; numerator: number; shortfall: number };
  form: Record<string, number>;
  pilot: ImportJob;
  due: PilotDue[];
}

async function importProcedures(platform: Platform): Promise<Seen['procedures']> {
  const found: Seen['procedures'] = [];
  for (const { name, format, type, body } of procedureFiles())
    found.push({
      name,
      job: await platform.as('integration').import(`/procedures/imports?format=${format}`, body, type),
    });
  return found;
}

type Question = Record<string, string>;

async function readReceipt(platform: Platform, agency: string, job: ImportJob, cases: ReturnType<typeof receiptCases>) {
  const leader = platform.as('province-leader');
  const atLeast = { 'at-least': job.position ?? '' };
  const question: Question = { period: RECEIPT_PERIOD, scope: agency };
  const figure = await leader.get<Figure>('/indicators/I.3.e.1', { ...question, reading: 'A' }, atLeast);
  const list = (part: string) =>
    leader.all<Evidence>('/indicators/I.3.e.1/evidence', { ...question, reading: 'A', asOf: figure.asOf.token, part });
  const [denominator, numerator, shortfall] = [
    await list('denominator'),
    await list('numerator'),
    await list('shortfall'),
  ];
  const form = await leader.get<Form>('/reports/ii-06a', question, atLeast);
  const refused = (channel: ReceiptChannel) =>
    job.errors.filter(
      ({ line }) => cases[line - 1]?.source === receiptSource(channel) && sameChannel(cases[line - 1]!, channel),
    ).length;
  const classOf = new Map(denominator.map((item) => [item.id, item.class]));
  const table = {} as Table;
  const evidenceTable = {} as Table;
  for (const channel of Object.keys(RECEIPT_CHANNELS) as ReceiptChannel[]) {
    const filter = { agency, channel: RECEIPT_CHANNELS[channel], source: receiptSource(channel) };
    const dossiers = await leader.all<Dossier>('/dossiers', filter);
    table[channel] = outcomesOf(
      dossiers.map((one) => one.timeliness),
      refused(channel),
    );
    evidenceTable[channel] = outcomesOf(
      dossiers.map((one) => classOf.get(one.id) ?? 'open'),
      refused(channel),
    );
  }
  const evidence = { denominator: denominator.length, numerator: numerator.length, shortfall: shortfall.length };
  return { table, evidenceTable, figure, evidence, form: form.total };
}

const sameChannel = (row: { channel: string }, channel: ReceiptChannel) => row.channel === RECEIPT_CHANNELS[channel];

async function readDue(platform: Platform, pilot: ReturnType<typeof pilotDossiers>): Promise<PilotDue[]> {
  const leader = platform.as('province-leader');
  const found: PilotDue[] = [];
  for (const { row, recordedDueOn, receivedOn, length } of pilot) {
    const questions = { source: row.source, externalId: row.externalId };
    const dossier = (await leader.get<Page<Dossier>>('/dossiers', questions)).items[0];
    if (!dossier) throw new Error(`${row.externalId} was not imported`);
    const recordedDay =
      dossier.lawfulDueOn === recordedDueOn ? '' : await reasonOf(platform, dossier.code, recordedDueOn);
    const computed = dossier.lawfulDueOn;
    found.push({ externalId: row.externalId, receivedOn, length, recorded: recordedDueOn, computed, recordedDay });
  }
  return found;
}

interface Deadline {
  dates: { kind: string; days: { date: string; counted: boolean; reason: unknown }[] }[];
}

async function reasonOf(platform: Platform, code: string, day: string): Promise<string> {
  const deadline = await platform.as('province-leader').get<Deadline>(`/dossiers/${code}/deadline`);
  const days = deadline.dates.find(({ kind }) => kind === 'lawful')?.days ?? [];
  const found = days.find(({ date }) => date === day);
  return found
    ? `${found.counted ? 'counted' : 'not counted'}: ${JSON.stringify(found.reason)}`
    : 'not in the explanation';
}

/** The dossiers' own copy of the catalogue follows it within seconds; a dry run tells when it knows agency and procedure. */
async function untilKnown(platform: Platform, row: string): Promise<void> {
  for (const until = performance.now() + 120_000; performance.now() < until;) {
    const tried = await platform.as('integration').import('/dossiers/imports?format=chiso-jsonl&dryRun=true', row);
    if (tried.rows.rejected === 0) return;
    await new Promise((next) => setTimeout(next, 500));
  }
  throw new Error('the dossiers have not heard of the agency or the procedure');
}

/** Real procedures and real dossier logs go in through the public interface; what comes out is told. */
export async function tryRealData(platform: Platform, say: (line: string) => void): Promise<Seen> {
  say('importing the procedures');
  const procedures = await importProcedures(platform);
  const { receipt, pilot } = await makeAgencies(platform);
  const integration = platform.as('integration');
  say('importing the dossiers');
  const cases = receiptCases(receipt.agency, receipt.code);
  await untilKnown(platform, jsonLines(cases.slice(0, 1)));
  await untilKnown(
    platform,
    jsonLines(
      pilotDossiers(pilot.agency, pilot.code)
        .slice(0, 1)
        .map(({ row }) => row),
    ),
  );
  const job = await integration.import('/dossiers/imports?format=chiso-jsonl', jsonLines(cases));
  const dossiers = pilotDossiers(pilot.agency, pilot.code);
  const rows = jsonLines(dossiers.map(({ row }) => row));
  const pilotJob = await integration.import('/dossiers/imports?format=chiso-jsonl', rows);
  say('reading the figures');
  const read = await readReceipt(platform, receipt.agency, job, cases);
  return { procedures, receipt: job, ...read, pilot: pilotJob, due: await readDue(platform, dossiers) };
}
