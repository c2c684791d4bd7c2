import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { allEvents, type EventContract, type Recorded } from '#contracts';
import { OnEvents, type Queryable } from '#messaging';
import { PRODUCERS } from '../kinds/kinds.js';
import { plainArray } from './array-literal.js';

const everyEventOf = (service: string): readonly EventContract[] =>
  allEvents().filter((contract) => contract.service === service);

/** Which seq a producer had reached at an instant: one row for each distinct recordedAt, so that the answer is exact. */
@Injectable()
export class LogInstants {}

for (const producer of PRODUCERS) {
  const remember = `remember ${producer}`;
  Object.assign(LogInstants.prototype, {
    [remember]: (events: Recorded[], tx: EntityManager) => rememberInstants(tx, producer, events),
  });
  OnEvents(everyEventOf(producer))(LogInstants.prototype, remember);
}

export async function rememberInstants(tx: Queryable, producer: string, events: readonly Recorded[]): Promise<void> {
  const last = new Map(events.map(({ recordedAt, seq }) => [recordedAt, seq]));
  await tx.query(
    `INSERT INTO log_instant (producer, recorded_at, seq)
     SELECT $1, * FROM unnest($2::timestamptz[], $3::bigint[])
     ON CONFLICT (producer, recorded_at) DO UPDATE SET seq = greatest(log_instant.seq, excluded.seq)`,
    [producer, plainArray([...last.keys()]), plainArray([...last.values()])],
  );
}
