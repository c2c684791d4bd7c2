import { type ChainReport, type ServiceName, SERVICES, platformRequests } from '#contracts';
import type { Bus } from '#messaging';

/** A checkpoint of a consumer, as its service keeps it. */
export interface Checkpoint {
  consumer: string;
  producer: ServiceName;
  lane: number;
  logId: string;
  seq: number;
  hash: string;
}

export interface LogLine {
  service: ServiceName;
  events: number;
  faults: string[];
}

export interface ConsumerLine {
  service: ServiceName;
  producer: ServiceName;
  seq: number;
  head: number;
  faults: string[];
}

const SETTLE_MS = 30_000;
const pause = (ms: number) => new Promise<void>((next) => setTimeout(next, ms));

type Reports = Map<ServiceName, ChainReport>;

/** Recomputes the chain of every service's log. */
async function readReports(bus: Bus): Promise<Reports> {
  const reports: Reports = new Map();
  for (const service of SERVICES) reports.set(service, (await bus.ask(platformRequests[service].chain, {})).value);
  return reports;
}

function checkpointsOf(report: ChainReport | undefined): Checkpoint[] {
  return (report?.checkpoints ?? []) as Checkpoint[];
}

function settled(reports: Reports): boolean {
  return [...reports.values()].every(
    (report) =>
      report.unnumbered === 0 &&
      checkpointsOf(report).every(({ producer, seq }) => seq >= (reports.get(producer)?.events ?? 0)),
  );
}

/** The reports of a moment at which nothing is under way, or of the last moment when it never comes. */
export async function settledReports(bus: Bus): Promise<Reports> {
  for (const until = performance.now() + SETTLE_MS; ; await pause(500)) {
    const reports = await readReports(bus);
    if (settled(reports) || performance.now() > until) return reports;
  }
}

export function logLines(reports: Reports): LogLine[] {
  return [...reports].map(([service, { events, unnumbered, faults }]) => {
    const waiting = unnumbered > 0 ? [`${unnumbered} events are not numbered`] : [];
    return { service, events, faults: [...faults.map((fault) => JSON.stringify(fault)), ...waiting] };
  });
}

/** What the producer itself has at the consumer's place; the same hash there means the same events all the way. */
async function differences(bus: Bus, { producer, seq, hash, logId }: Checkpoint): Promise<string[]> {
  if (seq === 0) return [];
  const { value } = await bus.ask(platformRequests[producer].readEvents, { after: seq, limit: 1 });
  if (value.logId !== logId) return [`reads the log ${logId}, the producer's is ${value.logId}`];
  return value.hashOfAfter === hash
    ? []
    : [`at seq ${seq} the producer's hash is ${value.hashOfAfter ?? 'not there'}, not ${hash}`];
}

export async function consumerLines(bus: Bus, reports: Reports): Promise<ConsumerLine[]> {
  const lines: ConsumerLine[] = [];
  for (const [service, report] of reports)
    for (const checkpoint of checkpointsOf(report)) {
      const { producer, seq } = checkpoint;
      const head = reports.get(producer)?.events ?? 0;
      const behind = seq < head ? [`${head - seq} events behind after ${SETTLE_MS / 1000} s`] : [];
      lines.push({ service, producer, seq, head, faults: [...(await differences(bus, checkpoint)), ...behind] });
    }
  return lines;
}

/** Events that were put aside because they could not be applied. */
export async function parkedFaults(bus: Bus): Promise<string[]> {
  const faults: string[] = [];
  for (const service of SERVICES) {
    const { items } = (await bus.ask(platformRequests[service].parked, {})).value;
    faults.push(...items.map((item) => `${service} has parked ${JSON.stringify(item)}`));
  }
  return faults;
}
