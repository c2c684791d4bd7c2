import type { Platform } from '../platform/platform.js';
import type { PublicInterface } from '../platform/public-interface.js';
import type { Random } from './random.js';

interface View {
  id: string;
  code: string;
}

interface Acknowledged {
  received: ReadonlyMap<string, string>;
  settled: ReadonlySet<string>;
}

const PROCEDURE = '9.900093';
/** Enough of them that no agency-day comes near its 9,999 codes in the long form. */
export const AGENCIES = Array.from({ length: 16 }, (_, n) => `000.00.${70 + n}.H10`);
const channels = ['counter', 'post'];

/** Makes the agencies and the procedure that the receivers use. */
export async function prepareReception(platform: Platform): Promise<void> {
  for (const code of AGENCIES) {
    const name = { vi: `Cơ quan thử sự cố ${code}`, en: `Agency of the fault tests ${code}` };
    const body = { code, name, kind: 'department', parent: 'H10', demonstration: true };
    await platform.as('system-admin').post('/agencies', body);
  }
  const row = {
    code: PROCEDURE,
    name: { vi: 'Thủ tục thử sự cố' },
    field: 'Thử nghiệm',
    levels: ['province'],
    steps: 'Nộp, thẩm định, trả kết quả',
    manner: channels.join(', '),
    ways: channels.map((channel) => ({ channel, term: { length: '5', unit: 'working-day' } })),
    papers: [{ name: 'Đơn đề nghị', originals: 1 }],
    sets: 1,
    subjects: 'Cá nhân',
    agency: 'Cơ quan thử sự cố',
    legalBasis: [{ number: '61/2018/NĐ-CP', title: 'Nghị định về cơ chế một cửa' }],
    none: ['forms', 'result', 'conditions', 'fees'],
    publication: { decision: 'Thử nghiệm', validFrom: '2018-01-01' },
    offerings: AGENCIES.map((agency) => ({ agency, from: '2018-01-01', level: 2, oneStop: true, post: true })),
  };
  const job = await platform.as('integration').import('/procedures/imports?format=chiso-jsonl', JSON.stringify(row));
  if (job.rows.accepted !== 1) throw new Error(JSON.stringify(job));
}

/**
 * Receives dossiers through the public interface as people at counters would, and settles half of them; whoever gets no answer
 * asks again with the same id and key. Writes down what was acknowledged, and nothing else.
 */
export class Ledger {
  /** Acknowledged receptions: id → code. */
  received = new Map<string, string>();
  settled = new Set<string>();
  /** Attempts that ended without an answer: how hard the faults were felt. */
  repeated = 0;
  private stopping = false;
  private working: Promise<void>[] = [];

  constructor(
    private platform: Platform,
    private readonly random: Random,
  ) {}

  /** What is acknowledged by now, to come back to when the platform is set back. */
  kept(): Acknowledged {
    return { received: new Map(this.received), settled: new Set(this.settled) };
  }

  restore({ received, settled }: Acknowledged): void {
    this.received = new Map(received);
    this.settled = new Set(settled);
  }

  /** From now on the same people work at another copy of the platform. */
  moveTo(platform: Platform): void {
    this.platform = platform;
  }

  start(receivers = 4): void {
    this.stopping = false;
    const desk = this.platform.as('integration');
    this.working = Array.from({ length: receivers }, () => this.receive(desk));
  }

  /** Every receiver finishes what it has begun: what was sent is acknowledged in the end. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.working);
  }

  /** Works for a while and stops. */
  async during(ms: number, receivers?: number): Promise<void> {
    this.start(receivers);
    await new Promise((next) => setTimeout(next, ms));
    await this.stop();
  }

  private async receive(desk: PublicInterface): Promise<void> {
    while (!this.stopping) {
      const id = this.random.uuid();
      const agencyCode = AGENCIES[this.random.whole(0, AGENCIES.length - 1)]!;
      const channel = channels[this.random.whole(0, 1)]!;
      const applicant = { name: 'Người Thử' };
      const body = { id, procedureCode: PROCEDURE, agencyCode, channel, applicantKind: 'person', applicant };
      const view = await this.untilAnswered(desk, '/dossiers', id, body);
      if (view.id !== id) throw new Error(`${id} was answered as ${view.id}`);
      this.received.set(id, view.code);
      if (this.random.next() < 0.5) await this.settle(id);
    }
  }

  async settle(id: string): Promise<void> {
    const desk = this.platform.as('integration');
    if (!this.settled.has(id)) await this.untilAnswered(desk, `/dossiers/${id}/result`, `result-${id}`, {});
    this.settled.add(id);
  }

  idOf(code: string): string | undefined {
    return [...this.received].find(([, one]) => one === code)?.[0];
  }

  private async untilAnswered(desk: PublicInterface, path: string, key: string, body: object): Promise<View> {
    for (;;) {
      const headers = { 'idempotency-key': key };
      const answer = await desk.send<View>(path, { method: 'POST', body, headers }).catch(() => undefined);
      if (answer && answer.status < 300) return answer.json;
      if (answer && answer.status < 500) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
      this.repeated += 1;
      await new Promise((next) => setTimeout(next, 100));
    }
  }
}
