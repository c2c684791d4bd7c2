import { verifyProjection } from '#contracts';
import { Broker, Bus, systemClock } from '#messaging';
import { existsSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { Complaint, type Options, placesOf } from '../local/options.js';
import { openSecrets } from '../local/secrets.js';
import { consumerLines, logLines, parkedFaults, settledReports } from './logs.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const mark = (faults: readonly string[]): string => (faults.length === 0 ? 'holds' : 'DIFFERS');

async function connect(options: Options): Promise<{ broker: Broker; bus: Bus }> {
  const places = placesOf(options.data);
  if (!existsSync(places.run)) throw new Complaint(`Nothing runs on ${places.data}: npm run up`, 2);
  const { nats } = JSON.parse(readFileSync(places.ports, 'utf8')) as { nats: number };
  const password = openSecrets(places.secrets).word('broker.operator');
  const settings = { service: 'operator', url: `nats://127.0.0.1:${nats}`, user: 'operator', password };
  const broker = new Broker(settings, pino({ level: 'silent' }));
  await broker.connection();
  return { broker, bus: new Bus(broker, systemClock) };
}

async function logs(bus: Bus): Promise<string[]> {
  const reports = await settledReports(bus);
  const faults: string[] = [];
  for (const line of logLines(reports)) {
    print(`log of ${line.service.padEnd(10)} ${String(line.events).padStart(9)} events   ${mark(line.faults)}`);
    faults.push(...line.faults.map((fault) => `log of ${line.service}: ${fault}`));
  }
  for (const line of await consumerLines(bus, reports)) {
    const place = `${line.seq} of ${line.head}`;
    print(
      `${line.service.padEnd(9)} has applied of ${line.producer.padEnd(9)} ${place.padStart(15)}   ${mark(line.faults)}`,
    );
    faults.push(...line.faults.map((fault) => `${line.service} as consumer of ${line.producer}: ${fault}`));
  }
  return faults;
}

async function projection(bus: Bus): Promise<string[]> {
  const { value } = await bus.ask(verifyProjection, { rebuild: true });
  const faults = value.broken.map(({ invariant, facts }) => `${invariant}: ${JSON.stringify(facts)}`);
  if (!value.ok && faults.length === 0) faults.push(value.rebuild?.error ?? 'the rebuilt projection differs');
  print(`projection: ${value.checks} checks   ${mark(faults)}`);
  for (const { table, live, rebuilt, different } of value.rebuild?.tables ?? [])
    print(`  ${table.padEnd(24)} ${live} rows live, ${rebuilt} rebuilt, ${different} differ`);
  return faults;
}

/** Every chain recomputed, producers against consumers, the live projection against a rebuilt one. */
export async function verify(options: Options): Promise<void> {
  const { broker, bus } = await connect(options);
  try {
    const faults = [...(await logs(bus)), ...(await parkedFaults(bus)), ...(await projection(bus))];
    if (faults.length > 0) throw new Complaint(`\nWhat differs:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    print('everything holds');
  } finally {
    await broker.close();
  }
}
