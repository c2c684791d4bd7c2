import type { FieldError, ProblemFacts } from '../problem.js';
import { problemText, type ProblemCode } from '../problems.js';

/** An error of one row, in the words of the problem with that code. */
export function rowError(code: ProblemCode, facts: ProblemFacts = {}, path = ''): FieldError {
  return { path, code, message: { vi: problemText(code, facts, 'vi'), en: problemText(code, facts, 'en') } };
}
