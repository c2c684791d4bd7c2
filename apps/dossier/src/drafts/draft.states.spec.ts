import { describe, expect, it } from '@jest/globals';
import {
  DRAFT_KINDS,
  DRAFT_STATES,
  Problem,
  type Actor,
  type DraftContent,
  type DraftState,
  type Role,
} from '#contracts';
import { DEFAULT_PARAMETERS, DEFINITIONS } from '../parameters/parameter.rules.js';
import { assertHandler, assertMaySign, completed, kindOf, moved } from './draft.rules.js';
import { deskOf, DRAFT_RULES, draftStateAfter, statesOf, type LaterAct } from './draft.states.js';
import type { Draft } from './drafts.queries.js';

const ACTS = Object.keys(DRAFT_RULES) as LaterAct[];
const ROLES = ['specialist', 'unit-head', 'department-leader', 'province-leader', 'counter-officer'] as const;
const by = (role: Role, subject: string = role): Actor => ({ issuer: 'test', subject, role, agency: '' });
const draft = (state: DraftState, more: Partial<Draft> = {}): Draft => ({
  ...{
    id: 'd',
    dossierId: 'h',
    agencyId: 'a',
    unitId: null,
    kind: 'apology',
    state,
    drafter: 'specialist',
    edition: 1,
  },
  ...{ since: new Date(0), issue: null, symbol: null, version: 1 },
  ...more,
});
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe('the states of a draft', () => {
  it('are all reachable from the first wording', () => {
    const found = new Set<DraftState>(['drafting']);
    for (const state of found)
      for (const act of ACTS)
        if ((DRAFT_RULES[act].from as readonly string[]).includes(state)) found.add(draftStateAfter(act, state));
    expect([...found].sort()).toEqual([...DRAFT_STATES].sort());
  });

  it('lie on exactly one desk, unless they are final', () => {
    for (const state of DRAFT_STATES) {
      const desks = (['specialist', 'head', 'director'] as const).filter((desk) => statesOf(desk).includes(state));
      expect([state, desks]).toEqual([state, state === 'signed' || state === 'withdrawn' ? [] : [deskOf(state)]]);
    }
  });

  /** Act × state: the state after it; every pair that is not named here is refused. */
  const AFTER: Partial<Record<LaterAct, Partial<Record<DraftState, DraftState>>>> = {
    amendment: { drafting: 'drafting', returned: 'returned' },
    submission: { drafting: 'with-head', returned: 'with-head' },
    approval: { 'with-head': 'with-director' },
    return: { 'with-head': 'returned', 'with-director': 'returned' },
    signature: { 'with-head': 'signed', 'with-director': 'signed' },
    withdrawal: {
      drafting: 'withdrawn',
      returned: 'withdrawn',
      'with-head': 'withdrawn',
      'with-director': 'withdrawn',
    },
  };
  it.each(ACTS.flatMap((act) => DRAFT_STATES.map((state) => [act, state] as const)))(
    '%s of one that is %s',
    (act, state) => {
      const wanted = AFTER[act]?.[state];
      if (wanted) expect(draftStateAfter(act, state)).toBe(wanted);
      else expect(codeOf(() => draftStateAfter(act, state))).toBe('dossier.draft-act-not-allowed');
    },
  );

  /** Act × desk × role: whose turn it is. */
  const TURN: Record<string, readonly string[]> = {
    'approval with-head': ['unit-head'],
    'return with-head': ['unit-head'],
    'signature with-head': ['unit-head'],
    'return with-director': ['department-leader', 'province-leader'],
    'signature with-director': ['department-leader', 'province-leader'],
  };
  it.each(Object.keys(TURN).flatMap((turn) => ROLES.map((role) => [turn, role] as const)))(
    '%s by a %s',
    (turn, role) => {
      const [act, state] = turn.split(' ') as [LaterAct, DraftState];
      const outcome = codeOf(() => moved(draft(state), act, by(role), null));
      expect(outcome).toBe(TURN[turn]!.includes(role) ? 'done' : 'dossier.draft-other-desk');
    },
  );

  it.each([
    ['who wrote it, while the dossier is nobody’s', 'specialist', 'specialist', null, 'done'],
    ['a colleague, while the dossier is nobody’s', 'specialist', 'colleague', null, 'dossier.draft-not-handler'],
    ['who settles it now, after a reassignment', 'specialist', 'colleague', 'colleague', 'done'],
    ['who wrote it, after a reassignment', 'specialist', 'specialist', 'colleague', 'dossier.draft-not-handler'],
    ['the head', 'unit-head', 'specialist', null, 'dossier.draft-not-handler'],
  ] as const)('are amended, submitted and withdrawn by %s: %s %s', (_, role, subject, handler, wanted) => {
    for (const act of ['amendment', 'submission', 'withdrawal'] as const)
      expect([act, codeOf(() => moved(draft('returned'), act, by(role, subject), handler))]).toEqual([act, wanted]);
  });
});

describe('signing by delegation (NĐ 30/2020 Art.13)', () => {
  const kinds = DEFAULT_PARAMETERS.headSigns;
  const sign = { draft: 'd', position: 'Trưởng phòng', signer: 'Trần Ví Dụ' };
  it.each(
    DRAFT_KINDS.flatMap((kind) =>
      ([undefined, 'TM.', 'Q.', 'KT.', 'TL.', 'TUQ.'] as const).map((authority) => [kind, authority] as const),
    ),
  )('%s with %s', (kind, authority) => {
    const allowed = kinds.includes(kind) && (authority === 'TL.' || authority === 'TUQ.');
    const head = codeOf(() => assertMaySign(kind, by('unit-head'), { ...sign, authority }, kinds));
    expect(head).toBe(allowed ? 'done' : 'dossier.draft-authority');
    expect(codeOf(() => assertMaySign(kind, by('department-leader'), { ...sign, authority }, kinds))).toBe('done');
  });

  it.each([
    ['none', true],
    ['apology', true],
    ['result,refusal', true],
    ['', false],
    ['everything', false],
  ])('the kinds left to heads may be set to "%s": %s', (value, allowed) => {
    expect(DEFINITIONS['draft.head-signs'].form.test(value)).toBe(allowed);
  });
});

describe('the wording', () => {
  const apology = { reason: 'x' };
  it.each([
    [{}, 'dossier.draft-content'],
    [{ apology, refusal: { reason: 'y' } }, 'dossier.draft-content'],
    [{ apology }, 'done'],
  ] as [DraftContent, string][])('%j has exactly one kind: %s', (content, wanted) => {
    expect(codeOf(() => kindOf(content))).toBe(wanted);
  });

  it('takes from the late guard what the officer leaves out', () => {
    const guard = { draftedOn: '2018-08-20', newDueOn: '2018-08-23', reasonCode: 'overload', unitId: 'u' } as const;
    expect(completed({ apology }, { apologyDraft: guard })).toEqual({
      apology: { reason: 'x', newDueOn: '2018-08-23', reasonCode: 'overload' },
    });
    const own = { apology: { ...apology, newDueOn: '2018-08-27', reasonCode: 'other' as const } };
    expect(completed(own, { apologyDraft: guard })).toEqual(own);
  });

  it('is written only by a specialist', () => {
    for (const role of ROLES)
      expect([role, codeOf(() => assertHandler(by(role), null))]).toEqual([
        role,
        role === 'specialist' ? 'done' : 'dossier.draft-not-handler',
      ]);
  });
});
