import type { ProblemText } from '../problems.js';

export const catalogueProblems = {} as const satisfies Record<string, ProblemText>;
