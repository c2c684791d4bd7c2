import { addDays } from '#calendar';
import type { ProcedurePart, ProcedureParts, ProcedureStatus, PublicationKind } from '#contracts';
import { missingParts } from './completeness.rules.js';

/** A version as it is stored. */
export interface Version {
  version: number;
  status: ProcedureStatus;
  kind: PublicationKind | null;
  decision: string | null;
  decidedOn: string | null;
  validFrom: string | null;
  validTo: string | null;
  source: string;
  parts: ProcedureParts;
  missing: ProcedurePart[];
}

/** A procedure's place among its versions. */
export interface Standing {
  status: ProcedureStatus;
  /** The version in force or repealed, else the draft. */
  shown: number;
  draft: number | null;
}

/** The version shown among these. */
export function shownOf(standing: Standing, versions: readonly Version[]): Version {
  return versions.find(({ version }) => version === standing.shown)!;
}

/** The version in force on a day; a repealed one was so until its last day. Null where none was. */
export function inForceOn(versions: readonly Version[], day: string): Version | null {
  const holding = versions.filter(({ status, validFrom, validTo }) => {
    return status !== 'draft' && (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
  });
  return holding.sort((a, b) => a.version - b.version).at(-1) ?? null;
}

export interface Publication {
  kind: PublicationKind | null;
  decision: string | null;
  decidedOn: string | null;
  /** Null where the source does not say since when. */
  validFrom: string | null;
}

export interface Written {
  standing: Standing;
  /** Versions to write, new ones and changed ones. */
  versions: Version[];
}

const draftOf = (version: number, parts: ProcedureParts, source: string): Version => ({
  version,
  status: 'draft',
  kind: null,
  decision: null,
  decidedOn: null,
  validFrom: null,
  validTo: null,
  source,
  parts,
  missing: missingParts(parts),
});

const inForce = (draft: Version, publication: Publication): Version => ({
  ...draft,
  ...publication,
  status: 'in-force',
});

/** The first version: in force when a publication comes with it and nothing is missing, else a draft. */
export function firstVersion(parts: ProcedureParts, source: string, publication: Publication | null): Written {
  const draft = draftOf(1, parts, source);
  if (!publication || draft.missing.length > 0)
    return { standing: { status: 'draft', shown: 1, draft: 1 }, versions: [draft] };
  return { standing: { status: 'in-force', shown: 1, draft: null }, versions: [inForce(draft, publication)] };
}

/** Other parts for the draft; beside a version in force a new draft begins. */
export function redrafted(standing: Standing, current: Version, parts: ProcedureParts, source: string): Written {
  const version = standing.draft ?? current.version + 1;
  const shown = standing.status === 'draft' ? version : standing.shown;
  return { standing: { ...standing, shown, draft: version }, versions: [draftOf(version, parts, source)] };
}

/** The draft comes into force; what was in force before ends on the day before. */
export function published(draft: Version, publication: Publication, before: Version | null): Written {
  const standing: Standing = { status: 'in-force', shown: draft.version, draft: null };
  const versions = [inForce(draft, publication)];
  if (before && publication.validFrom) versions.unshift({ ...before, validTo: addDays(publication.validFrom, -1) });
  return { standing, versions };
}

/**
 * New parts from a source for what is in force: a version of its own from today on (NĐ 63/2010 Art.14–15); what began today
 * or later is corrected in place.
 */
export function amended(
  standing: Standing,
  current: Version,
  parts: ProcedureParts,
  source: string,
  today: string,
): Written {
  if (current.validFrom !== null && current.validFrom >= today) {
    return { standing, versions: [{ ...current, parts, source, missing: missingParts(parts) }] };
  }
  const decision = parts.decisionNumber ?? null;
  const publication = { kind: 'amended', decision, decidedOn: null, validFrom: today } as const;
  return succeeded(standing, current, parts, { source, publication });
}

/** Other parts by a decision for what is in force: a version after it, beside any draft. */
export function succeeded(
  standing: Standing,
  current: Version,
  parts: ProcedureParts,
  { source, publication }: { source: string; publication: Publication },
): Written {
  const version = Math.max(current.version, standing.draft ?? 0) + 1;
  const next = published(draftOf(version, parts, source), publication, current);
  return { ...next, standing: { ...next.standing, draft: standing.draft } };
}

/** Repealed from a day: its last day is the day before. */
export function repealed(standing: Standing, current: Version, from: string): Written {
  const version: Version = { ...current, status: 'repealed', validTo: addDays(from, -1) };
  return { standing: { ...standing, status: 'repealed' }, versions: [version] };
}

/** Whether a source says something: an empty list is a table it does not have. */
const says = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Parts of a source over those known: what it does not carry stays; a part it carries ends an explicit "none". */
export function mergedParts(known: ProcedureParts, carried: Partial<ProcedureParts>): ProcedureParts {
  const given = Object.entries(carried).filter(([, value]) => says(value));
  const merged: ProcedureParts = { ...known, ...Object.fromEntries(given) };
  if (carried.name) merged.name = { vi: carried.name.vi, en: carried.name.en ?? known.name.en ?? null };
  const none = new Set([...(known.none ?? []), ...(carried.none ?? [])]);
  return { ...merged, none: [...none].filter((part) => !said(merged, part)) };
}

const said = (parts: ProcedureParts, part: ProcedurePart): boolean =>
  !missingParts({ ...parts, none: [] }).includes(part);
