import type { PostReminderStatus, ReminderFigure } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

export interface PostReminder {
  id: string;
  agencyId: string;
  from: string;
  to: string;
  figures: ReminderFigure[];
  status: PostReminderStatus;
  letterNumber: string | null;
  issuedOn: string | null;
  replyNumber: string | null;
  repliedOn: string | null;
}

const COLUMNS = `id, agency_id AS "agencyId", valid_from::text AS "from", valid_to::text AS "to", figures, status,
  letter_number AS "letterNumber", issued_on::text AS "issuedOn", reply_number AS "replyNumber", replied_on::text AS "repliedOn"`;

/** A draft of the same agency and period that stands already stays as it is. */
export async function insertDraft(
  tx: Queryable,
  draft: Pick<PostReminder, 'id' | 'agencyId' | 'from' | 'to' | 'figures'>,
  draftedAt: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO post_reminder (id, agency_id, valid_from, valid_to, figures, status, drafted_at)
     VALUES ($1, $2, $3, $4, $5, 'drafted', $6) ON CONFLICT (agency_id, valid_from, valid_to) DO NOTHING`,
    [draft.id, draft.agencyId, draft.from, draft.to, JSON.stringify(draft.figures), draftedAt.toISOString()],
  );
}

export async function postReminders(
  db: Queryable,
  agencies: readonly string[],
  of: { id?: string; status?: string; from?: string; to?: string },
  lock = '',
): Promise<PostReminder[]> {
  const found = await db.query(
    `SELECT ${COLUMNS} FROM post_reminder
      WHERE agency_id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR id = $2) AND ($3::text IS NULL OR status = $3)
        AND ($4::date IS NULL OR valid_from = $4) AND ($5::date IS NULL OR valid_to = $5)
      ORDER BY valid_from DESC, agency_id LIMIT 5000 ${lock}`,
    [[...agencies], of.id ?? null, of.status ?? null, of.from ?? null, of.to ?? null],
  );
  return rowsOf<PostReminder>(found);
}

export async function updateReminder(tx: Queryable, reminder: PostReminder): Promise<void> {
  await tx.query(
    `UPDATE post_reminder SET status = $2, letter_number = $3, issued_on = $4, reply_number = $5, replied_on = $6 WHERE id = $1`,
    [reminder.id, reminder.status, reminder.letterNumber, reminder.issuedOn, reminder.replyNumber, reminder.repliedOn],
  );
}
