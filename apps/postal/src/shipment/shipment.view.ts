import { Injectable } from '@nestjs/common';
import type { OrderView, ShipmentView } from '#contracts';
import { AgencyScope } from '#directory';
import type { SlipKept } from '../person/persons.service.js';
import { isLate } from '../transit/transit.rules.js';
import type { Shipment } from './shipment.entity.js';
import { stateOf } from './shipment.rules.js';

/** Items as callers see them; people only where they were read for this caller. */
@Injectable()
export class ShipmentViews {
  constructor(private readonly scope: AgencyScope) {}

  async of(shipment: Shipment, now: Date, also: { slip?: SlipKept | null; order?: OrderView | null } = {}) {
    const { takenBy: _, ...slip } = also.slip ?? {};
    return {
      ...stateOf(shipment),
      id: shipment.id,
      agencyCode: (await this.scope.codeOf(shipment.agencyId)) ?? shipment.agencyId,
      transitClass: shipment.transitClass,
      late: isLate(shipment, now),
      lastMovedAt: shipment.lastMovedAt?.toISOString() ?? null,
      registeredAt: shipment.registeredAt.toISOString(),
      ...(also.slip ? { slip } : {}),
      ...(also.order ? { order: also.order } : {}),
    } satisfies ShipmentView;
  }
}
