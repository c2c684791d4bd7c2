import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '#contracts';
import { ROOT_CODE } from '#directory';
import { EventLog } from '#messaging';
import { insertAgencies } from './agency.queries.js';
import { AgencyService } from './agency.service.js';
import { TREE_2018 } from './tree-2018.js';

/** Loads the province's agencies at the first start; later starts find them there. */
@Injectable()
export class AgencySeed implements OnApplicationBootstrap {
  private readonly logger = new Logger(AgencySeed.name);

  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly agencies: AgencyService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const by = { ...systemActor('catalogue'), agency: ROOT_CODE };
    const loaded = await this.db.transaction(async (tx) => {
      const fresh = new Set(await insertAgencies(tx, TREE_2018));
      const events = TREE_2018.filter(({ id }) => fresh.has(id)).map((agency) => this.agencies.event(agency, by));
      if (events.length > 0) await this.log.announce(tx, ...events);
      return fresh.size;
    });
    if (loaded > 0) this.logger.log(`${loaded} agencies loaded`);
  }
}
