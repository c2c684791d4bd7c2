import type { FormNumber, Timeliness } from '#contracts';
import type { Signature } from '#documents';
import type { PersonContent } from '../person/persons.service.js';
import type { Facts } from '../dossier.rules.js';

/** What was issued from the book. */
export interface Issue {
  edition: number;
  year: number;
  number: number;
  issuedOn: string;
  issuedAt: Date;
  signature: Signature;
}

/** A hand-over of form 05. */
export interface FormStep {
  at: Date;
  giver: string;
  taker: string;
  action: string;
  dueAt: Date | null;
}

/** The act a form is about, with its free text. */
export interface FormAct {
  at: Date;
  text: { reason?: string; papers?: string[]; number?: string; [more: string]: unknown };
}

export interface FormPlace {
  /** Department and the agency above it, as the header shows them. */
  name: string;
  parent: string | null;
  /** Before the date: "Bình Phước". */
  place: string;
  /** Where the dossier was received and the result is fetched. */
  unit: string;
}

/** A line of the follow-up book. */
export interface BookLine {
  dossier: Facts;
  person: PersonContent | null;
  procedure: string;
}

/** All that a form may show. `person` is null for a reader who may not know the applicant: its lines stay dotted. */
export interface FormFacts {
  form: FormNumber;
  dossier: Facts;
  procedure: { name: string; field: string | null };
  at: FormPlace;
  person: PersonContent | null;
  act: FormAct | null;
  issue: Issue | null;
  steps: readonly FormStep[];
  book: readonly BookLine[];
  timeliness: Timeliness;
  trackingAddress: string;
  /** The day the form is of: it decides its layout. */
  day: string;
}
