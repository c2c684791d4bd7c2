import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dossierEvents, type DossierAct, type Recorded } from '#contracts';
import { OnEvents, OnRebuild } from '#messaging';

const COPY = `
  INSERT INTO dossier_copy (id, code, agency_id, procedure_code, return_channel, ready_on, returned_on, channel, received_at)
  SELECT id, code, agency, procedure, way, ready, returned, channel, received
    FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, code text, agency uuid, procedure text, way text, ready date, returned date,
         channel text, received timestamptz)
  ON CONFLICT (id) DO UPDATE SET code = excluded.code, agency_id = excluded.agency_id,
     procedure_code = excluded.procedure_code, return_channel = excluded.return_channel, ready_on = excluded.ready_on,
     returned_on = excluded.returned_on, channel = excluded.channel, received_at = excluded.received_at`;

/** Keeps which results are ready and how they are to be returned; the last state of each dossier in a batch counts. */
@Injectable()
export class DossierCopy {
  @OnEvents(dossierEvents)
  async apply(events: Recorded[], tx: EntityManager): Promise<void> {
    const last = new Map(events.map(({ event }) => [event.subject, (event.data as DossierAct).state]));
    const rows = [...last].map(([id, state]) => ({
      ...{ id, code: state.code, agency: state.agencyId, procedure: state.procedureCode },
      ...{ way: state.returnChannel, returned: state.returnedOn, channel: state.channel, received: state.receivedAt },
      ready: state.closing === 'result' || state.closing === 'refusal' ? state.completedOn : null,
    }));
    await tx.query(COPY, [JSON.stringify(rows)]);
  }

  @OnRebuild('dossier')
  async empty(tx: EntityManager): Promise<void> {
    await tx.query('DELETE FROM dossier_copy');
  }
}
