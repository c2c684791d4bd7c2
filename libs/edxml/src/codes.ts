export const NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

/** Statuses of a document at a recipient; 13 is the sender's request to take it back, 15 and 16 answer it. */
export const STATUS_CODES = ['01', '02', '03', '04', '05', '06', '13', '15', '16'] as const;
export type StatusCode = (typeof STATUS_CODES)[number];

/** BussinessDocType: 0 new, 1 recall, 2 update, 3 replacement. */
export const BUSINESS_TYPES = [0, 1, 2, 3] as const;
export type BusinessType = (typeof BUSINESS_TYPES)[number];

/** Priority: 0 ordinary, 1 urgent, 2 very urgent, 3 express, 4 express by the clock. */
export const PRIORITIES = [0, 1, 2, 3, 4] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What a reader accepts; above it a message is refused while it is being read. */
export interface EdxmlLimits {
  /** Bytes of the whole message. */
  readonly bytes: number;
  /** Bytes of all attachments together, decoded. */
  readonly attachmentBytes: number;
  readonly attachments: number;
  readonly depth: number;
  readonly elements: number;
  /** Characters of one element that is no attachment. */
  readonly text: number;
  readonly recipients: number;
}

const MEGABYTE = 1024 * 1024;

/** 50 MB of attachments are 67 MB in base64. */
export const EDXML_LIMITS: EdxmlLimits = {
  bytes: 72 * MEGABYTE,
  attachmentBytes: 50 * MEGABYTE,
  attachments: 100,
  depth: 24,
  elements: 20_000,
  text: 32 * 1024,
  recipients: 1000,
};
