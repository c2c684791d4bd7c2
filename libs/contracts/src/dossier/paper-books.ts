import { event } from '../event.js';
import { Day, Id, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** How many dossiers the paper book of an agency (form 06) has for a month: the other half of I.5.c. */
export class PaperBookRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Cơ quan', en: 'Agency whose book it is' }) agencyId!: string;
  @Text({ vi: 'Tháng', en: 'Month', example: '2018-07' }) month!: string;
  @Day({ vi: 'Ngày cuối tháng', en: 'Last day of the month: the day it counts on' }) lastDay!: string;
  @Whole({ vi: 'Số hồ sơ theo sổ', en: 'Dossiers of the book' }) dossiers!: number;
}
/** Its subject is the book of that agency and month. */
export const paperBookRecorded = event('dossier.paper-book.recorded.v1', PaperBookRecorded);

export class PaperBookView extends PaperBookRecorded {
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency' }) agency!: string;
  @Text({ vi: 'Minh chứng', en: 'Evidence' }) source!: string;
}
/** Counted again, the month has the new number; the old one stays reachable by `asOf`. */
export class RecordPaperBook {
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency', max: 40, example: '000.00.15.H10' }) agency!: string;
  @Text({ vi: 'Tháng', en: 'Month', example: '2018-07', pattern: MONTH }) month!: string;
  @Whole({ vi: 'Số hồ sơ theo sổ', en: 'Dossiers of the book', max: 1_000_000 }) dossiers!: number;
  @Text({ vi: 'Minh chứng: số, trang của sổ', en: 'Evidence: number and pages of the book', max: 300 }) source!: string;
}
export class PaperBookQuery {
  @Text({ vi: 'Mã cơ quan, gồm cơ quan trực thuộc', en: 'Agency, with those below it', max: 40 }) agency!: string;
  @Whole({ vi: 'Năm', en: 'Year', min: 2010, max: 2200 }) year!: number;
}
export class PaperBooks {
  @Parts(() => PaperBookView, { vi: 'Các tháng', en: 'Months', max: 5000 }) items!: PaperBookView[];
}

export const recordPaperBook = request('dossier.paper-books.record', RecordPaperBook, PaperBookView);
export const listPaperBooks = request('dossier.paper-books.list', PaperBookQuery, PaperBooks);
