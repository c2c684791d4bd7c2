export { csvRows } from './csv-rows.js';
export type { ImportAbout, ImportFormat, Row, RowOutcome } from './format.js';
export { importsController, importsProviders } from './imports.controller.js';
export { Imports1770000000100 as ImportsMigration } from './imports.migration.js';
export { jsonLines } from './json-lines.js';
