import { Problem, type Actor, type DraftContent, type DraftKind, type SignDraft } from '#contracts';
import { addStep } from '../settlement/settlement.rules.js';
import type { Facts } from '../dossier.rules.js';
import { deskOf, deskOfRole, draftStateAfter, type LaterAct } from './draft.states.js';
import type { Draft } from './drafts.queries.js';

const PARTS: Readonly<Record<keyof DraftContent, DraftKind>> = {
  supplementRequest: 'supplement-request',
  refusal: 'refusal',
  apology: 'apology',
  result: 'result',
  consultation: 'consultation',
};

/** The kind its only part says. Throws `dossier.draft-content` where there is none, or more than one. */
export function kindOf(content: DraftContent): DraftKind {
  const given = (Object.keys(PARTS) as (keyof DraftContent)[]).filter((part) => content[part]);
  if (given.length !== 1) throw new Problem('invalid', 'dossier.draft-content');
  return PARTS[given[0]!];
}

/** What the officer left out of form 04 is taken from what the late guard proposes. */
export function completed(content: DraftContent, { apologyDraft }: Pick<Facts, 'apologyDraft'>): DraftContent {
  const { apology } = content;
  if (!apology || !apologyDraft) return content;
  const { newDueOn, reasonCode } = apology;
  return {
    apology: {
      ...apology,
      newDueOn: newDueOn ?? apologyDraft.newDueOn,
      reasonCode: reasonCode ?? apologyDraft.reasonCode,
    },
  };
}

/** The specialist the dossier is assigned to; anyone of the unit's specialists while it is nobody's. */
export function assertHandler(by: Actor, handler: string | null, drafter?: string): void {
  const own = by.subject === handler || (handler === null && (drafter ?? by.subject) === by.subject);
  if (deskOfRole(by) !== 'specialist' || !own) throw new Problem('forbidden', 'dossier.draft-not-handler');
}

const OWN_ACTS: ReadonlySet<LaterAct> = new Set(['amendment', 'submission', 'withdrawal']);

/** The state after the act, if it is this person's turn. Throws `dossier.draft-act-not-allowed`, `…-not-handler`, `…-other-desk`. */
export function moved(draft: Draft, act: LaterAct, by: Actor, handler: string | null): Draft['state'] {
  const state = draftStateAfter(act, draft.state);
  if (OWN_ACTS.has(act)) assertHandler(by, handler, draft.drafter);
  else if (deskOfRole(by) !== deskOf(draft.state))
    throw new Problem('forbidden', 'dossier.draft-other-desk', { desk: deskOf(draft.state) });
  return state;
}

/** The head of a unit signs by order or authorisation only, and only what the agency's own rules leave to heads. */
export function assertMaySign(
  kind: DraftKind,
  by: Actor,
  { authority }: SignDraft,
  headSigns: readonly string[],
): void {
  if (deskOfRole(by) !== 'head') return;
  if (headSigns.includes(kind) && (authority === 'TL.' || authority === 'TUQ.')) return;
  throw new Problem('refused', 'dossier.draft-authority', { kinds: headSigns.join(', ') });
}

/** A hand-over inside the agency: one step more on the control sheet; who has the dossier stays. */
export const handedOver = (dossier: Facts): Facts => ({ ...dossier, steps: addStep(dossier.steps, 'inTime') });

const POSTS = { specialist: 'Chuyên viên thụ lý', head: 'Lãnh đạo phòng', director: 'Lãnh đạo cơ quan' } as const;
const NAMES: Readonly<Record<DraftKind, string>> = {
  'supplement-request': 'phiếu yêu cầu bổ sung',
  refusal: 'phiếu từ chối',
  apology: 'phiếu xin lỗi',
  result: 'kết quả',
  consultation: 'văn bản lấy ý kiến',
};
const VERBS: Readonly<Record<LaterAct, string>> = {
  amendment: 'Sửa',
  submission: 'Trình dự thảo',
  approval: 'Trình ký',
  return: 'Trả lại sửa',
  signature: 'Ký ban hành',
  withdrawal: 'Rút dự thảo',
};

/** What form 05 says of it: from which desk to which. */
export const stepWords = (draft: Draft, act: LaterAct, state: Draft['state']) => ({
  giver: POSTS[deskOf(draft.state) ?? 'specialist'],
  taker: POSTS[deskOf(state) ?? 'specialist'],
  action: `${VERBS[act]} ${NAMES[draft.kind]}`,
});
