export const DOCUMENT_DIRECTIONS = ['outgoing', 'incoming'] as const;
export type DocumentDirection = (typeof DOCUMENT_DIRECTIONS)[number];

/** How a document went (INDICATORS I.5.b): signed and electronic, electronic with a paper copy, or paper only. */
export const DOCUMENT_CLASSES = ['electronic', 'electronic-with-paper', 'paper'] as const;
export type DocumentClass = (typeof DOCUMENT_CLASSES)[number];

/** Why only on paper. `listed`: on the list of QĐ 28/2018/QĐ-TTg Art.7, outside the share's denominator. */
export const PAPER_REASONS = ['listed', 'recipient-not-connected', 'sender-not-connected', 'other'] as const;
export type PaperReason = (typeof PAPER_REASONS)[number];

/** Degrees of state secrets: mật, tối mật, tuyệt mật. Any but `none` never enters (QĐ 28/2018/QĐ-TTg Art.1). */
export const SECRECY_DEGREES = ['none', 'secret', 'top-secret', 'absolute-secret'] as const;
export type SecrecyDegree = (typeof SECRECY_DEGREES)[number];

/** "KýHiệu" of a document: STTTT-VP, QĐ-UBND, UBND-NC. */
export const NOTATION = /^[\p{L}\d][\p{L}\d.&/-]{0,39}$/u;
