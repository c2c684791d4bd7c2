import { type Page } from './page/block.js';
import { docxOf } from './page/docx.js';
import { pdfOf } from './page/pdf.js';

export type DocumentFormat = 'pdf' | 'docx';

export const DOCUMENT_TYPES: Record<DocumentFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A page as a file. */
export const printDocument = (page: Page, format: DocumentFormat): Promise<Buffer> =>
  format === 'pdf' ? pdfOf(page) : docxOf(page);
