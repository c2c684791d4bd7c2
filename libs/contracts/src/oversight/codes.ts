/** Where a task comes from: the reform plan (letter 600 I.1), the People's Committee or its Chairman (I.7), others. */
export const TASK_SOURCES = ['reform-plan', 'peoples-committee', 'other'] as const;
export type TaskSource = (typeof TASK_SOURCES)[number];

/** By the day the product was submitted and the due day. `undated`: a task without a date, listed apart (I.1). */
export const TASK_TIMELINESS = ['open', 'overdue', 'on-time', 'late', 'undated'] as const;
export type TaskTimeliness = (typeof TASK_TIMELINESS)[number];

/** Number and notation of a document: 3406/QĐ-UBND. */
export const DOCUMENT_NUMBER = /^\d{1,7}[\p{L}]?(\/\d{4})?\/[\p{L}\d][\p{L}\d.&/-]{0,39}$/u;
