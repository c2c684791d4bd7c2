import type { ProblemText } from '../problems.js';

export const oversightProblems = {
  'oversight.due-before-document': {
    vi: 'Hạn {dueOn} sớm hơn ngày của văn bản giao việc',
    en: 'Due day {dueOn} is before the document that gives the task',
  },
  'oversight.document-in-future': { vi: 'Văn bản ghi ngày ở tương lai', en: 'The document is dated in the future' },
  'oversight.lead-cooperates': {
    vi: 'Cơ quan phối hợp trùng nhau hoặc trùng cơ quan chủ trì',
    en: 'A co-operating agency is named twice or leads the task itself',
  },
  'oversight.completed-already': { vi: 'Nhiệm vụ đã hoàn thành', en: 'The task is completed already' },
  'oversight.completed-in-future': { vi: 'Ngày hoàn thành nằm ở tương lai', en: 'The day of completion lies ahead' },
  'oversight.completed-before-document': {
    vi: 'Ngày hoàn thành sớm hơn ngày của văn bản giao việc',
    en: 'The day of completion is before the document that gives the task',
  },
  'oversight.evidence-after-completion': {
    vi: 'Sản phẩm {number} ban hành sau ngày hoàn thành',
    en: 'Product {number} was issued after the day of completion',
  },
} as const satisfies Record<string, ProblemText>;
