import type { ProblemText } from '../problems.js';

export const reportingProblems = {} as const satisfies Record<string, ProblemText>;
