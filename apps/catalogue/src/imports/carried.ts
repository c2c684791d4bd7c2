import { findErrors, ProcedureRow, type FieldError, type ProcedureParts } from '#contracts';
import { withoutNulls } from '../procedures/procedure.rules.js';

export type SourceName = 'portal' | 'official-list' | 'chiso';

/** What a row of a source says; parts it does not carry are absent. */
export interface Carried {
  source: SourceName;
  code: string;
  parts: ProcedureParts;
  aliases: NonNullable<ProcedureRow['aliases']>;
  offerings: NonNullable<ProcedureRow['offerings']>;
  /** Null: the source publishes nothing. */
  publication: { decision: string | null; validFrom: string | null } | null;
}

export type ReadRow = { carried: Carried } | { errors: FieldError[] };

/** A row checked as every border is, whatever its source. */
export function carriedOf(
  source: SourceName,
  row: object,
  publishes?: (parts: ProcedureParts) => Carried['publication'],
): ReadRow {
  const { instance, errors } = findErrors(ProcedureRow, row);
  if (!instance || errors.length > 0) return { errors };
  const { code, aliases, offerings, publication, ...rest } = instance;
  const parts = withoutNulls(rest);
  const own = publication ? { decision: publication.decision, validFrom: publication.validFrom ?? null } : null;
  return {
    carried: {
      source,
      code,
      parts,
      aliases: aliases ?? [],
      offerings: offerings ?? [],
      publication: publishes?.(parts) ?? own,
    },
  };
}
