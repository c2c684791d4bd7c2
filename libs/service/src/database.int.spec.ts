import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';
import pg from 'pg';
import { emptyDatabase, type EmptyDatabase } from '#testing';
import { configOf, migrate, ServiceConfig, type ServiceDefinition } from './index.js';

@Module({})
class EmptyModule {}
const definition: ServiceDefinition = { name: 'feedback', module: EmptyModule, config: ServiceConfig };

describe('the role that runs a service', () => {
  let database: EmptyDatabase;
  let runner: pg.Client;
  let superuser: pg.Client;
  const suffix = randomBytes(4).toString('hex');
  const urlFor = (role: string) => {
    const url = new URL(database.url);
    url.username = role;
    url.password = 'secret';
    return url.href;
  };

  beforeAll(async () => {
    database = await emptyDatabase();
    superuser = new pg.Client({ connectionString: database.url });
    await superuser.connect();
    await superuser.query(`CREATE ROLE owner_${suffix} LOGIN PASSWORD 'secret'; CREATE ROLE runner_${suffix} LOGIN PASSWORD 'secret';
      GRANT ALL ON SCHEMA public TO owner_${suffix}; GRANT CREATE ON DATABASE "${new URL(database.url).pathname.slice(1)}" TO owner_${suffix}`);
    const config = configOf(ServiceConfig, {
      NATS_URL: 'nats://127.0.0.1:1',
      DATABASE_URL: urlFor(`runner_${suffix}`),
      OWNER_DATABASE_URL: urlFor(`owner_${suffix}`),
    });
    await migrate(definition, config);
    await migrate(definition, config);
    runner = new pg.Client({ connectionString: config.DATABASE_URL });
    await runner.connect();
  });
  afterAll(async () => {
    await runner.end();
    await superuser.query(`DROP OWNED BY runner_${suffix}; DROP OWNED BY owner_${suffix} CASCADE`);
    await superuser.query(`DROP ROLE runner_${suffix}; DROP ROLE owner_${suffix}`);
    await superuser.end();
    await database.drop();
  });

  it('appends to the log and reads it', async () => {
    await runner.query(
      `INSERT INTO event_log (id, type, subject, body) VALUES (gen_random_uuid(), 't', gen_random_uuid(), '{}')`,
    );
    expect((await runner.query('SELECT count(*)::int AS n FROM event_log')).rows).toEqual([{ n: 1 }]);
  });

  it.each([
    `UPDATE event_log SET body = ''`,
    'DELETE FROM event_log',
    'TRUNCATE event_log',
    `UPDATE event_log_0 SET body = ''`,
    'DELETE FROM event_log_0',
    'UPDATE event_seq SET seq = 0',
    'DELETE FROM event_seq',
    'DROP TABLE event_log',
    'ALTER TABLE event_log ADD COLUMN x int',
    'CREATE TABLE other (x int)',
    'SELECT * FROM migrations',
  ])('may not %s', async (sql) => {
    await expect(runner.query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('configuration', () => {
  it('names every variable that is missing or wrong', () => {
    expect(() => configOf(ServiceConfig, { HEALTH_PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(
      /HEALTH_PORT[\s\S]*LOG_LEVEL|NATS_URL/,
    );
  });
});
