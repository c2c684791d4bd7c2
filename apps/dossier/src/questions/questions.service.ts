import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { countDays } from '#calendar';
import { Problem, QUESTION_KINDS, type Actor, type Question, type QuestionKind, type QuestionsQuery } from '#contracts';
import type { QuestionsView } from '#contracts';
import { CatalogueCopy } from '../catalogue-copy.js';
import { findingsOf, type Finding } from './questions.queries.js';

const LONGEST_DAYS = 366;

/** Each ends with a question: there may be a good reason, and nobody is accused. */
const TEXTS: Record<QuestionKind, (of: Finding) => { vi: string; en: string }> = {
  'last-minutes': ({ n, of, subject }) => ({
    vi: `${n}/${of} kết quả của ngày ${subject} ghi sau 16:45 của đúng ngày hẹn. Việc có xong từ trước mà ghi dồn không?`,
    en: `${n} of ${of} results of ${subject} were recorded after 16:45 of the very due day. Were they ready before and recorded together?`,
  }),
  refiled: ({ n, subject }) => ({
    vi: `${n} hồ sơ thủ tục ${subject} nộp lại trong 10 ngày sau khi hồ sơ trước rút hoặc dừng. Vì sao không giải quyết tiếp hồ sơ cũ?`,
    en: `${n} dossiers of ${subject} were filed again within 10 days of a withdrawal or stop. Why was the earlier one not continued?`,
  }),
  'entered-later': ({ n, of, subject }) => ({
    vi: `${n}/${of} hồ sơ tháng ${subject} nhập sau ngày tiếp nhận. Có mất điện, mất mạng không?`,
    en: `${n} of ${of} dossiers of ${subject} were entered after their day of reception. Was there a power or network cut?`,
  }),
  'december-single': ({ n, subject }) => ({
    vi: `${n} thủ tục chỉ có một hồ sơ trong năm ${subject}, nhận vào tháng 12. Đó có phải nhu cầu thật không?`,
    en: `${n} procedures had a single dossier in ${subject}, received in December. Was there a real need?`,
  }),
  'one-account': ({ n, subject }) => ({
    vi: `${n} hồ sơ trực tuyến ngày ${subject} do cùng một tài khoản nộp. Có ai nộp hộ không, và vì sao?`,
    en: `${n} online submissions of ${subject} came from one account. Does somebody submit for others, and why?`,
  }),
  'vote-burst': ({ n, of, subject }) => ({
    vi: `${n}/${of} phiếu đánh giá ghi trong một ngày ${subject}. Phiếu được thu thập thế nào?`,
    en: `${n} of ${of} votes were recorded on one day, ${subject}. How were they collected?`,
  }),
};

@Injectable()
export class QuestionsService {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
  ) {}

  async ask({ agency, from, to }: QuestionsQuery, by: Actor): Promise<QuestionsView> {
    if (to < from || countDays(from, to) > LONGEST_DAYS)
      throw new Problem('invalid', 'invalid.parameter', { name: 'to', value: to });
    const agencies = await this.catalogue.scope.visible(by, agency);
    const tree = await this.catalogue.tree();
    const items: Question[] = [];
    for (const kind of QUESTION_KINDS) {
      for (const found of await findingsOf(this.db, kind, { agencies, from, to })) {
        const { agencyId, subject, n, of, examples } = found;
        const agencyCode = tree.get(agencyId)?.codes[0]?.code ?? agencyId;
        items.push({ kind, agencyCode, subject, n, of, question: TEXTS[kind](found), examples: examples ?? [] });
      }
    }
    return { items };
  }
}
