import type { DossierItem, DueOfPerson } from '#contracts';

const LISTED = 100;

/** What is due, by the officer who has it; who has most overdue first, what nobody has at the end. */
export function byPerson(items: readonly DossierItem[], handlers: ReadonlyMap<string, string | null>): DueOfPerson[] {
  const people = new Map<string | null, DueOfPerson>();
  for (const item of items) {
    const handler = handlers.get(item.id) ?? null;
    const person = people.get(handler) ?? { handler, overdue: 0, due: 0, items: [] };
    if (item.timeliness === 'overdue') person.overdue += 1;
    else person.due += 1;
    if (person.items.length < LISTED) person.items.push(item);
    people.set(handler, person);
  }
  return [...people.values()].sort((a, b) => rank(a) - rank(b) || b.overdue - a.overdue || b.due - a.due);
}

const rank = ({ handler }: DueOfPerson): number => (handler === null ? 1 : 0);
