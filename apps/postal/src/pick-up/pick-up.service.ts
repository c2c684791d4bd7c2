import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import type { Actor, PickUpAgency, PickUpItem, PickUpList, PickUpQuery } from '#contracts';
import { AgencyScope, Directory } from '#directory';
import { CLOCK, rowsOf, type Clock } from '#messaging';

/** The longest list: a postman does not carry more in a morning. */
const LIMIT = 2000;

/** Results that go by post, are ready, and neither returned nor on their way. */
const WAITING = `
  SELECT d.agency_id AS "agencyId", d.code AS "dossierCode", d.id AS "dossierId", d.procedure_code AS "procedureCode",
         d.ready_on::text AS "readyOn", s.id AS "shipmentId"
    FROM dossier_copy d
    LEFT JOIN LATERAL (
      SELECT id, status FROM shipment
       WHERE direction = 'to-citizen' AND (dossier_ids @> ARRAY[d.id] OR dossier_codes @> ARRAY[d.code])
         AND status NOT IN ('cancelled', 'brought-back')
       ORDER BY id DESC LIMIT 1) s ON true
   WHERE d.return_channel = 'post' AND d.ready_on IS NOT NULL AND d.returned_on IS NULL AND d.agency_id = ANY ($1::uuid[])
     AND (s.status IS NULL OR s.status IN ('registered', 'collecting'))
   ORDER BY d.agency_id, d.ready_on, d.code LIMIT ${LIMIT}`;

@Injectable()
export class PickUpService {
  constructor(
    private readonly db: DataSource,
    private readonly scope: AgencyScope,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ agency }: PickUpQuery, by: Actor): Promise<PickUpList> {
    const agencies = await this.scope.visible(by, agency);
    const rows = rowsOf<PickUpItem & { agencyId: string }>(await this.db.query(WAITING, [agencies]));
    const tree = await this.directory.tree();
    const lists = new Map<string, PickUpAgency>();
    for (const { agencyId, ...item } of rows) {
      const known = tree.get(agencyId);
      const list = lists.get(agencyId) ?? {
        ...{ agencyCode: known?.codes[0]?.code ?? agencyId, name: known?.name ?? null },
        ...{ count: 0, items: [] },
      };
      list.items.push(item);
      list.count += 1;
      lists.set(agencyId, list);
    }
    return { day: vietnamDay(this.clock.now()), agencies: [...lists.values()] };
  }
}
