import { mkdtempSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, Children } from './children.js';
import { startNats } from './nats-server.js';
import { startPostgres } from './postgres.js';
import { endLeftovers } from './processes.js';

export interface TestServers {
  databaseUrl: string;
  natsUrl: string;
  stop(): Promise<void>;
}

/** One PostgreSQL and one NATS for a run of tests, in a folder that goes away with them, also when the run is killed. */
export async function startTestServers(): Promise<TestServers> {
  const folder = mkdtempSync(join(tmpdir(), 'chi-so-test-'));
  chmodSync(folder, 0o711); // the database's account must pass
  const children = new Children(join(folder, 'run.json'));
  children.run.scratch = folder;
  children.save();
  children.guard();
  const onSpawn = (child: Child): void => children.keep(child);
  const settings = { fsync: 'off', max_connections: '300', shared_buffers: '128MB' };
  const database = startPostgres({
    dataDir: join(folder, 'postgres'),
    password: 'test',
    log: join(folder, 'postgres.log'),
    settings,
    onSpawn,
  });
  const broker = startNats({ folder: join(folder, 'nats'), log: join(folder, 'nats.log'), onSpawn });
  const [postgres, nats] = await Promise.all([database, broker]);
  const stop = async () => {
    await endLeftovers(children.file);
    children.release();
  };
  return { databaseUrl: postgres.url, natsUrl: nats.url, stop };
}
