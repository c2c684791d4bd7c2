import { Problem, v7, type AssignmentView, type GrantAssignment } from '#contracts';
import type { NewAssignment } from './assignment.queries.js';

/** A role for somebody at an agency; a delegation is one with an end. */
export function newAssignment(
  command: GrantAssignment,
  about: { agencyId: string; grantedBy: string; now: Date },
): NewAssignment {
  const { issuer, subject, role } = command;
  const from = command.from ? new Date(command.from) : about.now;
  const to = command.to ? new Date(command.to) : null;
  if (to && to <= from) throw new Problem('invalid', 'assignment.dates-out-of-order');
  const { agencyId, grantedBy } = about;
  return { id: command.id ?? v7(about.now), issuer, subject, role, agencyId, from, to, grantedBy };
}

/** Whether a repeated request asks for what is there already; "from now" is the moment it was first asked. */
export function sameAssignment(view: AssignmentView, command: GrantAssignment, assignment: NewAssignment): boolean {
  const content = (one: AssignmentView | NewAssignment) => [one.issuer, one.subject, one.role, one.agencyId];
  const instant = (at: string | Date | null) => (at === null ? null : new Date(at).getTime());
  const sameFrom = !command.from || instant(view.from) === instant(assignment.from);
  const sameEnd = instant(view.to) === instant(assignment.to);
  return sameFrom && sameEnd && content(view).join('\n') === content(assignment).join('\n');
}

/** When an assignment ends: not before it began, and only once. */
export function endOf(view: AssignmentView, to: Date, now: Date): Date {
  if (view.to !== null && new Date(view.to) <= now) throw new Problem('conflict', 'assignment.ended');
  if (to < new Date(view.from)) throw new Problem('invalid', 'assignment.dates-out-of-order');
  return to;
}
