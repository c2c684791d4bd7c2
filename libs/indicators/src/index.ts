export * from './evaluate.js';
export * from './evidence.js';
export type * from './expression.js';
export * from './fraction.js';
export * from './indicator.js';
export type * from './label.js';
export * from './measures.js';
export * from './status.js';
export * from './value.js';
