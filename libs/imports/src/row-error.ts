import { problemText, type FieldError, type ProblemCode, type ProblemFacts } from '#contracts';

/** An error of one row, in the words of the problem with that code. */
export function rowError(code: ProblemCode, facts: ProblemFacts = {}, path = ''): FieldError {
  return { path, code, message: { vi: problemText(code, facts, 'vi'), en: problemText(code, facts, 'en') } };
}
