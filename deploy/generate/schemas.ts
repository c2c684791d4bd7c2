import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SERVICES } from '#contracts';
import { type ServiceConfig, type ServiceDefinition, migrate } from '#service';
import pg from 'pg';
import { startTestServers } from '../local/test-servers.js';
import { schemaText } from './schema.js';

const compiled = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

async function definitionOf(service: string): Promise<ServiceDefinition | undefined> {
  const file = join(compiled, 'apps', service, 'src', `${service}.module.js`);
  if (!existsSync(file)) return undefined;
  const module = (await import(pathToFileURL(file).href)) as Record<string, ServiceDefinition>;
  return module[service];
}

async function schemaOf(definition: ServiceDefinition, server: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${server}postgres` });
  await client.connect();
  await client.query(`create database ${definition.name}`).finally(() => client.end());
  const url = `${server}${definition.name}`;
  // Migrating reads two variables only; the rest of a service's configuration plays no part in its schema.
  await migrate(definition, { DATABASE_URL: url, DATABASE_POOL: 2 } as ServiceConfig);
  return schemaText(url, definition.name);
}

/** The schema of every service's database, made in a PostgreSQL of its own. */
export async function schemas(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const servers = await startTestServers();
  try {
    for (const service of SERVICES) {
      const definition = await definitionOf(service);
      if (definition) texts.set(`apps/${service}/schema.sql`, await schemaOf(definition, servers.databaseUrl));
    }
  } finally {
    await servers.stop();
  }
  return texts;
}
