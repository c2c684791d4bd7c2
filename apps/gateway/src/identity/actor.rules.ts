import { type Actor, type AssignmentRecorded } from '#contracts';
import { isPersona, ROOT_AGENCY } from './personas.js';

export interface ClaimNames {
  role: string;
  agency: string;
}

type Assignment = Pick<AssignmentRecorded, 'issuer' | 'subject' | 'role' | 'agency' | 'from' | 'to'>;

const textOf = (claim: unknown): string => (typeof claim === 'string' ? claim : '');
const first = (claim: unknown): unknown => (Array.isArray(claim) ? claim.find(isPersona) : claim);

/** Who a token speaks for: by its role claim, else by an assignment in force, else a citizen. */
export function actorOf(
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames,
  assignments: readonly Assignment[],
  now: Date,
): Actor {
  const issuer = textOf(claims.iss);
  const subject = textOf(claims.sub);
  const role = first(claims[names.role]);
  if (isPersona(role)) return { issuer, subject, role, agency: agencyOf(claims[names.agency]) };
  const assigned = assignments.find((one) => isInForce(one, now));
  return assigned
    ? { issuer, subject, role: assigned.role, agency: assigned.agency }
    : { issuer, subject, role: 'citizen', agency: ROOT_AGENCY };
}

const agencyOf = (claim: unknown): string =>
  typeof claim === 'string' && /^[A-Z0-9.]{3,40}$/.test(claim) ? claim : ROOT_AGENCY;

function isInForce({ from, to }: Assignment, now: Date): boolean {
  const at = now.getTime();
  return Date.parse(from) <= at && (to === null || Date.parse(to) > at);
}
