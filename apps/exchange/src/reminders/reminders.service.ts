import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem, shareReminderAnswered, shareReminderDrafted, shareReminderIssued, v7 } from '#contracts';
import type {
  Actor,
  AnswerShareReminder,
  DraftShareReminders,
  EventContract,
  IssueShareReminder,
  PrintedFile,
  PrintShareReminder,
  ShareReminderAct,
  ShareReminderQuery,
  ShareReminderState,
  ShareReminders,
  ShareReminderView,
} from '#contracts';
import { AgencyScope, Directory } from '#directory';
import { DOCUMENT_TYPES, letterPage, printDocument } from '#documents';
import { answer, CLOCK, EventLog, type Answer, type Clock } from '#messaging';
import { registerCounts } from '../share/share.queries.js';
import { figuresOf, isBelow } from '../share/share.rules.js';
import { Reminder } from './reminder.entity.js';
import { insertReminders, lockReminder, remindersOf } from './reminder.queries.js';
import { reminderLetter } from './reminder-letter.rules.js';
import * as rules from './reminder.rules.js';

const TARGET = 90;

@Injectable()
export class RemindersService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly scope: AgencyScope,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A draft for every agency below the target in the period; those drafted before stand. */
  async draft(command: DraftShareReminders, by: Actor): Promise<Answer<ShareReminders>> {
    const { from, to } = command;
    if (from > to) throw new Problem('invalid', 'exchange.period');
    const agencies = await this.scope.visible(by, command.agency ?? undefined);
    const now = this.clock.now();
    const position = await this.db.transaction(async (tx) => {
      const drafts = await this.below(command, await registerCounts(tx, agencies, { from, to }), now);
      const added = await insertReminders(tx, drafts);
      const events = added.map((one) => shareReminderDrafted.of(one.id, { state: stateOf(one) }, by, { time: now }));
      return events.length > 0 ? this.log.announce(tx, ...events) : undefined;
    });
    const reading = command.reading ?? 'A';
    const known = await remindersOf(this.db, agencies, { from, to });
    const items = known.filter((one) => one.from === from && one.to === to && one.reading === reading);
    return answer({ items: await this.views(items) }, { position, status: 201 });
  }

  async list(query: ShareReminderQuery, by: Actor): Promise<ShareReminders> {
    const agencies = await this.scope.visible(by, query.agency);
    return { items: await this.views(await remindersOf(this.db, agencies, query)) };
  }

  issue(command: IssueShareReminder, by: Actor): Promise<Answer<ShareReminderView>> {
    const { letterNumber } = command;
    return this.change(command.id, by, shareReminderIssued, (state, today) => ({
      state: rules.issue(state, command, today),
      words: { letterNumber },
    }));
  }

  reply(command: AnswerShareReminder, by: Actor): Promise<Answer<ShareReminderView>> {
    const { replyNumber } = command;
    return this.change(command.id, by, shareReminderAnswered, (state, today) => ({
      state: rules.answer(state, command, today),
      words: { replyNumber },
    }));
  }

  /** The letter as a file, drafted or issued. */
  async print({ id, format }: PrintShareReminder, by: Actor): Promise<PrintedFile> {
    const [reminder] = await remindersOf(this.db, await this.scope.subtree(by), { id });
    if (!reminder) throw new Problem('not-found', 'not-found.record', { what: 'reminder', id });
    const agency = (await this.directory.tree()).get(reminder.agencyId);
    const letter = reminderLetter(reminder, agency?.name.vi ?? '', vietnamDay(this.clock.now()));
    const type = format ?? 'pdf';
    const bytes = await printDocument(letterPage(letter), type);
    const name = `don-doc-van-ban-dien-tu-${reminder.from}-${agency?.codes[0]?.code ?? id}.${type}`;
    return { name, contentType: DOCUMENT_TYPES[type], bytes: bytes.toString('base64') };
  }

  private async change(id: string, by: Actor, contract: EventContract<ShareReminderAct>, decide: Decide) {
    const now = this.clock.now();
    const position = await this.db.transaction(async (tx) => {
      const reminder = await lockReminder(tx, id);
      if (!reminder || !(await this.scope.includes(by, reminder.agencyId)))
        throw new Problem('not-found', 'not-found.record', { what: 'reminder', id });
      const { state, words } = decide(stateOf(reminder), vietnamDay(now));
      const { status, issuedOn, repliedOn } = state;
      await tx.getRepository(Reminder).update(id, { status, issuedOn, repliedOn, ...words });
      return this.log.announce(tx, contract.of(id, { state }, by, { time: now }));
    });
    const [view] = await this.views(await remindersOf(this.db, await this.scope.subtree(by), { id }));
    return answer(view!, { position });
  }

  private async below(
    { from, to, reading, target }: DraftShareReminders,
    counts: Awaited<ReturnType<typeof registerCounts>>,
    draftedAt: Date,
  ): Promise<Reminder[]> {
    const by = reading ?? 'A';
    const goal = target ?? TARGET;
    const found = counts.map((row) => ({ agencyId: row.agencyId, figures: figuresOf(row) }));
    return found
      .filter(({ figures }) => isBelow(figures, by, goal))
      .map(({ agencyId, figures }) => {
        const { numerator, denominator } = figures.find((one) => one.reading === by)!;
        const figure = { numerator, denominator, target: goal, reading: by };
        const empty = { letterNumber: null, issuedOn: null, replyNumber: null, repliedOn: null };
        return { id: v7(draftedAt), agencyId, from, to, ...figure, status: 'drafted' as const, ...empty, draftedAt };
      });
  }

  private views(reminders: readonly Reminder[]): Promise<ShareReminderView[]> {
    return Promise.all(
      reminders.map(async ({ agencyId, draftedAt, ...one }) => ({
        ...one,
        agencyCode: (await this.scope.codeOf(agencyId)) ?? agencyId,
        draftedAt: draftedAt.toISOString(),
      })),
    );
  }
}

type Decide = (state: ShareReminderState, today: string) => { state: ShareReminderState; words: Partial<Reminder> };

function stateOf(one: Reminder): ShareReminderState {
  const { agencyId, from, to, reading, numerator, denominator, target, status, issuedOn, repliedOn } = one;
  return { agencyId, from, to, reading, numerator, denominator, target, status, issuedOn, repliedOn };
}
