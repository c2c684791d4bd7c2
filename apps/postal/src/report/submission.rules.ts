import { Problem } from '#contracts';
import type { PostReportStatus, PostReportSubmission, RecordPostReport } from '#contracts';
import { periodOf } from '#calendar';
import { reportDueOn } from './report.rules.js';

export interface Submission {
  id: string;
  period: string;
  dueOn: string;
  submittedOn: string;
  receivedOn: string;
  document: string;
}

/** What the post office owes for a year (TT 17/2017/TT-BTTTT Art.13). */
export const periodsOfYear = (year: number): string[] => [
  ...['Q1', 'Q2', 'H1', 'Q3', 'Q4'].map((part) => `${year}-${part}`),
  String(year),
];

/** A report is sent after its period has ended, and received on that day or after it, not ahead of today. */
export function submission(command: RecordPostReport, id: string, today: string): Submission {
  const { period, submittedOn, receivedOn, document } = command;
  if (submittedOn <= periodOf(period).to || receivedOn < submittedOn || receivedOn > today)
    throw new Problem('refused', 'postal.report-days');
  return { id, period, dueOn: reportDueOn(period)!, submittedOn, receivedOn, document };
}

export function submissionView(found: Submission | undefined, period: string, today: string): PostReportSubmission {
  const dueOn = reportDueOn(period)!;
  const status: PostReportStatus = found
    ? found.submittedOn > dueOn
      ? 'late'
      : 'in-time'
    : today > dueOn
      ? 'overdue'
      : 'due';
  const { id = null, submittedOn = null, receivedOn = null, document = null } = found ?? {};
  return {
    id,
    period,
    dueOn,
    submittedOn,
    receivedOn,
    document,
    status,
    late: status === 'late' || status === 'overdue',
  };
}
