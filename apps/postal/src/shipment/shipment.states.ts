import type { ShipmentStatus } from '#contracts';

/** What people do with an item; what carriers report is another way in, see `tracked`. */
export type ShipmentActName =
  'accept' | 'hand-over' | 'refuse' | 'invite' | 'deliver' | 'bring-back' | 'cancel' | 'readdress';

const MOVING = ['accepted', 'in-transit', 'arrived', 'invited'] as const;
const AT_THE_TABLE = ['registered', 'collecting', ...MOVING, 'undeliverable', 'returning'] as const;

/** From which statuses each act is possible. */
export const POSSIBLE = {
  accept: ['registered', 'collecting'],
  'hand-over': AT_THE_TABLE,
  refuse: AT_THE_TABLE,
  invite: [...MOVING, 'undeliverable'],
  deliver: [...MOVING, 'undeliverable', 'damaged'],
  'bring-back': [...MOVING, 'undeliverable', 'returning', 'refused', 'damaged'],
  cancel: ['registered', 'collecting'],
  readdress: ['registered', 'collecting', ...MOVING, 'undeliverable'],
} as const satisfies Record<ShipmentActName, readonly ShipmentStatus[]>;

/** Which statuses each leads to; `null`: it stays as it is. */
export const AFTER = {
  accept: 'accepted',
  'hand-over': null,
  refuse: 'refused',
  invite: 'invited',
  deliver: 'delivered',
  'bring-back': 'brought-back',
  cancel: 'cancelled',
  readdress: null,
} as const satisfies Record<ShipmentActName, ShipmentStatus | null>;
