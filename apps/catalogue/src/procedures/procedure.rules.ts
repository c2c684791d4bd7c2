import { Problem } from '#contracts';
import type {
  AliasInput,
  DatedCode,
  ProcedureParts,
  PublishProcedure,
  RecordProcedure,
  RepealProcedure,
} from '#contracts';
import { labelOf, missingParts } from './completeness.rules.js';
import { published, repealed, type Version, type Written } from './version.rules.js';
import type { Stored } from './procedure.queries.js';

/** What a command says of the procedure itself, without identity and codes. */
export function partsOf({ id: _, code: __, aliases: ___, ...parts }: RecordProcedure): ProcedureParts {
  return withoutNulls(parts);
}

/** Absent and null mean the same; what is absent is not stored. Tables become plain objects, long texts are left as they are. */
export function withoutNulls(parts: ProcedureParts): ProcedureParts {
  const said = Object.entries(parts).filter(([, value]) => value !== null && value !== undefined);
  const plain = said.map(([part, value]) => [
    part,
    typeof value === 'object' ? plainOf(value as object) : (value as string),
  ]);
  const { name, ...others } = Object.fromEntries(plain) as ProcedureParts;
  return { name: { vi: name.vi, en: name.en ?? null }, ...others };
}

const plainOf = (value: object): object => JSON.parse(JSON.stringify(value)) as object;

/** Aliases known and new, by code; what is said now wins. */
export function mergedAliases(
  known: readonly DatedCode[],
  given: readonly AliasInput[] | null | undefined,
): DatedCode[] {
  const said = (given ?? []).map(({ code, from = null, to = null }) => ({ code, from, to }));
  const byCode = new Map([...known, ...said].map((alias) => [alias.code, alias]));
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The draft put in force, or why it can't be (NĐ 63/2010 Art.8.2, 15.1). */
export function publication(stored: Stored, versions: readonly Version[], command: PublishProcedure): Written {
  const { kind, decision, decidedOn, validFrom } = command;
  const draft = draftOf(stored, versions);
  const before = followed(stored, versions, validFrom);
  const parts = { ...draft.parts, none: [...new Set([...(draft.parts.none ?? []), ...(command.none ?? [])])] };
  const missing = missingParts(parts);
  if (missing.length > 0) throw incomplete(missing);
  // A source may have amended what is in force while the draft was written.
  const version = Math.max(draft.version, (before?.version ?? 0) + 1);
  return published({ ...draft, version, parts, missing }, { kind, decision, decidedOn, validFrom }, before);
}

function draftOf({ standing, code }: Stored, versions: readonly Version[]): Version {
  if (standing.status === 'repealed') throw new Problem('refused', 'procedure.repealed', { code });
  const draft = versions.find(({ version }) => version === standing.draft);
  if (!draft) throw new Problem('refused', 'procedure.no-draft', { code });
  return draft;
}

/** The version in force that a publication ends; it must have begun before. */
function followed({ standing }: Stored, versions: readonly Version[], validFrom: string): Version | null {
  const before = standing.status === 'in-force' ? versions.find(({ version }) => version === standing.shown)! : null;
  if (before?.validFrom && validFrom <= before.validFrom) {
    throw new Problem('refused', 'procedure.valid-from-too-early', { validFrom: before.validFrom });
  }
  return before;
}

/** An abolished procedure takes no new dossier from that day on (NĐ 63/2010 Art.14). */
export function repeal(stored: Stored, shown: Version, { from }: RepealProcedure): Written {
  const { standing, code } = stored;
  if (standing.status === 'repealed') throw new Problem('refused', 'procedure.repealed', { code });
  if (standing.status === 'draft') throw new Problem('refused', 'procedure.not-in-force', { code });
  if (shown.validFrom && from < shown.validFrom) {
    throw new Problem('refused', 'procedure.valid-from-too-early', { validFrom: shown.validFrom });
  }
  return repealed(standing, shown, from);
}

function incomplete(missing: ReturnType<typeof missingParts>): Problem {
  const errors = missing.map((part) => {
    const { vi, en } = labelOf(part);
    return { path: part, code: 'missing', message: { vi: `Thiếu: ${vi}`, en: `Missing: ${en}` } };
  });
  const list = missing.map((part) => labelOf(part).vi).join('; ');
  return new Problem('refused', 'procedure.incomplete', { missing: list }, errors);
}
