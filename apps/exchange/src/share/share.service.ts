import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, type Actor, type RegisterReconciliationQuery, type RegisterReconciliation } from '#contracts';
import type { ShareQuery, ShareView, UnprovidedAgency } from '#contracts';
import { AgencyScope, Directory } from '#directory';
import { reconcile } from './reconciliation.queries.js';
import { registerCounts, type RegisterCounts } from './share.queries.js';
import { figuresOf, sum } from './share.rules.js';

/** Agencies that keep a register of their own: not the province's root, not rooms. */
const KEEPERS: readonly string[] = ['department', 'district', 'commune'];

@Injectable()
export class ShareService {
  constructor(
    private readonly db: DataSource,
    private readonly scope: AgencyScope,
    private readonly directory: Directory,
  ) {}

  /** The share of electronic documents by agency and reading; agencies without a line are not-provided, by name. */
  async share(query: ShareQuery, by: Actor): Promise<ShareView> {
    if (query.from > query.to) throw new Problem('invalid', 'exchange.period');
    const visible = await this.scope.visible(by, query.agency);
    const rows = await registerCounts(this.db, visible, query);
    const tree = await this.directory.tree();
    const agencies = rows.map((row) => ({ ...this.share1(row), ...named(tree.get(row.agencyId), row.agencyId) }));
    return {
      from: query.from,
      to: query.to,
      figures: figuresOf(sum(rows)),
      agencies: agencies.sort((a, b) => (a.agencyCode < b.agencyCode ? -1 : 1)),
      notProvided: await this.without(visible, rows, query),
    };
  }

  /** Where sender and receiver do not tell the same: both sides of every document between agencies of the province. */
  async reconcile(query: RegisterReconciliationQuery, by: Actor): Promise<RegisterReconciliation> {
    if (query.from > query.to) throw new Problem('invalid', 'exchange.period');
    const agencies = await this.scope.visible(by, query.agency);
    const tree = await this.directory.tree();
    const codes = tree.agencies.flatMap(({ id, codes: own }) => own.map(({ code }) => ({ code, id })));
    const { matched, different, rows } = await reconcile(this.db, { agencies, from: query.from, to: query.to, codes });
    const codeOf = (id: string) => tree.get(id)?.codes[0]?.code ?? id;
    const items = rows.map(({ senderId, receiverId, ...row }) => ({
      ...row,
      difference: row.received === null ? 'not-received' : row.sent === null ? 'not-sent' : ('class' as const),
      senderCode: codeOf(senderId),
      receiverCode: codeOf(receiverId),
    })) as RegisterReconciliation['items'];
    return { matched, different, items };
  }

  private share1(row: RegisterCounts) {
    return { figures: figuresOf(row), unknown: row.unknown, listed: row.listed };
  }

  private async without(
    visible: readonly string[],
    rows: readonly RegisterCounts[],
    { from, to }: ShareQuery,
  ): Promise<UnprovidedAgency[]> {
    const tree = await this.directory.tree();
    const known = new Set(rows.map(({ agencyId }) => agencyId));
    const silent = visible.filter((id) => !known.has(id)).flatMap((id) => tree.get(id) ?? []);
    const keepers = silent.filter(
      (agency) => KEEPERS.includes(agency.kind) && (agency.from ?? from) <= to && (agency.to ?? to) >= from,
    );
    return keepers.map((agency) => ({ agencyCode: agency.codes[0]?.code ?? agency.id, agencyName: agency.name }));
  }
}

const named = (
  agency: { codes: { code: string }[]; name: ShareView['agencies'][0]['agencyName'] } | undefined,
  id: string,
) => ({
  agencyCode: agency?.codes[0]?.code ?? id,
  agencyName: agency?.name ?? null,
});
