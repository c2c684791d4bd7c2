import type { Correspondent, ShipmentDirection, ShipmentStatus } from '#contracts';

/** What a carrier is asked to do: collect an item here and bring it there. */
export interface CarrierOrder {
  readonly orderNumber: string;
  readonly itemNumber: string | null;
  readonly direction: ShipmentDirection;
  /** To be collected at delivery, in đồng. */
  readonly cod: number;
  readonly sender: Correspondent;
  readonly receiver: Correspondent;
  readonly agencyCode: string;
  readonly agencyName: string;
  readonly description: string;
}

export interface OrderTaken {
  readonly orderNumber: string;
  /** Price in đồng, where the carrier says it. */
  readonly price: number | null;
}

/** One thing a carrier says about an item, kept as it was said. */
export interface CarrierEvent {
  /** The carrier's own id of it: a repeated one is the same event. */
  readonly eventId: string;
  /** The item's number, or the number of our order. */
  readonly number: string;
  readonly status: string;
  readonly at: Date;
}

/** A carrier as this service needs it. Every call ends within seconds, by an answer or a `CarrierFailure`. */
export interface Carrier {
  readonly code: string;
  order(order: CarrierOrder): Promise<OrderTaken>;
  price(order: CarrierOrder): Promise<number>;
  cancel(orderNumber: string): Promise<void>;
  track(number: string): Promise<CarrierEvent[]>;
  /** The events of a signed call; throws a `CarrierFailure` that is final when the body is of another form. */
  read(body: unknown): CarrierEvent[];
  /** What the carrier's word means here; undefined where nobody knows. */
  statusOf(word: string): ShipmentStatus | undefined;
}

/** Why a call did not succeed. `final`: asking again would get the same answer. */
export class CarrierFailure extends Error {
  constructor(
    readonly code: 'timeout' | 'unreachable' | 'status' | 'answer' | 'refused' | 'token' | 'circuit-open',
    readonly final: boolean,
    readonly detail = '',
  ) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'CarrierFailure';
  }
}
