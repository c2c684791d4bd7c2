export const DOCUMENT_DIRECTIONS = ['outgoing', 'incoming'] as const;
export type DocumentDirection = (typeof DOCUMENT_DIRECTIONS)[number];

/**
 * How a document went (INDICATORS I.5.b): electronic, electronic with a paper copy, or paper only. `unknown` is what a
 * register does not say: not provided, and never counted as paper.
 */
export const DOCUMENT_CLASSES = ['electronic', 'electronic-with-paper', 'paper', 'unknown'] as const;
export type DocumentClass = (typeof DOCUMENT_CLASSES)[number];

/** Why only on paper. `listed`: on the list of QĐ 28/2018/QĐ-TTg Art.7, outside the share's denominator. */
export const PAPER_REASONS = ['listed', 'recipient-not-connected', 'sender-not-connected', 'other'] as const;
export type PaperReason = (typeof PAPER_REASONS)[number];

/** Degrees of state secrets: mật, tối mật, tuyệt mật. Any but `none` never enters (QĐ 28/2018/QĐ-TTg Art.1). */
export const SECRECY_DEGREES = ['none', 'secret', 'top-secret', 'absolute-secret'] as const;
export type SecrecyDegree = (typeof SECRECY_DEGREES)[number];

/** "KýHiệu" of a document: STTTT-VP, QĐ-UBND, UBND-NC. */
export const NOTATION = /^[\p{L}\d][\p{L}\d.&/-]{0,39}$/u;

/** What became of a document after it was issued (BussinessDocType 1 and 3 of QCVN 102:2016). */
export const DOCUMENT_STANDINGS = ['in-force', 'recalled', 'replaced'] as const;
export type DocumentStanding = (typeof DOCUMENT_STANDINGS)[number];

/** Systems that are linked: document management (QLVB) and one-stop (I.11). */
export const SYSTEM_KINDS = ['document-management', 'one-stop'] as const;
export type SystemKind = (typeof SYSTEM_KINDS)[number];

/** Ways to count the share of electronic documents (INDICATORS I.5.b). */
export const SHARE_READINGS = ['A', 'A2', 'B', 'C', 'D'] as const;
export type ShareReading = (typeof SHARE_READINGS)[number];

export const SHARE_REMINDER_STATUSES = ['drafted', 'issued', 'answered'] as const;
export type ShareReminderStatus = (typeof SHARE_REMINDER_STATUSES)[number];

/** Where a document stands at a recipient: sent, or the furthest status of QCVN 102:2016 that came back. */
export const TRANSFER_STATUSES = ['sent', '01', '02', '03', '04', '05', '06'] as const;
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/** The sender's request to take back or to update (13, BussinessDocType 1 and 2), answered by 15 or 16. */
export const RECALL_STATES = ['none', 'asked', 'agreed', 'refused'] as const;
export type RecallState = (typeof RECALL_STATES)[number];
