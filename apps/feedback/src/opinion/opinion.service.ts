import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { opinionAnswered, opinionReceived, Problem, v7 } from '#contracts';
import type { Actor, AnswerOpinion, OpinionRef, OpinionState, OpinionView, ReceiveOpinion } from '#contracts';
import { AgencyScope } from '#directory';
import { answer, assertFresh, CLOCK, EventLog, once, repeatable } from '#messaging';
import type { Answer, Clock, RequestContext } from '#messaging';
import { assertPublishable } from '../person/publishable.rules.js';
import { PersonsService, type PersonContent } from '../person/persons.service.js';
import { Opinion } from './opinion.entity.js';
import { answerOf, findOpinion, insertAnswer, nextNumber } from './opinion.queries.js';
import * as rules from './opinion.rules.js';

const CITIZENS: readonly string[] = ['citizen', 'anonymous'];

type Answered = Promise<Answer<OpinionView>>;

@Injectable()
export class OpinionService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly scope: AgencyScope,
    private readonly persons: PersonsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async receive(command: ReceiveOpinion, by: Actor, context: RequestContext): Answered {
    const now = this.clock.now();
    const agency = await this.agency(command.agencyCode, by);
    const calendar = await this.scope.calendarOf(agency.id);
    const isCitizen = CITIZENS.includes(by.role);
    const reception = rules.receive(command, { agencyId: agency.id, calendar, isCitizen }, now);
    const id = v7(now);
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'feedback.opinion.receive', by, id);
        const number = await nextNumber(tx, agency, reception.receivedOn.slice(0, 4));
        const opinion = { id, number, ...reception, version: 1 };
        await tx.getRepository(Opinion).insert(opinion);
        await this.persons.keep(tx, id, command);
        const position = await this.log.announce(
          tx,
          opinionReceived.of(id, { state: stateOf(opinion) }, by, { time: now }),
        );
        return this.answered(opinion, { position });
      });
    return repeatable(work, (first) => this.again(first, agency.id));
  }

  async answer(command: AnswerOpinion, by: Actor, context: RequestContext): Answered {
    const now = this.clock.now();
    const agencies = await this.scope.subtree(by);
    const work = () =>
      this.db.transaction(async (tx) => {
        const found = await findOpinion(tx, { number: command.number }, agencies, true);
        await once(tx, context, 'feedback.opinion.answer', by, found.id);
        assertFresh(context, etagOf(found));
        const opinion = { ...rules.answer(found, now), version: found.version + 1 };
        assertPublishable(`${command.question}\n${command.answer}`, await this.persons.open(tx, found.id));
        const { status, answeredAt, answeredOn, version } = opinion;
        await tx.getRepository(Opinion).update(found.id, { status, answeredAt, answeredOn, version });
        await insertAnswer(tx, found.id, command.question, command.answer);
        const event = opinionAnswered.of(found.id, { state: stateOf(opinion) }, by, { time: now });
        return this.answered(opinion, { position: await this.log.announce(tx, event), said: command });
      });
    return repeatable(work, async (first) => {
      const opinion = await findOpinion(this.db.manager, { id: first }, agencies);
      return this.answered(opinion, { said: await answerOf(this.db, first) });
    });
  }

  async get({ number }: OpinionRef, by: Actor): Answered {
    const opinion = await findOpinion(this.db.manager, { number }, await this.scope.subtree(by));
    const said = await answerOf(this.db, opinion.id);
    return this.answered(opinion, { said, person: await this.persons.read(opinion.id, by) });
  }

  /** Citizens write to any agency; officers register what came to theirs. */
  private async agency(ref: string, by: Actor): Promise<{ id: string; code: string }> {
    const id = await this.scope.idOf(ref);
    if (!id) throw new Problem('refused', 'agency.unknown', { code: ref });
    if (!CITIZENS.includes(by.role)) await this.scope.assertWithin(by, id);
    return { id, code: (await this.scope.codeOf(id)) ?? ref };
  }

  private async again(id: string, agencyId: string): Answered {
    const opinion = await findOpinion(this.db.manager, { id }, [agencyId]);
    return this.answered(opinion, { said: await answerOf(this.db, id) });
  }

  private async answered(
    opinion: Opinion,
    about: { position?: number; said?: { question: string; answer: string } | null; person?: PersonContent | null },
  ): Answered {
    const { position, said, person } = about;
    const agencyCode = (await this.scope.codeOf(opinion.agencyId)) ?? opinion.agencyId;
    return answer(viewOf(opinion, { agencyCode, said, person }), { position, etag: etagOf(opinion) });
  }
}

const etagOf = ({ version }: Opinion): string => `"${version}"`;

const instant = (date: Date | null): string | null => date && date.toISOString();

function stateOf(opinion: Opinion): OpinionState {
  const { id: _id, version: _version, dueAt: _dueAt, receivedAt, answeredAt, ...state } = opinion;
  return { ...state, receivedAt: receivedAt.toISOString(), answeredAt: instant(answeredAt) };
}

function viewOf(
  opinion: Opinion,
  about: { agencyCode: string; said?: { question: string; answer: string } | null; person?: PersonContent | null },
): OpinionView {
  const { answeredAt, answeredOn } = opinion;
  const { agencyCode, said, person } = about;
  const published = answeredAt && answeredOn && said ? { answeredAt: answeredAt.toISOString(), answeredOn } : null;
  const { number, channel, kind, status, notAcceptedReasons, dueOn, provisional } = opinion;
  return {
    number,
    agencyCode,
    channel,
    kind,
    status,
    notAcceptedReasons,
    receivedAt: opinion.receivedAt.toISOString(),
    dueAt: instant(opinion.dueAt),
    dueOn,
    provisional,
    inTime: rules.inTime(opinion),
    answer: published && said ? { question: said.question, answer: said.answer, ...published } : null,
    content: person?.content ?? null,
    petitioner: person ? { name: person.name, address: person.address, phone: person.phone } : null,
  };
}
