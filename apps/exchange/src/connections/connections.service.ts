import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { connectionEnded, connectionHeard, connectionRegistered, connectionSilent, Problem, v7 } from '#contracts';
import type { Actor, ConnectionAct, EndConnection, EventContract, Heartbeat, RegisterConnection } from '#contracts';
import { AgencyScope } from '#directory';
import { CLOCK, EventLog, once, repeatable, type Clock, type RequestContext } from '#messaging';
import { SERVICE_CONFIG } from '#service';
import type { ExchangeConfig } from '../config.js';
import { Connection } from './connection.entity.js';
import { fallenSilent, lockConnection, runningOf } from './connection.queries.js';
import * as rules from './connection.rules.js';

/** What an act answers: which connection, and the position of its event. */
export interface Done {
  readonly id: string;
  readonly position?: number;
}

@Injectable()
export class ConnectionsService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly scope: AgencyScope,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: ExchangeConfig,
  ) {}

  async register(command: RegisterConnection, by: Actor, context: RequestContext): Promise<Done> {
    const now = this.clock.now();
    const agencyId = await this.scope.idOf(command.agencyCode);
    if (!agencyId) throw new Problem('refused', 'agency.unknown', { code: command.agencyCode });
    await this.scope.assertWithin(by, agencyId);
    const connectedOn = rules.connect(command.connectedOn ?? vietnamDay(now), vietnamDay(now));
    const id = v7(now);
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'exchange.connection.register', by, id);
        if (await runningOf(tx, agencyId, command.kind)) throw new Problem('conflict', 'exchange.connected');
        const { kind, product, version = null } = command;
        await tx.getRepository(Connection).insert({ id, agencyId, kind, product, version, connectedOn });
        return this.announce(tx, connectionRegistered, (await lockConnection(tx, id))!, { by, time: now });
      });
    return repeatable(
      async () => ({ id, position: await work() }),
      async (first) => ({ id: first }),
    );
  }

  /** A sign of life. Only the first after a silence is an event. */
  async hear({ id, version, at }: Heartbeat, by: Actor): Promise<Done> {
    const now = this.clock.now();
    const position = await this.db.transaction(async (tx) => {
      const connection = await this.own(tx, id, by);
      const time = rules.signAt(at, connection, now);
      const lastSeenAt = latest(connection.lastSeenAt, time);
      return this.seen(tx, { ...connection, version: version ?? connection.version, lastSeenAt }, { by, time });
    });
    return { id, ...(position ? { position } : {}) };
  }

  async end({ id, endedOn }: EndConnection, by: Actor): Promise<Done> {
    const now = this.clock.now();
    const position = await this.db.transaction(async (tx) => {
      const connection = await this.own(tx, id, by);
      const ended = { ...connection, ...rules.end(connection, endedOn, vietnamDay(now)) };
      await tx.getRepository(Connection).update(id, { endedOn: ended.endedOn, alive: false });
      return this.announce(tx, connectionEnded, ended, { by, time: now });
    });
    return { id, position };
  }

  /** Says which systems have not been heard in time; the event's time is the moment at which they fell silent. */
  async announceSilent(by: Actor): Promise<number> {
    return this.db.transaction(async (tx) => {
      const silent = await fallenSilent(tx, this.clock.now());
      const fallen = silent.map((one) => ({ ...one, alive: false, since: one.silentAfter }));
      for (const { id, since } of fallen) await tx.getRepository(Connection).update(id, { alive: false, since });
      const events = fallen.map((one) => this.event(connectionSilent, one, { by, time: one.since! }));
      if (events.length > 0) await this.log.announce(tx, ...events);
      return events.length;
    });
  }

  /** Messages are signs of life of the sender's document system. `at` by agency, in one transaction. */
  async heardMessages(at: ReadonlyMap<string, Date>, by: Actor): Promise<void> {
    await this.db.transaction(async (tx) => {
      // In one order, so that two copies of the service never wait for each other.
      for (const [agencyId, time] of [...at].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const connection = await runningOf(tx, agencyId, 'document-management');
        if (!connection) continue;
        const lastSeenAt = latest(connection.lastSeenAt, time);
        await this.seen(
          tx,
          { ...connection, lastSeenAt, lastMessageAt: latest(connection.lastMessageAt, time) },
          { by, time },
        );
      }
    });
  }

  private async seen(tx: EntityManager, connection: Connection, about: About): Promise<number | undefined> {
    const calendar = await this.scope.calendarOf(connection.agencyId);
    const until = rules.silentAfter(about.time, this.config.SILENT_AFTER_HOURS, calendar);
    const { connection: next, fellSilent, heard } = rules.hear(connection, about.time, until);
    const known = { ...connection, ...next };
    const now = rules.asOf(known, this.clock.now());
    const { version, lastSeenAt, lastMessageAt, alive, since, silentAfter } = now;
    await tx
      .getRepository(Connection)
      .update(connection.id, { version, lastSeenAt, lastMessageAt, alive, since, silentAfter });
    const { by } = about;
    const silent = (one: Connection) => this.event(connectionSilent, one, { by, time: one.since! });
    const events = [
      ...(fellSilent ? [silent({ ...connection, alive: false, since: connection.silentAfter })] : []),
      ...(heard ? [this.event(connectionHeard, known, { by, time: known.since! })] : []),
      ...(known.alive && !alive ? [silent(now)] : []),
    ];
    return events.length > 0 ? this.log.announce(tx, ...events) : undefined;
  }

  private async own(tx: EntityManager, id: string, by: Actor): Promise<Connection> {
    const connection = await lockConnection(tx, id);
    if (!connection || !(await this.scope.includes(by, connection.agencyId)))
      throw new Problem('not-found', 'not-found.record', { what: 'connection', id });
    return connection;
  }

  private announce(tx: EntityManager, contract: EventContract<ConnectionAct>, one: Connection, about: About) {
    return this.log.announce(tx, this.event(contract, one, about));
  }

  private event(contract: EventContract<ConnectionAct>, one: Connection, { by, time }: About) {
    return contract.of(one.id, { state: rules.stateOf(one, this.config.SILENT_AFTER_HOURS) }, by, { time });
  }
}

interface About {
  readonly by: Actor;
  readonly time: Date;
}

const latest = (known: Date | null, now: Date): Date => (known && known > now ? known : now);
