import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addDays, countDays, periodOf, vietnamDay } from '#calendar';
import { getIndicator, Problem, reminderIssued, reminderReplied, v7 } from '#contracts';
import type {
  Actor,
  AnswerPostReminder,
  DraftPostReminders,
  EventContract,
  IssuePostReminder,
  PostReminderQuery,
  PostReminderRef,
  PostReminders,
  PostReminderView,
  PrintedFile,
  PrintPostReminder,
  ReminderAct,
  ReminderFigure,
} from '#contracts';
import { Directory } from '#directory';
import { DOCUMENT_TYPES, letterPage, printDocument } from '#documents';
import { answer, Bus, type Answer } from '#messaging';
import { ShipmentActs } from '../shipment/shipment-acts.service.js';
import { insertDraft, postReminders, updateReminder, type PostReminder } from './reminder.queries.js';
import { answered, below, issued, reminderLetter, stateOf, TARGETS, type UrgedIndicator } from './reminder.rules.js';

/** Agencies whose figures are asked for at the same time. */
const AT_ONCE = 8;
/** Urged are those who answer to the province, not their rooms. */
const URGED: ReadonlySet<string> = new Set(['department', 'district', 'commune']);

type Targets = readonly (readonly [UrgedIndicator, number])[];

/** Letters to agencies below the targets of the public post, their reply, and what changed after (I.13). */
@Injectable()
export class ReminderService {
  constructor(
    private readonly db: DataSource,
    private readonly acts: ShipmentActs,
    private readonly directory: Directory,
    private readonly bus: Bus,
  ) {}

  /** A draft for every agency below a target; those drafted before stand. The figures are those of the indicators. */
  async draft(command: DraftPostReminders, by: Actor): Promise<PostReminders> {
    const { from, to } = periodOf(command.period);
    const visible = await this.acts.about.scope.visible(by, command.agency ?? undefined);
    const tree = await this.directory.tree();
    const agencies = visible.filter((id) => URGED.has(tree.get(id)?.kind ?? ''));
    const now = this.acts.clock.now();
    for (let first = 0; first < agencies.length; first += AT_ONCE) {
      const some = agencies.slice(first, first + AT_ONCE);
      const found = await Promise.all(some.map((id) => this.figuresOf(id, command.period, targetsOf(command), by)));
      for (const [n, figures] of found.entries())
        if (figures.length > 0) await insertDraft(this.db, { id: v7(now), agencyId: some[n]!, from, to, figures }, now);
    }
    return { items: await this.views(await postReminders(this.db, visible, { from, to })) };
  }

  /** The agency's figures that are below their targets; with `all`, whatever they are. */
  private async figuresOf(agencyId: string, period: string, targets: Targets, by: Actor, all = false) {
    const scope = (await this.acts.about.scope.codeOf(agencyId)) ?? agencyId;
    const figures: ReminderFigure[] = [];
    for (const [indicator, target] of targets) {
      const { value } = await this.bus.ask(getIndicator, { id: indicator, period, scope }, { by });
      const found = below(value, indicator, all ? Infinity : target);
      if (found) figures.push({ ...found, target });
    }
    return figures;
  }

  async list(query: PostReminderQuery, by: Actor): Promise<PostReminders> {
    const agencies = await this.acts.about.scope.visible(by, query.agency);
    return { items: await this.views(await postReminders(this.db, agencies, { status: query.status })) };
  }

  /** One reminder, with the same indicators in the period after it: what the letter has changed. */
  async get({ id }: PostReminderRef, by: Actor): Promise<PostReminderView> {
    const reminder = await this.one(this.db.manager, id, by);
    const [view] = await this.views([reminder]);
    if (reminder.to >= vietnamDay(this.acts.clock.now())) return { ...view!, after: null };
    const period = nextPeriod(reminder, kindOf(reminder));
    const targets = reminder.figures.map(({ indicator, target }) => [indicator as UrgedIndicator, target] as const);
    return { ...view!, after: await this.figuresOf(reminder.agencyId, period, targets, by, true) };
  }

  async print({ id, format }: PrintPostReminder, by: Actor): Promise<PrintedFile> {
    const reminder = await this.one(this.db.manager, id, by);
    const agency = (await this.directory.tree()).get(reminder.agencyId);
    const letter = reminderLetter(reminder, agency?.name.vi ?? '', vietnamDay(this.acts.clock.now()));
    const type = format ?? 'pdf';
    const bytes = await printDocument(letterPage(letter), type);
    const name = `don-doc-bcci-${reminder.from}-${agency?.codes[0]?.code ?? id}.${type}`;
    return { name, contentType: DOCUMENT_TYPES[type], bytes: bytes.toString('base64') };
  }

  issue(command: IssuePostReminder, by: Actor): Promise<Answer<PostReminderView>> {
    return this.change(command.id, by, reminderIssued, (reminder, today) => issued(reminder, command, today));
  }

  reply(command: AnswerPostReminder, by: Actor): Promise<Answer<PostReminderView>> {
    return this.change(command.id, by, reminderReplied, (reminder, today) => answered(reminder, command, today));
  }

  private async change(
    id: string,
    by: Actor,
    event: EventContract<ReminderAct>,
    decide: (reminder: PostReminder, today: string) => PostReminder,
  ): Promise<Answer<PostReminderView>> {
    const now = this.acts.clock.now();
    const { reminder, position } = await this.db.transaction(async (tx) => {
      const changed = decide(await this.one(tx, id, by, 'FOR UPDATE'), vietnamDay(now));
      await updateReminder(tx, changed);
      const said = event.of(id, { state: stateOf(changed) }, by, { time: now });
      return { reminder: changed, position: await this.acts.log.announce(tx, said) };
    });
    const [view] = await this.views([reminder]);
    return answer(view!, { position });
  }

  private async one(db: EntityManager, id: string, by: Actor, lock = ''): Promise<PostReminder> {
    const [found] = await postReminders(db, await this.acts.about.scope.subtree(by), { id }, lock);
    if (!found) throw new Problem('not-found', 'not-found.record', { what: 'reminder', id });
    return found;
  }

  private views(reminders: readonly PostReminder[]): Promise<PostReminderView[]> {
    return Promise.all(
      reminders.map(async ({ agencyId, ...one }) => ({
        ...one,
        agencyCode: (await this.acts.about.scope.codeOf(agencyId)) ?? agencyId,
      })),
    );
  }
}

const targetsOf = ({ usedTarget, receptionTarget, returnTarget }: DraftPostReminders): Targets => [
  ['I.5.đ.1', usedTarget ?? TARGETS['I.5.đ.1']],
  ['I.5.đ.2', receptionTarget ?? TARGETS['I.5.đ.2']],
  ['I.5.đ.3', returnTarget ?? TARGETS['I.5.đ.3']],
];

/** The quarter, half-year or year right after the reminder's own. */
function nextPeriod({ to }: PostReminder, kind: 'Q' | 'H' | 'Y'): string {
  const [year, month] = addDays(to, 1).split('-').map(Number) as [number, number];
  if (kind === 'Y') return String(year);
  return `${year}-${kind}${Math.ceil(month / (kind === 'Q' ? 3 : 6))}`;
}

const kindOf = ({ from, to }: PostReminder): 'Q' | 'H' | 'Y' => {
  const days = countDays(from, to);
  return days > 300 ? 'Y' : days > 100 ? 'H' : 'Q';
};
