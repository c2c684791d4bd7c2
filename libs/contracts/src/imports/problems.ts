import type { ProblemText } from '../problems.js';

export const importProblems = {} as const satisfies Record<string, ProblemText>;
