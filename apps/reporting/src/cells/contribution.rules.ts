import type { DossierFact } from '../facts/dossier-fact.js';
import { spansOf } from '../facts/span.js';
import { receivedColumn, type FlowColumn } from './columns.js';

export type Visit<C extends string = string> = (day: string, column: C, amount: number) => void;

const SETTLED = { early: 'settled_early', 'on-time': 'settled_on_time', late: 'settled_late' } as const;
const CLOSED = { withdrawal: 'withdrawn', stop: 'stopped' } as const;

/** Everything a fact counts for, by business day: flows, and +1/−1 where it enters or leaves a stock. Future days included. */
export function contribution(fact: DossierFact, visit: Visit<FlowColumn>): void {
  const { receivedOn, closedOn } = fact;
  visit(receivedOn, 'received', 1);
  visit(receivedOn, 'open', 1);
  if (closedOn) visit(closedOn, 'open', -1);
  closings(fact, visit);
  cohort(fact, visit);
  if (fact.returnedOn) visit(fact.returnedOn, 'returned', 1);
  if (fact.stepsRecorded > 0) visit(receivedOn, 'steps_recorded', fact.stepsRecorded);
  if (fact.stepsInTime > 0) visit(receivedOn, 'steps_in_time', fact.stepsInTime);
  if (fact.stepsUnknown) visit(receivedOn, 'steps_unknown', 1);
  if (fact.linked) visit(receivedOn, 'received_linked', 1);
  if (fact.votedOn) voted(fact.votedOn, fact.vote, visit);
  stock(fact.waiting, 'waiting', visit);
  stock(fact.overdue, 'overdue', visit);
  if (fact.lateOn) lateness(fact, fact.lateOn, visit);
  if (fact.secondRequestOn) askedAgain(fact, fact.secondRequestOn, visit);
}

/** The part of it kept by procedure: flows only. */
export function procedureContribution(fact: DossierFact, visit: Visit): void {
  visit(fact.receivedOn, receivedColumn(fact.channel, fact.level), 1);
  if (fact.linked) visit(fact.receivedOn, 'received_linked', 1);
  if (fact.settledOn && fact.timeliness) visit(fact.settledOn, SETTLED[fact.timeliness], 1);
  if (fact.settledOn && fact.closing === 'refusal') visit(fact.settledOn, 'refused', 1);
  if (fact.closedOn && (fact.closing === 'withdrawal' || fact.closing === 'stop')) {
    visit(fact.closedOn, CLOSED[fact.closing], 1);
  }
  if (fact.returnedOn) visit(fact.returnedOn, 'returned', 1);
}

function closings(fact: DossierFact, visit: Visit<FlowColumn>): void {
  const { settledOn, closedOn, closing } = fact;
  if (settledOn && fact.timeliness) {
    visit(settledOn, SETTLED[fact.timeliness], 1);
    if (fact.timelyByReappointment) visit(settledOn, 'timely_by_reappointment', 1);
    if (closing === 'refusal') visit(settledOn, 'refused', 1);
  }
  if (closedOn && (closing === 'withdrawal' || closing === 'stop')) visit(closedOn, CLOSED[closing], 1);
}

/** Of the dossiers received on a day, those settled by now: reading E follows them wherever they end. */
function cohort(fact: DossierFact, visit: Visit<FlowColumn>): void {
  if (!fact.settledOn) return;
  visit(fact.receivedOn, 'received_settled', 1);
  if (fact.timeliness !== 'late') visit(fact.receivedOn, 'received_settled_timely', 1);
}

function askedAgain({ secondTripOn, secondBlamelessOn }: DossierFact, on: string, visit: Visit<FlowColumn>): void {
  visit(on, 'supplemented_again', 1);
  if (secondTripOn) visit(secondTripOn, 'supplemented_again_in_person', 1);
  if (secondBlamelessOn) visit(secondBlamelessOn, 'supplemented_again_blameless', 1);
}

function voted(on: string, vote: DossierFact['vote'], visit: Visit<FlowColumn>): void {
  visit(on, 'votes', 1);
  if (vote !== 'unsatisfied') visit(on, 'votes_satisfied', 1);
}

/** Of the dossiers that became late on a day, those apologised for by now: the apology may come before or after it. */
function lateness(fact: DossierFact, lateOn: string, visit: Visit<FlowColumn>): void {
  visit(lateOn, 'late', 1);
  const { apologyIssuedOn, apologyInTime, apologyNewDueOn, settledOn } = fact;
  if (!apologyIssuedOn) return;
  visit(lateOn, 'late_apologised', 1);
  if (apologyInTime) visit(lateOn, 'late_apologised_in_time', 1);
  if (settledOn && apologyNewDueOn && settledOn <= apologyNewDueOn) visit(lateOn, 'late_new_date_kept', 1);
}

function stock(days: string, column: FlowColumn, visit: Visit<FlowColumn>): void {
  if (days === '{}') return;
  for (const [from, to] of spansOf(days)) {
    visit(from, column, 1);
    if (to) visit(to, column, -1);
  }
}
