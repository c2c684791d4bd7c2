import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { vietnamDay } from '#calendar';
import { v7, type Actor, type DossierView, type ReceiveDossier } from '#contracts';
import { answer, CLOCK, repeatable, type Answer, type Clock, type RequestContext } from '#messaging';
import { CatalogueCopy, codeOn, dayPart, type Ground } from '../catalogue-copy.js';
import type { Facts } from '../dossier.rules.js';
import { etagOf, viewOf } from '../dossier.view.js';
import { coded, entryOf, provisionalGround } from '../provisional/provisional.rules.js';
import { queueDue } from '../supplement/supplement.rules.js';
import { joined } from '../visit/case.rules.js';
import { CasesService } from '../visit/cases.service.js';
import { nextAlarm } from '../watch/alarm.rules.js';
import { ReceptionStore } from './reception-store.js';
import { dayFull } from './reception.queries.js';
import { receive, receptionInstant, submit } from './reception.rules.js';

type Received = Promise<Answer<DossierView>>;

interface Asked {
  by: Actor;
  context: RequestContext;
}

/** Without 0, 1, I, L, O, which people mistake when they read a number out. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

@Injectable()
export class ReceptionService {
  constructor(
    private readonly store: ReceptionStore,
    private readonly catalogue: CatalogueCopy,
    private readonly cases: CasesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Counter and post: a dossier with its code. Online: a submission with a tracking number. */
  async receive(given: ReceiveDossier, by: Actor, context: RequestContext): Received {
    const command = coded(given);
    const now = this.clock.now();
    const at = receptionInstant(command, now);
    const ground = provisionalGround(command, await this.catalogue.ground(command, vietnamDay(at)));
    if (!(command.channel === 'online' && isCitizen(by))) await this.assertWithin(ground, by);
    const id = command.id ?? v7(now);
    const parameters = await this.catalogue.parametersOf(command.procedureCode, vietnamDay(at));
    const asked = { by, context };
    if (command.channel === 'online') {
      const queueDueAt = queueDue(now, parameters.receptionHours, ground.calendar);
      const submission = submit(id, command, ground, { now, trackingNumber: trackingNumber(), queueDueAt });
      return this.submitted(await this.inCase(submission, command, by), command, asked);
    }
    const dossier = receive(id, command, ground, { received: at, now });
    const alarmAt = nextAlarm(dossier, ground.calendar, parameters);
    return this.received(await this.inCase({ ...dossier, alarmAt }, command, by), ground, command, asked);
  }

  private async assertWithin({ agency, unit }: Ground, by: Actor): Promise<void> {
    if (agency) await this.catalogue.assertWithin(by, agency.id, unit?.id ?? null);
  }

  /** Of one that says which visit or earlier dossier it continues. */
  private async inCase(dossier: Facts, command: ReceiveDossier, by: Actor): Promise<Facts> {
    if (!command.visitId && !command.refiles) return dossier;
    const before = await this.cases.named(command, dossier, by);
    return before ? joined(dossier, before) : dossier;
  }

  private async received(dossier: Facts, ground: Ground, command: ReceiveDossier, asked: Asked): Received {
    const day = dossier.receivedOn!;
    const agency = codeOn(ground.agency!, day);
    try {
      const about = { prefix: `${agency}-${dayPart(day)}-`, provisional: entryOf(command, ground, day) };
      const { code, position } = await this.store.receive(dossier, command, about, asked);
      return await this.answer({ ...dossier, code, version: 1 }, position);
    } catch (error) {
      const first = await this.store
        .first(error, dossier.id, command, asked)
        .catch((found: unknown) => dayFull(found, { agency, day }));
      return this.answer(first);
    }
  }

  private async submitted(submission: Facts, command: ReceiveDossier, asked: Asked): Received {
    try {
      return await repeatable(
        async () => this.answer({ ...submission, version: 1 }, await this.store.submit(submission, command, asked)),
        async (id) => this.answer(await this.store.find(id)),
      );
    } catch (error) {
      return this.answer(await this.store.first(error, submission.id, command, asked));
    }
  }

  private async answer(dossier: Facts & { version: number }, position?: number): Received {
    const view = viewOf(dossier, await this.catalogue.tree(), vietnamDay(this.clock.now()));
    return answer(view, { position, etag: etagOf(dossier), status: 201 });
  }
}

/** A citizen may submit to any agency; an officer receives within the own subtree. */
const isCitizen = ({ role }: Actor): boolean => role === 'citizen' || role === 'anonymous';

function trackingNumber(): string {
  return Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
