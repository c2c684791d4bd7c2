import { createHash } from 'node:crypto';
import { offeringRecorded, procedureRecorded, systemActor, type RequestContract } from '#contracts';
import type { Answer, AskOptions } from '#messaging';
import { FakeBus, recorded, type TestClock, type TestService } from '#testing';
import { aDossierService, aProcedure, DEPARTMENT } from '../../apps/dossier/src/dossier.makers.js';
import { WatchService } from '../../apps/dossier/src/watch/watch.service.js';
import { testGateway, type TestGateway } from '../../apps/gateway/src/testing/test-gateway.js';
import { PublicInterface } from '../platform/public-interface.js';

export const AGENCY = '000.00.15.H10';
export const NEIGHBOUR = '000.00.16.H10';
/** Offered online at level 3 and at level 4. */
export const ONLINE = { level3: '1.000178', level4: '1.000179' } as const;
const LEVEL4 = '018f0000-0000-7000-8000-0000000000ab';

/** Hands every question to the service in this process, as the broker would to another. */
class ServiceBus extends FakeBus {
  constructor(private readonly service: TestService) {
    super();
  }

  override async ask<B extends object, V extends object>(
    contract: RequestContract<B, V>,
    body: B,
    options: AskOptions = {},
  ): Promise<Answer<V>> {
    if (contract.service !== 'dossier') return super.ask(contract, body, options);
    const { by, idempotencyKey: key, ...context } = options;
    const digest = createHash('sha256')
      .update(JSON.stringify([contract.name, body]))
      .digest('hex');
    return this.service.request(contract, body, by, { ...context, ...(key ? { idempotency: { key, digest } } : {}) });
  }
}

/**
 * The gateway over real HTTP with its rights and checks, and the dossier service with its database behind it, on a clock that
 * the test moves: what only time brings about can be lived through. Everything else about it is as in a running platform.
 */
export class MovableOffice {
  private constructor(
    readonly clock: TestClock,
    private readonly service: TestService,
    private readonly gateway: TestGateway,
  ) {}

  static async open(): Promise<MovableOffice> {
    const service = await aDossierService();
    const system = systemActor('catalogue');
    const about = { time: service.clock.now() };
    const procedure = aProcedure({ id: LEVEL4, code: ONLINE.level4 });
    const offering = {
      ...{ id: '018f0000-0000-7000-8000-0000000000bc', procedureId: LEVEL4, procedureCode: ONLINE.level4 },
      ...{ agencyId: DEPARTMENT, from: '2018-01-01', to: null, level: 4 as const, oneStop: true, post: true },
    };
    const events = [
      procedureRecorded.of(LEVEL4, procedure, system, about),
      offeringRecorded.of(LEVEL4, offering, system, about),
    ];
    await service.deliver(recorded(events, { after: 100 }));
    const gateway = await testGateway({}, new ServiceBus(service));
    return new MovableOffice(service.clock, service, gateway);
  }

  /** `YYYY-MM-DDTHH:MM` of Vietnam. What time alone brings about until then happens. */
  async at(instant: string): Promise<void> {
    this.clock.set(`${instant}:00+07:00`);
    await this.service.get(WatchService).look();
  }

  as(persona: string, agency = AGENCY): PublicInterface {
    return new PublicInterface(this.gateway.url, () => this.gateway.token(persona, agency));
  }

  async close(): Promise<void> {
    await this.gateway.close();
    await this.service.close();
  }
}
