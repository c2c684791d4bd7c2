import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem, shipmentRegistered, v7 } from '#contracts';
import type { Actor, RegisterShipment, ShipmentRef, ShipmentState, ShipmentView } from '#contracts';
import { AgencyScope, Procedures } from '#directory';
import { answer, CLOCK, EventLog, once, repeatable, type Answer, type Clock, type RequestContext } from '#messaging';
import { Shipment } from './shipment.entity.js';
import { findShipment, isInUse } from './shipment.queries.js';
import { register, type Ground } from './shipment.rules.js';

@Injectable()
export class ShipmentService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly scope: AgencyScope,
    private readonly procedures: Procedures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async register(command: RegisterShipment, by: Actor, context: RequestContext): Promise<Answer<ShipmentView>> {
    const now = this.clock.now();
    const state = register(command, await this.ground(command, by), now);
    const id = v7(now);
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'postal.shipment.register', by, id);
        const row = rowOf(state);
        const { trackingNumber: number, acceptedOn } = row;
        if (await isInUse(tx, number, acceptedOn)) throw new Problem('conflict', 'postal.number-in-use', { number });
        await tx.getRepository(Shipment).insert({ id, ...row, registeredAt: now });
        return this.log.announce(tx, shipmentRegistered.of(id, { state }, by, { time: now }));
      });
    return repeatable(
      async () => this.answer(id, by, await work()),
      (first) => this.answer(first, by),
    );
  }

  get({ id }: ShipmentRef, by: Actor): Promise<Answer<ShipmentView>> {
    return this.answer(id, by);
  }

  private async ground({ agencyCode, procedureCode, acceptedAt }: RegisterShipment, by: Actor): Promise<Ground> {
    const agencyId = await this.scope.idOf(agencyCode);
    if (!agencyId) throw new Problem('refused', 'agency.unknown', { code: agencyCode });
    await this.scope.assertWithin(by, agencyId);
    const procedure = await this.procedures.find(procedureCode);
    const offering = procedure && (await this.procedures.offering(procedure.id, agencyId, vietnamDay(acceptedAt)));
    return { agencyId, procedure, byPost: offering?.post };
  }

  private async answer(id: string, by: Actor, position?: number): Promise<Answer<ShipmentView>> {
    const found = await findShipment(this.db.manager, id, await this.scope.subtree(by));
    const { agencyId, acceptedAt, registeredAt, procedureId: _, version, ...facts } = found;
    const view: ShipmentView = {
      ...facts,
      agencyCode: (await this.scope.codeOf(agencyId)) ?? agencyId,
      acceptedAt: acceptedAt.toISOString(),
      registeredAt: registeredAt.toISOString(),
    };
    return answer(view, { position, etag: `"${version}"` });
  }
}

function rowOf(state: ShipmentState): Omit<Shipment, 'id' | 'registeredAt' | 'version'> {
  const { direction, agencyId, dossierCodes, procedureId, procedureCode } = state;
  return {
    ...{ direction, agencyId, procedureId, procedureCode },
    dossierCode: dossierCodes[0] ?? null,
    trackingNumber: state.trackingNumber!,
    trackingFormat: state.trackingFormat!,
    acceptedAt: new Date(state.acceptedAt!),
    acceptedOn: state.acceptedOn!,
  };
}
