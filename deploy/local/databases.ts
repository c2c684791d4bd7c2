import pg from 'pg';
import { CLOSE_COMMON_DATABASES, DATABASES, databaseOf, rightsOn, rolesOf } from '../postgres/databases.js';
import type { SecretStore } from './secrets.js';

async function names(client: pg.Client, sql: string): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(sql);
  return new Set(rows.map((row) => row.name));
}

/** Makes what is missing of the roles and databases of every service; harmless when nothing is. */
export async function provision(superuserUrl: string, secrets: SecretStore): Promise<void> {
  const client = new pg.Client({ connectionString: `${superuserUrl}postgres` });
  await client.connect();
  try {
    const roles = await names(client, 'select rolname as name from pg_roles');
    const databases = await names(client, 'select datname as name from pg_database');
    for (const service of DATABASES) {
      const passwords = {
        owner: client.escapeLiteral(secrets.word(`database.${service}_owner`)),
        runtime: client.escapeLiteral(secrets.word(`database.${service}`)),
      };
      const statements = [
        ...(roles.has(service) ? [] : rolesOf(service, passwords)),
        ...(databases.has(service) ? [] : [databaseOf(service)]),
        ...rightsOn(service),
      ];
      for (const statement of statements) await client.query(statement);
    }
    for (const statement of CLOSE_COMMON_DATABASES) await client.query(statement);
  } finally {
    await client.end();
  }
}
