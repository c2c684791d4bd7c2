import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import type { Actor, ConnectionList, ConnectionQuery, ConnectionView, UnconnectedAgency } from '#contracts';
import { AgencyScope, Directory, type AgencyTree } from '#directory';
import { CLOCK, type Clock } from '#messaging';
import type { Connection } from './connection.entity.js';
import { connectionsOf } from './connection.queries.js';

/** Agencies that are expected to have systems of their own: neither the province's root nor rooms. */
const EXPECTED: readonly string[] = ['department', 'district', 'commune'];

/** Connected systems as people see them: alive or silent now, and the agencies that have none. */
@Injectable()
export class Connections {
  constructor(
    private readonly db: DataSource,
    private readonly scope: AgencyScope,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(query: ConnectionQuery, by: Actor): Promise<ConnectionList> {
    const now = this.clock.now();
    const visible = await this.scope.visible(by, query.agency);
    const tree = await this.directory.tree();
    const found = await connectionsOf(this.db, visible, { ...query, now });
    const items = found.map((one) => view(one, tree, now)).filter(({ level }) => !query.level || level === query.level);
    const { kind } = query;
    const running = await connectionsOf(this.db, visible, { ...(kind ? { kind } : {}), now });
    const connected = new Set(running.filter(({ endedOn }) => endedOn === null).map(({ agencyId }) => agencyId));
    const without = visible.filter((id) => !connected.has(id));
    const unconnected = without.flatMap((id) => expected(tree, id, vietnamDay(now)));
    return { items, unconnected: unconnected.filter(({ level }) => !query.level || level === query.level) };
  }

  async one(id: string, by: Actor): Promise<ConnectionView | undefined> {
    const now = this.clock.now();
    const [found] = await connectionsOf(this.db, await this.scope.subtree(by), { id, now });
    return found && view(found, await this.directory.tree(), now);
  }
}

function view(one: Connection, tree: AgencyTree, now: Date): ConnectionView {
  const { id, kind, product, version, connectedOn, endedOn } = one;
  const alive = one.alive && one.silentAfter !== null && one.silentAfter > now;
  const since = alive === one.alive ? one.since : one.silentAfter;
  return {
    ...{ id, kind, product, version, connectedOn, endedOn, alive },
    ...agencyOf(tree, one.agencyId),
    since: text(since),
    lastSeenAt: text(one.lastSeenAt),
    lastMessageAt: text(one.lastMessageAt),
    silentAfter: text(one.silentAfter),
  };
}

function agencyOf(tree: AgencyTree, id: string) {
  const agency = tree.get(id);
  return { agencyCode: agency?.codes[0]?.code ?? id, agencyName: agency?.name ?? null, level: agency?.level ?? null };
}

const text = (at: Date | null): string | null => at?.toISOString() ?? null;

function expected(tree: AgencyTree, id: string, today: string): UnconnectedAgency[] {
  const agency = tree.get(id);
  if (!agency || !EXPECTED.includes(agency.kind) || (agency.to ?? today) < today) return [];
  return [{ agencyCode: agency.codes[0]?.code ?? id, agencyName: agency.name, level: agency.level }];
}
