import { Problem, type AnswerReminder, type IssueReminder, type ReminderState, type ReminderStatus } from '#contracts';

/** What may follow what: a letter is issued once and answered once. */
const NEXT = { drafted: 'issued', issued: 'answered', answered: null } as const satisfies Record<
  ReminderStatus,
  ReminderStatus | null
>;

export function issue(state: ReminderState, { issuedOn }: IssueReminder, today: string): ReminderState {
  const status = follow(state, 'issued');
  if (issuedOn > today) throw new Problem('refused', 'exchange.reminder-days');
  return { ...state, status, issuedOn };
}

export function answer(state: ReminderState, { repliedOn }: AnswerReminder, today: string): ReminderState {
  const status = follow(state, 'answered');
  if (repliedOn > today || repliedOn < (state.issuedOn ?? '')) throw new Problem('refused', 'exchange.reminder-days');
  return { ...state, status, repliedOn };
}

function follow({ status }: ReminderState, next: ReminderStatus): ReminderStatus {
  if (NEXT[status] !== next) throw new Problem('refused', 'exchange.reminder-status', { status });
  return next;
}
