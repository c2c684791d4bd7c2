import type { KeptAttachment, MessageEvidence, TrafficQuery, TrafficRow } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

type EvidenceRow = Omit<MessageEvidence, 'receivedAt' | 'size' | 'seq'> & {
  receivedAt: Date;
  size: string;
  seq: string | null;
  attachments: KeptAttachment[];
};

/** The messages of a document in order of arrival, each with its place in the chained log. */
export async function evidenceOf(
  db: Queryable,
  document: string,
): Promise<(MessageEvidence & { attachments: KeptAttachment[] })[]> {
  const found = await db.query(
    `SELECT m.id, m.kind, m.digest, m.size, m.from_code AS "fromCode", m.status, m.business, m.attachments,
            m.received_at AS "receivedAt", s.seq, encode(s.hash, 'hex') AS hash
       FROM message m
       JOIN event_log e ON e.subject = m.document AND e.id = m.event_id
       LEFT JOIN event_seq s ON s.position = e.position
      WHERE m.document = $1 ORDER BY e.position LIMIT 1000`,
    [document],
  );
  return rowsOf<EvidenceRow>(found).map(({ receivedAt, size, seq, ...row }) => ({
    ...row,
    size: Number(size),
    seq: seq === null ? null : Number(seq),
    receivedAt: receivedAt.toISOString(),
  }));
}

const GROUPS = {
  pair: {
    columns: 'd.sender_code AS "senderCode", t.recipient_code AS "recipientCode", NULL AS type, NULL AS hour',
    by: '1, 2',
  },
  type: { columns: 'NULL AS "senderCode", NULL AS "recipientCode", d.type AS type, NULL AS hour', by: '3' },
  hour: {
    columns: `NULL AS "senderCode", NULL AS "recipientCode", NULL AS type,
              extract(hour FROM d.sent_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS hour`,
    by: '4',
  },
} as const satisfies Record<TrafficQuery['by'], { columns: string; by: string }>;

/** Documents × recipients of these agencies, sent or received, by day of sending in Vietnam. */
export async function trafficOf(
  db: Queryable,
  agencies: readonly string[],
  query: TrafficQuery,
): Promise<TrafficRow[]> {
  const { columns, by } = GROUPS[query.by];
  const found = await db.query(
    `SELECT ${columns}, count(*)::int AS transfers,
            (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM t.confirmed_at - d.sent_at)))::int AS "medianSeconds",
            count(*) FILTER (WHERE t.confirmed_in_time)::int AS "confirmedInTime",
            count(*) FILTER (WHERE NOT t.confirmed_in_time)::int AS "confirmedLate",
            count(*) FILTER (WHERE d.sent_in_time)::int AS "sentInTime",
            count(*) FILTER (WHERE NOT d.sent_in_time)::int AS "sentLate"
       FROM exchanged_document d JOIN transfer t ON t.document = d.id
      WHERE d.sent_at >= ($2::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
        AND d.sent_at < (($3::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
        AND (d.sender_id = ANY($1::uuid[]) OR t.recipient_id = ANY($1::uuid[]))
      GROUP BY ${by} ORDER BY transfers DESC, ${by} LIMIT 1000`,
    [agencies, query.from, query.to],
  );
  return rowsOf<TrafficRow>(found);
}
