import type { Actor } from '#contracts';
import { writeDocument, writeStatus, type DocumentMessage, type StatusMessage } from '#edxml';

const DEPARTMENT = '000.00.15.H10';
const OTHER_DEPARTMENT = '000.00.16.H10';
const PROVINCE = '000.00.00.H10';

export const link: Actor = { issuer: 'test', subject: 'axis', role: 'integration', agency: PROVINCE };
export const clerk: Actor = { ...link, subject: 'clerk', role: 'records-clerk', agency: DEPARTMENT };
export const other: Actor = { ...clerk, subject: 'other', agency: OTHER_DEPARTMENT };
export const ABROAD = '000.00.00.G22';
export const aDocument = (
  number: number,
  more: Partial<DocumentMessage> = {},
): Omit<DocumentMessage, 'kind' | 'signed'> => ({
  documentId: `${DEPARTMENT},2018/09/07,${number}/STTTT-VP`,
  from: { id: DEPARTMENT, name: 'Sở TTTT' },
  to: [
    { id: OTHER_DEPARTMENT, name: null },
    { id: ABROAD, name: null },
  ],
  code: { number: String(number), notation: 'STTTT-VP' },
  issuedOn: '2018-09-07',
  place: null,
  type: { code: '1', name: 'Công văn' },
  subject: 'DỮ LIỆU MẪU',
  content: null,
  signer: null,
  dueOn: null,
  priority: 0,
  steering: null,
  answers: [],
  business: { type: 0, reason: null, paper: false, documentId: null, staff: null },
  trace: [{ organId: DEPARTMENT, at: '2018-09-07T15:00:00+07:00' }],
  attachments: [],
  ...more,
});
export const business = (type: 0 | 1 | 2 | 3, documentId: string | null = null) => ({
  business: { type, reason: 'DỮ LIỆU MẪU', paper: false, documentId, staff: null },
});
async function* nothing(): AsyncGenerator<Buffer> {}
export async function textOf(message: Omit<DocumentMessage, 'kind' | 'signed'>): Promise<string> {
  let text = '';
  for await (const piece of writeDocument(message, nothing)) text += piece;
  return text;
}
export const statusOf = (number: number, status: StatusMessage['status'], more: Partial<StatusMessage> = {}): string =>
  writeStatus({
    from: { id: OTHER_DEPARTMENT, name: null },
    about: { organId: DEPARTMENT, documentId: aDocument(number).documentId, code: null, issuedOn: '2018-09-07' },
    status,
    description: 'DỮ LIỆU MẪU',
    at: `2018-09-07T15:${status}:00+07:00`,
    staff: null,
    ...more,
  });
