/** Which way a shipment goes (QĐ 45/2016/QĐ-TTg Art.5, 16.2): the dossier to the agency, its result to the citizen, or between agencies. */
export const SHIPMENT_DIRECTIONS = ['to-agency', 'to-citizen', 'between-agencies'] as const;
export type ShipmentDirection = (typeof SHIPMENT_DIRECTIONS)[number];

/** What is carried. Supplements and ways back are carried and paid for, but no reception and no return of a result. */
export const SHIPMENT_CONTENTS = ['dossier', 'supplement', 'result', 'way-back'] as const;
export type ShipmentContent = (typeof SHIPMENT_CONTENTS)[number];

/** Only the first is the public postal service; the others are recorded apart and counted nowhere. */
export const POSTAL_SERVICES = ['public-post', 'hired-courier', 'ordinary-parcel', 'post-staff-at-counter'] as const;
export type PostalService = (typeof POSTAL_SERVICES)[number];

/**
 * The one vocabulary of every carrier. `registered` the slip is made · `collecting` · `accepted` the post has it · `in-transit` ·
 * `arrived` at the delivering office · `invited` could not be handed over, the receiver is invited · `delivered` · `undeliverable` ·
 * `returning` · `brought-back` · `refused` at the table · `lost` · `damaged` · `cancelled`.
 */
export const SHIPMENT_STATUSES = [
  'registered',
  'collecting',
  'accepted',
  'in-transit',
  'arrived',
  'invited',
  'delivered',
  'undeliverable',
  'returning',
  'brought-back',
  'refused',
  'lost',
  'damaged',
  'cancelled',
] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

/** Why one dossier is refused at the table, the others of the minutes being taken. */
export const TABLE_REFUSALS = ['incomplete', 'seal-broken', 'wrong-agency', 'not-by-post', 'other'] as const;
export type TableRefusal = (typeof TABLE_REFUSALS)[number];

/** Repeat carriage is paid by the party at fault (QĐ 45/2016 Art.12.4). */
export const PAYERS = ['citizen', 'agency', 'post'] as const;
export type Payer = (typeof PAYERS)[number];

/** The only format whose check digit is known; inland items may carry other numbers. */
export const TRACKING_FORMATS = ['S10', 'unknown'] as const;
export type TrackingFormat = (typeof TRACKING_FORMATS)[number];

/** What may stand on an item: letters, digits and what people put between them. */
export const ITEM_NUMBER = /^[0-9A-Za-z][0-9A-Za-z ./-]{3,39}$/;

/** How a carrier is called in addresses and settings. */
export const CARRIER_CODE = /^[a-z][a-z0-9-]{1,29}$/;

/** Origin and destination of TT 17/2017 Art.7.2; `special` areas have the term their operator publishes. */
export const TRANSIT_CLASSES = [
  'same-district',
  'between-districts',
  'between-cities',
  'elsewhere',
  'special',
] as const;
export type TransitClass = (typeof TRANSIT_CLASSES)[number];

/** Six digits, as the post numbers its offices. */
export const POST_OFFICE_CODE = /^\d{6}$/;

/** The statuses after which nothing more happens to an item. */
export const ENDED_STATUSES: readonly ShipmentStatus[] = ['delivered', 'brought-back', 'lost', 'cancelled'];
