import { ROLES, type Actor, type Role } from '#contracts';

const EVERYONE: readonly Role[] = ROLES;
const LEADERS = ['province-leader', 'department-leader', 'department-office', 'unit-head'] as const;
/** They read the figures of their own agencies: which ones, each service decides by the subtree (PROTOCOL.md). */
const READERS = [...LEADERS, 'counter-officer', 'specialist', 'records-clerk', 'inspector', 'home-affairs'] as const;

export type Action = 'read' | 'write';

/**
 * Who may do what: persona × resource × read or write, the only such table. Every route names one row of it.
 * NĐ 61/2018 Art.7–8 gives reception and return to the one-stop unit, settlement to the room in charge.
 */
export const RIGHTS = {
  agencies: { read: EVERYONE, write: ['system-admin'] },
  assignments: { read: ['system-admin'], write: ['system-admin'] },
  calendar: { read: EVERYONE, write: ['system-admin'] },
  procedures: { read: EVERYONE, write: ['system-admin', 'department-office'] },
  // Who is late with what is for the administration's own eyes until it is reported.
  publications: {
    read: [...READERS, 'system-admin'],
    write: ['system-admin', 'department-office', 'department-leader', 'unit-head'],
  },
  tracking: { read: EVERYONE, write: [] },
  documents: { read: EVERYONE, write: [] },
  'sign-in': { read: EVERYONE, write: [] },
  caller: { read: ROLES.filter((role) => role !== 'anonymous'), write: [] },
  health: { read: EVERYONE, write: [] },
  imports: {
    // Who may begin one may follow it: each service shows an import to whoever began it.
    read: ['system-admin', 'integration', 'department-office', 'postal-operator', 'counter-officer', 'records-clerk'],
    write: ['system-admin', 'integration', 'department-office'],
  },
  dossiers: { read: [...READERS, 'system-admin', 'integration', 'citizen'], write: [] },
  attachments: {
    read: ['counter-officer', 'specialist', ...LEADERS, 'postal-operator', 'citizen'],
    write: ['counter-officer', 'specialist', 'unit-head', 'department-office', 'integration', 'citizen'],
  },
  erasures: { read: [], write: ['department-office', 'department-leader'] },
  exports: { read: [...READERS, 'citizen'], write: [...READERS, 'citizen'] },
  'bulk-acts': { read: [], write: ['counter-officer', 'specialist', 'unit-head', 'department-office', 'integration'] },
  questions: {
    read: ['inspector', 'department-office', 'department-leader', 'province-leader', 'home-affairs'],
    write: [],
  },
  warnings: {
    read: ['counter-officer', 'specialist', ...LEADERS],
    write: ['counter-officer', 'specialist', ...LEADERS],
  },
  forms: {
    read: [...READERS, 'citizen', 'integration'],
    write: ['counter-officer', 'specialist', ...LEADERS, 'integration'],
  },
  // Specialist → head → director: who may pass which draft on is decided by the desk where it lies.
  drafts: { read: ['specialist', ...LEADERS, 'inspector'], write: ['specialist'] },
  'draft-decisions': { read: [], write: ['unit-head', 'department-leader', 'province-leader'] },
  reception: { read: [], write: ['counter-officer', 'department-office', 'unit-head', 'integration', 'citizen'] },
  intake: { read: [], write: ['counter-officer', 'department-office', 'unit-head', 'integration'] },
  supplement: { read: [], write: ['counter-officer', 'specialist', 'unit-head', 'department-office', 'integration'] },
  // The papers have come: an officer writes it down, or the applicant sends them online.
  supplements: {
    read: [],
    write: ['citizen', 'counter-officer', 'specialist', 'unit-head', 'department-office', 'integration'],
  },
  'supplement-access': { read: [], write: ['citizen'] },
  // Rút hồ sơ is the applicant's right; at the counter the officer writes it down.
  withdrawal: { read: [], write: ['citizen', 'counter-officer', 'unit-head', 'department-office', 'integration'] },
  settlement: { read: [], write: ['specialist', ...LEADERS, 'integration'] },
  return: { read: [], write: ['counter-officer', 'department-office', 'postal-operator', 'integration'] },
  vote: { read: [], write: ['citizen', 'counter-officer', 'records-clerk', 'department-office', 'integration'] },
  'return-channel': {
    read: [],
    write: ['citizen', 'counter-officer', 'department-office', 'postal-operator', 'integration'],
  },
  // What the law leaves open is decided by the department office (domain §13).
  parameters: { read: [...READERS, 'system-admin', 'integration'], write: ['department-office', 'system-admin'] },
  // The paper book (form 06) against which the software is measured (I.5.c).
  'paper-books': {
    read: [...READERS, 'system-admin'],
    write: ['records-clerk', 'counter-officer', 'department-office', 'unit-head'],
  },
  corrections: { read: [], write: ['counter-officer', 'unit-head', 'department-office', 'department-leader'] },
  // QĐ 45/2016 Art.6–10: postmen and the one-stop unit hand items over to each other.
  shipments: {
    read: [...READERS, 'postal-operator', 'integration'],
    write: ['postal-operator', 'counter-officer', 'department-office', 'integration'],
  },
  // Money of citizens in the post's hands: who takes it and who receives it.
  'postal-money': {
    read: [...LEADERS, 'postal-operator', 'counter-officer', 'inspector'],
    write: ['postal-operator', 'counter-officer', 'department-office'],
  },
  'post-complaints': {
    read: [...LEADERS, 'postal-operator', 'counter-officer', 'inspector'],
    write: ['postal-operator', 'counter-officer', 'department-office'],
  },
  'post-offices': { read: EVERYONE, write: [] },
  'postal-reports': {
    read: [...READERS, 'system-admin', 'postal-operator'],
    write: ['department-office', 'department-leader', 'records-clerk'],
  },
  statements: { read: [], write: ['postal-operator', 'department-office', 'integration', 'system-admin'] },
  // Carriers sign what they say (HMAC): they have no token.
  'carrier-events': { read: [], write: EVERYONE },
  carriers: { read: ['system-admin', 'postal-operator', ...LEADERS], write: [] },
  'item-numbers': { read: ROLES.filter((role) => role !== 'anonymous'), write: [] },
  register: { read: [...READERS, 'integration'], write: ['records-clerk', 'department-office', 'integration'] },
  registers: { read: [], write: ['records-clerk', 'department-office', 'integration', 'system-admin'] },
  messages: { read: [...READERS, 'integration'], write: ['records-clerk', 'department-office', 'integration'] },
  'document-attachments': { read: ['records-clerk', 'specialist', ...LEADERS, 'integration'], write: [] },
  connections: {
    read: [...READERS, 'system-admin', 'integration'],
    write: ['system-admin', 'integration', 'department-office'],
  },
  reminders: { read: [...READERS, 'integration'], write: [...LEADERS, 'specialist'] },
  opinions: {
    read: READERS,
    write: ['citizen', 'counter-officer', 'records-clerk', 'specialist', 'unit-head', 'department-office', 'inspector'],
  },
  answers: { read: [], write: LEADERS },
  published: { read: EVERYONE, write: [] },
  tasks: { read: READERS, write: LEADERS },
  completion: { read: [], write: ['specialist', ...LEADERS] },
  indicators: { read: [...READERS, 'system-admin', 'integration'], write: [] },
  reports: { read: [...READERS, 'system-admin', 'integration'], write: [] },
  stream: { read: [...READERS, 'system-admin', 'integration'], write: [] },
  platform: { read: ['system-admin'], write: ['system-admin'] },
} as const satisfies Record<string, Record<Action, readonly Role[]>>;

export type Resource = keyof typeof RIGHTS;

export function mayDo(by: Actor, resource: Resource, action: Action): boolean {
  return (RIGHTS[resource][action] as readonly Role[]).includes(by.role);
}

/** A route that needs no sign-in (API.md "Public without login"). */
export const isPublic = (resource: Resource, action: Action): boolean =>
  (RIGHTS[resource][action] as readonly Role[]).includes('anonymous');
