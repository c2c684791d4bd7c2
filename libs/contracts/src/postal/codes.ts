/** Which way a shipment goes (QĐ 45/2016/QĐ-TTg Art.5): the dossier to the agency, or its result to the citizen. */
export const SHIPMENT_DIRECTIONS = ['to-agency', 'to-citizen'] as const;
export type ShipmentDirection = (typeof SHIPMENT_DIRECTIONS)[number];

/** The only format whose check digit is known; inland items may carry other numbers. */
export const TRACKING_FORMATS = ['S10', 'unknown'] as const;
export type TrackingFormat = (typeof TRACKING_FORMATS)[number];

/** What may stand on an item: letters, digits and what people put between them. */
export const ITEM_NUMBER = /^[0-9A-Za-z][0-9A-Za-z ./-]{3,39}$/;
