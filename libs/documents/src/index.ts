export { DOCUMENT_TYPES, type DocumentFormat, printDocument } from './document.js';
export { filledLine, type FormPage, formPage, signers } from './form/form-page.js';
export { letterPage } from './letter/letter-page.js';
export { letterRule, numberAndSymbol, type OfficialLetter, type Signature } from './letter/official-letter.js';
export { type Block, centred, type Page, type TableBlock, text } from './page/block.js';
export { decimal, documentNumber, hourAndDate, longDate, shortDate } from './page/typography.js';
export { type CsvOptions } from './table/csv.js';
export { streamTable } from './table/stream-table.js';
export { type Cell, TABLE_TYPES, type TableColumn, type TableExport, type TableFormat } from './table/table-export.js';
