import { namedId, Problem, type CheckWebItem, type WebUpdate } from '#contracts';

/** An item as it is stored. */
export interface WebItemState {
  id: string;
  agencyId: string;
  item: string;
  required: boolean;
  presentFrom: string | null;
  presentTo: string | null;
  updates: WebUpdate[];
}

const LONGEST = 500;

/** An item nobody has looked at: required, and not there. */
export const unseen = (agencyId: string, item: string): WebItemState => ({
  id: namedId('web-item', `${agencyId} ${item}`),
  agencyId,
  item,
  required: true,
  presentFrom: null,
  presentTo: null,
  updates: [],
});

/**
 * The item after what was found or done. A change opens an update due by the item's term; an update of the page ends every open
 * one of that day or before. `dueOf` counts the term.
 */
export function checked(state: WebItemState, found: CheckWebItem, dueOf: (day: string) => string): WebItemState {
  const { changedOn, postedOn } = found;
  const opened = changedOn ? withChange(state.updates, changedOn, found.dueOn ?? dueOf(changedOn)) : state.updates;
  const updates = postedOn ? opened.map((one) => posted(one, postedOn)) : opened;
  if (updates.length > LONGEST) throw new Problem('refused', 'web-item.too-many-updates');
  return { ...state, required: found.required ?? state.required, ...presence(state, found), updates };
}

/** An update of the page proves that the item was there that day. */
function presence(state: WebItemState, { presentFrom: from, presentTo: to, postedOn }: CheckWebItem) {
  const presentFrom = from ?? state.presentFrom ?? postedOn ?? null;
  const presentTo = to ?? (from ? null : state.presentTo);
  if (presentTo && (!presentFrom || presentTo < presentFrom))
    throw new Problem('invalid', 'offering.dates-out-of-order');
  return { presentFrom, presentTo };
}

function withChange(updates: readonly WebUpdate[], changedOn: string, dueOn: string): WebUpdate[] {
  if (updates.some((one) => one.changedOn === changedOn)) {
    return updates.map((one) => (one.changedOn === changedOn ? { ...one, dueOn } : one));
  }
  return [...updates, { changedOn, dueOn, postedOn: null }].sort((a, b) => a.changedOn.localeCompare(b.changedOn));
}

const posted = (update: WebUpdate, on: string): WebUpdate =>
  update.postedOn === null && update.changedOn <= on ? { ...update, postedOn: on } : update;

/** Up to date on a day: present, and every update due before it was on the page by then (letter 600/STTTT-VP I.5.e). */
export function upToDate({ presentFrom, presentTo, updates }: WebItemState, day: string): boolean {
  const present = presentFrom !== null && presentFrom <= day && (presentTo === null || day <= presentTo);
  return present && updates.every(({ dueOn, postedOn }) => dueOn >= day || (postedOn !== null && postedOn <= day));
}
