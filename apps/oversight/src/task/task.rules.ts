import { Problem, type AssignTask, type CompleteTask, type TaskState, type TaskTimeliness } from '#contracts';

/** Agencies by the codes a command names them with. */
export type AgencyIds = (code: string) => string;

/** The state of a new task, or why it can't be given. `today` is the day in Vietnam. Letter 600 I.1, I.7; domain rule 68. */
export function assign(command: AssignTask, idOf: AgencyIds, today: string): TaskState {
  const { issuedOn, number } = command.document;
  if (issuedOn > today) throw new Problem('refused', 'oversight.document-in-future');
  const leadAgencyId = idOf(command.leadAgencyCode);
  const cooperating = (command.cooperating ?? []).map(({ agencyCode, dueOn }) => ({
    agencyId: idOf(agencyCode),
    dueOn: dueOn ?? null,
  }));
  const agencies = [leadAgencyId, ...cooperating.map(({ agencyId }) => agencyId)];
  if (new Set(agencies).size !== agencies.length) throw new Problem('refused', 'oversight.lead-cooperates');
  for (const dueOn of [command.dueOn, ...cooperating.map((one) => one.dueOn)])
    if (dueOn && dueOn < issuedOn) throw new Problem('refused', 'oversight.due-before-document', { dueOn });
  return {
    document: { number, issuedOn },
    source: command.source,
    clause: command.clause ?? null,
    leadAgencyId,
    cooperating,
    dueOn: command.dueOn ?? null,
    completedOn: null,
    evidence: [],
  };
}

/** The task with its product submitted, or why that can't be. Nobody completes ahead of time or before the product is there. */
export function complete(task: TaskState, command: CompleteTask, today: string): TaskState {
  const completedOn = command.completedOn ?? today;
  if (task.completedOn !== null) throw new Problem('conflict', 'oversight.completed-already');
  if (completedOn > today) throw new Problem('refused', 'oversight.completed-in-future');
  if (completedOn < task.document.issuedOn) throw new Problem('refused', 'oversight.completed-before-document');
  const later = command.evidence.find(({ issuedOn }) => issuedOn > completedOn);
  if (later) throw new Problem('refused', 'oversight.evidence-after-completion', { number: later.number });
  const evidence = command.evidence.map(({ number, issuedOn }) => ({ number, issuedOn }));
  return { ...task, completedOn, evidence };
}

/** By dates, as everywhere: on the due day is on time. */
export function timelinessOf(
  { dueOn, completedOn }: Pick<TaskState, 'dueOn' | 'completedOn'>,
  today: string,
): TaskTimeliness {
  if (dueOn === null) return 'undated';
  if (completedOn !== null) return completedOn <= dueOn ? 'on-time' : 'late';
  return today <= dueOn ? 'open' : 'overdue';
}
