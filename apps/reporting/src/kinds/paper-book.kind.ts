import { paperBookRecorded, type PaperBookRecorded } from '#contracts';
import { factKind } from './fact-kind.js';

/** A month of an agency's paper book: so many dossiers, counted on its last day. */
type PaperBook = {
  readonly agencyId: string;
  readonly month: string;
  readonly lastDay: string;
  readonly dossiers: number;
};

export const paperBook = factKind<PaperBook, PaperBookRecorded>({
  name: 'paper-book',
  producer: 'dossier',
  table: 'paper_book_fact',
  events: [paperBookRecorded],
  columns: { agencyId: 'uuid', month: 'text', lastDay: 'date', dossiers: 'integer' },
  factOf: ({ agencyId, month, lastDay, dossiers }) => ({ agencyId, month, lastDay, dossiers }),
  measures: { 'paper-book-dossiers': { day: 'lastDay', amount: 'dossiers' } },
  everyAgency: {
    day: 'lastDay',
    vi: 'Chưa có số hồ sơ theo sổ giấy',
    en: 'No number of the paper book',
    agencies: {
      vi: 'Cơ quan chưa có số hồ sơ theo sổ giấy trong kỳ',
      en: 'Agencies without a paper book in the period',
    },
  },
  shown: { code: 'month', beside: ['dossiers'] },
});
