import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, periodOf } from '#calendar';
import type { Actor, DifferenceView, ReconciliationQuery, ReconciliationView } from '#contracts';
import { AgencyScope } from '#directory';
import { otherTimes, threeSides, type OtherTime } from './reconciliation.queries.js';
import { differencesOf, totalsOf } from './reconciliation.rules.js';

const MOST = 5000;

/** Our items × carriers' events × carriers' statements of a month (TT 17/2017 Art.15.1). */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly db: DataSource,
    private readonly scope: AgencyScope,
  ) {}

  async reconcile({ month, carrier }: ReconciliationQuery, by: Actor): Promise<ReconciliationView> {
    const { from, to } = periodOf(month);
    const agencies = await this.scope.subtree(by);
    const asked = { from, before: addDays(to, 1), carrier: carrier ?? null, agencies };
    const rows = await threeSides(this.db, asked);
    const times = await otherTimes(this.db, asked);
    const differences = [...rows.flatMap(differencesOf), ...times.map(otherTime)].slice(0, MOST);
    return { month, totals: [totalsOf(rows)], differences };
  }
}

const otherTime = ({ code, shipmentId, receivedAt, signedAt }: OtherTime): DifferenceView => ({
  ...{ kind: 'minutes-differ', number: code, shipmentId, amount: 0 },
  ours: signedAt?.toISOString() ?? null,
  theirs: receivedAt.toISOString(),
});
