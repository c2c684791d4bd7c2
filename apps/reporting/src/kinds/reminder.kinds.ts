import {
  reminderIssued,
  reminderReplied,
  shareReminderAnswered,
  shareReminderIssued,
  type ReminderAct,
  type ShareReminderAct,
} from '#contracts';
import { factKind } from './fact-kind.js';

/** A letter that urges an agency below its target: counted from the day it is issued, drafts are none. */
type Reminder = {
  readonly agencyId: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly issuedOn: string | null;
  readonly repliedOn: string | null;
};

const COLUMNS = {
  agencyId: 'uuid',
  periodFrom: 'date',
  periodTo: 'date',
  issuedOn: 'date',
  repliedOn: 'date',
} as const;
const SHOWN = { code: 'issuedOn', beside: ['periodFrom', 'periodTo', 'issuedOn', 'repliedOn'] } as const;

interface Said {
  readonly agencyId: string;
  readonly from: string;
  readonly to: string;
  readonly issuedOn: string | null;
  readonly repliedOn: string | null;
}

const reminderOf = ({ state }: { state: Said }): Reminder => ({
  agencyId: state.agencyId,
  periodFrom: state.from,
  periodTo: state.to,
  issuedOn: state.issuedOn ?? null,
  repliedOn: state.repliedOn ?? null,
});

/** About the public post (I.13). */
export const postReminder = factKind<Reminder, ReminderAct>({
  name: 'post-reminder',
  producer: 'postal',
  table: 'post_reminder_fact',
  events: [reminderIssued, reminderReplied],
  columns: COLUMNS,
  factOf: reminderOf,
  measures: { 'reminders-post': { day: 'issuedOn' } },
  shown: SHOWN,
});

/** About documents exchanged electronically (I.10.2). */
export const shareReminder = factKind<Reminder, ShareReminderAct>({
  name: 'share-reminder',
  producer: 'exchange',
  table: 'share_reminder_fact',
  events: [shareReminderIssued, shareReminderAnswered],
  columns: COLUMNS,
  factOf: reminderOf,
  measures: { 'reminders-documents': { day: 'issuedOn' } },
  shown: SHOWN,
});
