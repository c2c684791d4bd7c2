import { Problem, type Actor, type DraftAct, type DraftDesk, type DraftState, type Role } from '#contracts';

interface DraftRule {
  readonly from: readonly DraftState[];
  /** Null: it keeps the state it has. */
  readonly to: DraftState | null;
}

/** What may be done to a draft, and the state after it; `signed` and `withdrawn` are final. */
export const DRAFT_RULES = {
  amendment: { from: ['drafting', 'returned'], to: null },
  submission: { from: ['drafting', 'returned'], to: 'with-head' },
  approval: { from: ['with-head'], to: 'with-director' },
  return: { from: ['with-head', 'with-director'], to: 'returned' },
  signature: { from: ['with-head', 'with-director'], to: 'signed' },
  withdrawal: { from: ['drafting', 'returned', 'with-head', 'with-director'], to: 'withdrawn' },
} as const satisfies Record<Exclude<DraftAct, 'creation'>, DraftRule>;

export type LaterAct = keyof typeof DRAFT_RULES;

const DESKS: Readonly<Record<DraftState, DraftDesk | null>> = {
  drafting: 'specialist',
  returned: 'specialist',
  'with-head': 'head',
  'with-director': 'director',
  signed: null,
  withdrawn: null,
};

export const deskOf = (state: DraftState): DraftDesk | null => DESKS[state];

const ROLE_DESKS: Partial<Record<Role, DraftDesk>> = {
  specialist: 'specialist',
  'unit-head': 'head',
  'department-leader': 'director',
  'province-leader': 'director',
};

export const deskOfRole = ({ role }: Pick<Actor, 'role'>): DraftDesk | null => ROLE_DESKS[role] ?? null;

export const statesOf = (desk: DraftDesk): DraftState[] =>
  (Object.keys(DESKS) as DraftState[]).filter((state) => DESKS[state] === desk);

/** Throws `dossier.draft-act-not-allowed`. */
export function draftStateAfter(act: LaterAct, state: DraftState): DraftState {
  const { from, to }: DraftRule = DRAFT_RULES[act];
  if (!from.includes(state)) throw new Problem('refused', 'dossier.draft-act-not-allowed', { state, act });
  return to ?? state;
}
