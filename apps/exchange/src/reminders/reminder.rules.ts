import {
  Problem,
  type AnswerShareReminder,
  type IssueShareReminder,
  type ShareReminderState,
  type ShareReminderStatus,
} from '#contracts';

/** What may follow what: a letter is issued once and answered once. */
const NEXT = { drafted: 'issued', issued: 'answered', answered: null } as const satisfies Record<
  ShareReminderStatus,
  ShareReminderStatus | null
>;

export function issue(state: ShareReminderState, { issuedOn }: IssueShareReminder, today: string): ShareReminderState {
  const status = follow(state, 'issued');
  if (issuedOn > today) throw new Problem('refused', 'exchange.reminder-days');
  return { ...state, status, issuedOn };
}

export function answer(
  state: ShareReminderState,
  { repliedOn }: AnswerShareReminder,
  today: string,
): ShareReminderState {
  const status = follow(state, 'answered');
  if (repliedOn > today || repliedOn < (state.issuedOn ?? '')) throw new Problem('refused', 'exchange.reminder-days');
  return { ...state, status, repliedOn };
}

function follow({ status }: ShareReminderState, next: ShareReminderStatus): ShareReminderStatus {
  if (NEXT[status] !== next) throw new Problem('refused', 'exchange.reminder-status', { status });
  return next;
}
