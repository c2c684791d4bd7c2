import type { BilingualName } from '#contracts';

export interface WebItemKind {
  item: string;
  label: BilingualName;
  law: string;
  /** Working days to update the page after the subject changed: a default, since the decree leaves some at "at once". */
  term: number;
}

const law = (clause: string): string => `NĐ 43/2011/NĐ-CP Điều 10 (${clause})`;

/**
 * From memory, since the text of the decree was not at hand: clauses are named by subject, never by number. An item that does not
 * apply to an agency is set not required.
 */
export const WEB_ITEMS: readonly WebItemKind[] = [
  {
    item: 'introduction',
    label: { vi: 'Giới thiệu, tổ chức bộ máy', en: 'About, organisation' },
    law: law('giới thiệu'),
    term: 2,
  },
  { item: 'news', label: { vi: 'Tin tức, sự kiện', en: 'News and events' }, law: law('tin tức'), term: 1 },
  {
    item: 'direction',
    label: { vi: 'Chỉ đạo, điều hành', en: 'Direction and management' },
    law: law('chỉ đạo, điều hành'),
    term: 2,
  },
  {
    item: 'law-guidance',
    label: { vi: 'Tuyên truyền, phổ biến pháp luật', en: 'Guidance on the law' },
    law: law('tuyên truyền, phổ biến'),
    term: 5,
  },
  {
    item: 'plans',
    label: { vi: 'Chiến lược, quy hoạch, kế hoạch', en: 'Strategies and plans' },
    law: law('chiến lược, kế hoạch'),
    term: 5,
  },
  {
    item: 'legal-documents',
    label: { vi: 'Văn bản quy phạm pháp luật', en: 'Legal documents' },
    law: law('văn bản'),
    term: 2,
  },
  {
    item: 'procedures',
    label: { vi: 'Thủ tục hành chính, dịch vụ công trực tuyến', en: 'Procedures and online services' },
    law: law('dịch vụ công'),
    term: 5,
  },
  {
    item: 'projects',
    label: { vi: 'Dự án, đầu tư, đấu thầu, mua sắm công', en: 'Projects, tenders, purchases' },
    law: law('dự án, đấu thầu'),
    term: 5,
  },
  {
    item: 'research',
    label: { vi: 'Chương trình, đề tài khoa học', en: 'Research' },
    law: law('đề tài khoa học'),
    term: 20,
  },
  { item: 'statistics', label: { vi: 'Thông tin thống kê', en: 'Statistics' }, law: law('thống kê'), term: 5 },
  { item: 'consultation', label: { vi: 'Lấy ý kiến góp ý', en: 'Consultation' }, law: law('góp ý'), term: 2 },
  {
    item: 'contact',
    label: { vi: 'Thông tin liên hệ, đường dây nóng', en: 'Contact, hotline' },
    law: law('liên hệ'),
    term: 2,
  },
];
