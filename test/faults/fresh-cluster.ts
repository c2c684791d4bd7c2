import { SERVICES } from '#contracts';
import { startPostgres, type PostgresOptions } from '../../deploy/local/postgres.js';
import { openSecrets } from '../../deploy/local/secrets.js';
import { Platform } from '../platform/platform.js';
import { restoreInto } from './restore.js';

const optionsOf = ({ places }: Platform): PostgresOptions => {
  const secrets = openSecrets(places.secrets);
  const password = secrets.word('database.postgres');
  return { dataDir: places.postgres, key: secrets.id, password, log: places.log('postgresql') };
};

/**
 * Another copy of the platform in a cluster of its own: its services migrate their databases, go, and every row of `of` is
 * copied in by COPY with its stored positions and transaction ids. Ready when it returns.
 */
export async function inFreshCluster(of: Platform): Promise<Platform> {
  const moved = await Platform.start({}, of);
  await moved.down();
  const server = await startPostgres(optionsOf(moved));
  try {
    for (const service of SERVICES) await restoreInto(of.databaseUrl(service), server.url + service);
  } finally {
    await server.stop();
  }
  await moved.up();
  return moved;
}
