import { rowsOf, type Queryable } from '#messaging';
import type { PostingState } from './publicity.rules.js';
import type { WebItemState } from './web-item.rules.js';

/** Of a procedure, newest first. */
export async function postingsOf(db: Queryable, procedureId: string): Promise<PostingState[]> {
  const found = await db.query(
    `SELECT posting.id, procedure_id AS "procedureId", code AS "procedureCode", version, place, agency_id AS "agencyId",
            posted_on::text AS "postedOn", removed_on::text AS "removedOn", due_on::text AS "dueOn", missing, proof
       FROM posting JOIN procedure ON procedure.id = procedure_id WHERE procedure_id = $1
      ORDER BY posted_on DESC, version DESC, posting.id`,
    [procedureId],
  );
  return rowsOf<PostingState>(found);
}

export async function savePosting(tx: Queryable, posting: PostingState): Promise<void> {
  const { id, procedureId, version, place, agencyId, postedOn, removedOn, dueOn, missing, proof } = posting;
  await tx.query(
    `INSERT INTO posting (id, procedure_id, version, place, agency_id, posted_on, removed_on, due_on, missing, proof)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (id) DO UPDATE SET removed_on = excluded.removed_on, due_on = excluded.due_on, missing = excluded.missing,
        proof = excluded.proof`,
    [id, procedureId, version, place, agencyId, postedOn, removedOn, dueOn, missing, proof],
  );
}

const ITEM = `
  SELECT id, agency_id AS "agencyId", item, required, present_from::text AS "presentFrom", present_to::text AS "presentTo",
         updates FROM web_item`;

export async function webItemsOf(db: Queryable, agencyId: string): Promise<WebItemState[]> {
  return rowsOf<WebItemState>(await db.query(`${ITEM} WHERE agency_id = $1`, [agencyId]));
}

export async function saveWebItem(tx: Queryable, state: WebItemState): Promise<void> {
  const { id, agencyId, item, required, presentFrom, presentTo, updates } = state;
  await tx.query(
    `INSERT INTO web_item (id, agency_id, item, required, present_from, present_to, updates) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET required = excluded.required, present_from = excluded.present_from,
        present_to = excluded.present_to, updates = excluded.updates`,
    [id, agencyId, item, required, presentFrom, presentTo, JSON.stringify(updates)],
  );
}
