import { Controller } from '@nestjs/common';
import { getShipment, registerShipment, type Actor, type RegisterShipment, type ShipmentRef } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { ShipmentService } from './shipment.service.js';

@Controller()
export class ShipmentController {
  constructor(private readonly shipments: ShipmentService) {}

  @OnRequest(registerShipment) register(command: RegisterShipment, by: Actor, context: RequestContext) {
    return this.shipments.register(command, by, context);
  }
  @OnRequest(getShipment) get(query: ShipmentRef, by: Actor) {
    return this.shipments.get(query, by);
  }
}
