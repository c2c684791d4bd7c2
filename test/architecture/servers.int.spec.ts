import { expect, test } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';

test('a PostgreSQL 17 with Vietnamese collation answers under TEST_DATABASE_URL', async () => {
  const client = new pg.Client({ connectionString: `${process.env['TEST_DATABASE_URL'] ?? ''}postgres` });
  await client.connect();
  const { rows } = await client.query<{ word: string }>(
    `select word from unnest(array['đá', 'da', 'ơi', 'ông', 'dê']) word order by word collate "vi-x-icu"`,
  );
  await client.end();
  expect(rows.map((row) => row.word)).toEqual(['da', 'dê', 'đá', 'ông', 'ơi']);
});

test('a NATS server with JetStream answers under TEST_NATS_URL', async () => {
  const connection = await connect({ servers: process.env['TEST_NATS_URL'] });
  expect(connection.info?.jetstream).toBe(true);
  await connection.close();
});
