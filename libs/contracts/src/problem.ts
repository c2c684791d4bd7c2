import type { ProblemCode } from './problems.js';

/** The twelve ways a request can fail, with the HTTP status of each (RFC 9457). */
export const PROBLEM_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'not-allowed': 405,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  'unsupported-type': 415,
  refused: 422,
  'too-many': 429,
  unavailable: 503,
} as const;

export type ProblemKind = keyof typeof PROBLEM_STATUS;

/** What is wrong at one place of the input; `path` is a JSON path without `$`, `line` counts from 1. */
export interface FieldError {
  path: string;
  code: string;
  message: { vi: string; en: string };
  line?: number;
}

/** Facts fill the `{name}` places of the texts in `problems.ts`; they never hold a citizen's data. */
export type ProblemFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A refusal that the caller is told: a stable code with texts in both languages. Anything else thrown is a defect (500). */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly code: ProblemCode,
    readonly facts: ProblemFacts = {},
    readonly errors: readonly FieldError[] = [],
  ) {
    super(code);
    this.name = 'Problem';
  }

  get status(): number {
    return PROBLEM_STATUS[this.kind];
  }
}
