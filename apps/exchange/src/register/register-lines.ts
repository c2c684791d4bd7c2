import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { documentRegistered, documentRevised, v7, type Actor } from '#contracts';
import { EventLog } from '#messaging';
import type { RegisteredDocument } from './registered-document.entity.js';
import { insertLines, keyOf, lockLines, updateLines, type LineKey } from './register-lines.queries.js';
import { takeNumber } from './register.queries.js';
import type { Line } from './register.rules.js';
import { ARRIVALS } from './series.rules.js';

/** A line without what the register itself adds. */
export type LineContent = Omit<RegisteredDocument, 'id' | 'version' | 'registeredAt'>;

/** What a source says of a document's line, given what the register holds of it. */
export interface LineChange {
  readonly key: LineKey;
  /** The new content; null where the register has no line and gets none. */
  decide(known: RegisteredDocument | undefined): LineContent | null;
  /** Whose act it is, where it isn't the batch's. */
  readonly by?: Actor;
}

export type LineOutcome = 'accepted' | 'updated' | 'unchanged';

/** Enters and changes lines in batches: each with its event, in the caller's transaction. */
@Injectable()
export class RegisterLines {
  constructor(private readonly log: EventLog) {}

  /** One outcome a change, in order, and the position of the last event. */
  async record(
    tx: EntityManager,
    changes: readonly LineChange[],
    about: { by: Actor; time: Date },
  ): Promise<{ outcomes: LineOutcome[]; position?: number }> {
    const known = await lockLines(
      tx,
      changes.map(({ key }) => key),
    );
    const there = new Set([...known.values()].map(({ id }) => id));
    const steps = changes.map((change) => this.step(change, known, about.time));
    const latest = lastOf(steps);
    const fresh = latest.filter(({ id }) => !there.has(id));
    // Another transaction entered one of them meanwhile: once more, with what it wrote.
    if (!(await insertLines(tx, fresh))) return this.record(tx, changes, about);
    await updateLines(
      tx,
      latest.filter(({ id }) => there.has(id)),
    );
    await numberArrivals(tx, fresh);
    const events = steps.flatMap(({ line, outcome }, n) => {
      const contract = outcome === 'accepted' ? documentRegistered : documentRevised;
      const by = changes[n]!.by ?? about.by;
      return outcome === 'unchanged' ? [] : [contract.of(line!.id, { state: stateOf(line!) }, by, about)];
    });
    const position = events.length > 0 ? await this.log.announce(tx, ...events) : undefined;
    return { outcomes: steps.map(({ outcome }) => outcome), position };
  }

  private step(change: LineChange, known: Map<string, RegisteredDocument>, registeredAt: Date): Step {
    const key = keyOf(change.key);
    const before = known.get(key);
    const content = change.decide(before);
    if (content === null) return { outcome: 'unchanged' };
    if (before && isSame(before, content)) return { line: before, outcome: 'unchanged' };
    const line = before
      ? { ...content, id: before.id, registeredAt: before.registeredAt, version: before.version + 1 }
      : { ...content, id: v7(registeredAt), registeredAt, version: 1 };
    known.set(key, line);
    return { line, outcome: before ? 'updated' : 'accepted' };
  }
}

interface Step {
  readonly line?: RegisteredDocument;
  readonly outcome: LineOutcome;
}

/** The last state of every line that changed. */
function lastOf(steps: readonly Step[]): RegisteredDocument[] {
  const changed = steps.flatMap(({ line, outcome }) => (line && outcome !== 'unchanged' ? [line] : []));
  return [...new Map(changed.map((line) => [line.id, line])).values()];
}

/** After they are entered: what is entered by another at the same time takes no number, so none is left out. */
async function numberArrivals(tx: EntityManager, fresh: readonly RegisteredDocument[]): Promise<void> {
  const open = fresh.filter((line) => line.direction === 'incoming' && line.arrivalNumber === null);
  for (const line of open) {
    const { agencyId, direction, arrivedOn, issuedOn } = line;
    const year = Number((arrivedOn ?? issuedOn).slice(0, 4));
    line.arrivalNumber = await takeNumber(tx, { agencyId, direction, year, series: ARRIVALS });
  }
  await updateLines(tx, open);
}

function isSame(before: RegisteredDocument, content: LineContent): boolean {
  return (Object.keys(content) as (keyof LineContent)[]).every(
    (field) => JSON.stringify(before[field]) === JSON.stringify(content[field]),
  );
}

export function stateOf(line: RegisteredDocument): Line {
  const { documentId, agencyId, direction, issuedOn, senderCode, recipients, paperReason } = line;
  const { agencies, electronic, citizens, enterprises, internal, signed, standing, arrivedOn } = line;
  return {
    ...{ documentId, agencyId, direction, issuedOn, senderCode, recipients, class: line.class, paperReason },
    ...{ agencies, electronic, citizens, enterprises, internal, signed, standing, arrivedOn },
  };
}
