import { vietnamDay } from '#calendar';
import { PAPER_KINDS, type Applicant, type FormNumber, type Paper } from '#contracts';
import {
  centred,
  decimal,
  filledLine,
  shortDate,
  signers,
  text,
  type Block,
  type FormPage,
  type Signature,
} from '#documents';
import type { BookLine, FormFacts } from './form-facts.js';
import {
  applicantLines,
  contentLine,
  dayText,
  evaluationSlip,
  framed,
  instantText,
  side,
  termText,
} from './form-layout.rules.js';
import { TIMELINESS_NAMES } from './form-layout.rules.js';

/** The page of a form, from what is known; nothing is asked or read here. TT 01/2018/TT-VPCP Art.9. */
export const formOf = (facts: FormFacts): FormPage => FORMS[facts.form](facts);

const FORMS: Record<FormNumber, (facts: FormFacts) => FormPage> = {
  '01': receipt,
  '02': supplementRequest,
  '03': refusal,
  '04': apology,
  '05': controlSheet,
  '06': followUpBook,
};

const PARAGRAPH = { align: 'justify', indent: 8, before: 3 } as const;

/** Form 01: NĐ 61/2018 Art.17.1c, 17.3. */
function receipt(facts: FormFacts): FormPage {
  const { dossier, at, person } = facts;
  return framed(facts, [
    ...applicantLines(facts, 'Tiếp nhận hồ sơ của'),
    contentLine(facts),
    text('Thành phần hồ sơ nộp gồm:', { before: 2 }),
    handedIn(person?.papers ?? []),
    filledLine('Thời gian giải quyết hồ sơ theo quy định', termText(dossier)),
    filledLine('Thời gian nhận hồ sơ', instantText(dossier.receivedAt)),
    filledLine('Thời gian trả kết quả giải quyết hồ sơ', instantText(dossier.firstDueAt)),
    filledLine('Đăng ký nhận kết quả tại', returnPlace(facts)),
    text('Hồ sơ lập thành 02 liên, mỗi bên giữ 01 liên. Tra cứu tình trạng giải quyết bằng mã hồ sơ nêu trên.', { italic: true, size: 9.5, before: 4 }), // prettier-ignore
    signers([
      { role: ['Người nộp hồ sơ'], name: person?.applicant?.name ?? null },
      signer(facts, 'Người tiếp nhận hồ sơ'),
    ]),
    ...evaluationSlip(facts),
  ]);

  function returnPlace({ dossier: { returnChannel } }: FormFacts): string {
    if (returnChannel === 'post') return `Địa chỉ nêu trên, qua dịch vụ bưu chính công ích`;
    return returnChannel === 'online' ? 'Trực tuyến' : at.unit;
  }
}

function handedIn(papers: readonly Paper[]): Block {
  const count = (paper: Paper, kind: Paper['kind']) => (paper.kind === kind ? String(paper.quantity) : '');
  const rows = papers.map((paper, n) => [`${n + 1}`, paper.name, ...PAPER_KINDS.map((kind) => count(paper, kind))]);
  return {
    kind: 'table',
    shares: [9, 49, 14, 14, 14],
    heading: ['STT', 'Tên giấy tờ', 'Bản chính', 'Chứng thực', 'Bản sao'],
    rows: rows.length > 0 ? rows : [['1', '', '', '', '']],
    align: ['center', 'left', 'center', 'center', 'center'],
    size: 9.5,
  };
}

/** Form 02: all papers and the reason, once, full and exact (NĐ 61/2018 Art.15.3, 17.1a, 19.4). */
function supplementRequest(facts: FormFacts): FormPage {
  const papers = facts.act?.text.papers ?? [];
  return framed(facts, [
    ...applicantLines(facts, 'Hồ sơ của'),
    contentLine(facts),
    text('Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:', { before: 3 }),
    {
      kind: 'table',
      shares: [10, 90],
      heading: ['STT', 'Giấy tờ, nội dung cần bổ sung, hoàn thiện'],
      rows: papers.map((name, n) => [`${n + 1}`, name]),
      align: ['center', 'left'],
      size: 10,
    },
    filledLine('Lý do', facts.act?.text.reason),
    text(
      `Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, Ông/Bà liên hệ ${facts.at.unit} để được hướng dẫn.`,
      PARAGRAPH,
    ),
    signers([
      { role: ['Người nộp hồ sơ'], name: facts.person?.applicant?.name ?? null },
      signer(facts, 'Người hướng dẫn'),
    ]),
    ...evaluationSlip(facts),
  ]);
}

/** Form 03: before a receipt (Art.17.1b), or after appraisal, in writing and within the term (Art.19.8). */
function refusal(facts: FormFacts): FormPage {
  const verb = facts.dossier.receivedAt ? 'giải quyết' : 'tiếp nhận, giải quyết';
  return framed(facts, [
    ...applicantLines(facts, 'Tiếp nhận hồ sơ của'),
    contentLine(facts),
    text(`Qua xem xét, ${facts.at.name} thông báo không ${verb} hồ sơ này với lý do cụ thể như sau:`, PARAGRAPH),
    text(facts.act?.text.reason ?? '', { ...PARAGRAPH, bold: true }),
    text(`Xin thông báo để Ông/Bà biết và thực hiện; mọi vướng mắc liên hệ ${facts.at.unit}.`, PARAGRAPH),
    signers([
      { role: ['Người nộp hồ sơ'], name: facts.person?.applicant?.name ?? null },
      signer(facts, 'Người tiếp nhận hồ sơ'),
    ]),
    ...evaluationSlip(facts),
  ]);
}

/** Form 04: reason, apology, new date; at most once (NĐ 61/2018 Art.19.9). */
function apology(facts: FormFacts): FormPage {
  const { dossier, at, act, person } = facts;
  const { name = '……………………', address, phone, email }: Partial<Applicant> = person?.applicant ?? {};
  const newDueOn = dossier.apology?.newDueOn;
  return framed(facts, [
    centred(`Kính gửi: ${name}`, { before: 6, after: 4, bold: true }),
    filledLine('Địa chỉ', address),
    side(filledLine('Số điện thoại', phone), filledLine('Email', email)),
    text(receivedSentence(facts), PARAGRAPH),
    text(
      `Tuy nhiên, đến nay ${at.name} chưa trả kết quả giải quyết hồ sơ đúng thời gian quy định với lý do:`,
      PARAGRAPH,
    ),
    text(act?.text.reason ?? '', { ...PARAGRAPH, bold: true }),
    text(
      `${at.name} thành thật xin lỗi Ông/Bà vì sự chậm trễ này và sẽ trả kết quả vào ngày ${newDueOn ? shortDate(newDueOn) : '……………'}.`,
      PARAGRAPH,
    ),
    text('Mong nhận được sự thông cảm của Ông/Bà./.', PARAGRAPH),
    apologyFoot(facts),
  ]);
}

function receivedSentence({ dossier, procedure, at }: FormFacts): string {
  const field = procedure.field ? ` (lĩnh vực ${procedure.field})` : '';
  const due = instantText(dossier.lawfulDueAt) ?? '……………';
  return `Ngày ${dayText(dossier.receivedAt)}, ${at.unit} tiếp nhận giải quyết hồ sơ đề nghị ${procedure.name}${field}, mã số ${dossier.code ?? ''}. Thời gian hẹn trả kết quả: ${due}.`;
}

function apologyFoot(facts: FormFacts): Block {
  const line = (content: string) => text(content, { size: 9.5 });
  return {
    kind: 'columns',
    together: true,
    columns: [
      {
        share: 50,
        blocks: [
          text('Nơi nhận:', { bold: true, italic: true, size: 10, before: 10 }),
          ...['- Như trên;', `- ${facts.at.unit};`, '- Lưu: VT.'].map(line),
        ],
      },
      { share: 50, blocks: [signers([signer(facts, 'Thủ trưởng cơ quan, đơn vị')])] },
    ],
  };
}

/** Form 05, a projection of the recorded steps (Art.17.1b TT 01/2018: every step in real time, with its history). */
function controlSheet(facts: FormFacts): FormPage {
  const { dossier, at, person, steps } = facts;
  const rows = steps.map((step, n) => [
    `${step.giver}\n→ ${step.taker}`,
    instantText(step.at) ?? '',
    step.action,
    stepResult(step, steps[n + 1]?.at ?? dossier.completedAt),
  ]);
  return framed(
    facts,
    [
      filledLine('Chủ hồ sơ', person?.applicant?.owner ?? person?.applicant?.name),
      filledLine('Thủ tục', facts.procedure.name),
      side(
        filledLine('Tiếp nhận', instantText(dossier.receivedAt)),
        filledLine('Hẹn trả', instantText(dossier.firstDueAt)),
      ),
      filledLine('Cơ quan giải quyết', at.name),
      {
        kind: 'table',
        shares: [34, 24, 22, 20],
        heading: ['Bên giao → bên nhận', 'Thời điểm giao, nhận', 'Nội dung công việc', 'Kết quả so với hạn'],
        rows: rows.length > 0 ? rows : [['', '', '', '']],
        size: 9.5,
      },
      filledLine('Kết quả giải quyết hồ sơ', TIMELINESS_NAMES[facts.timeliness]),
    ],
    { landscape: true, date: null },
  );
}

function stepResult({ dueAt }: FormFacts['steps'][number], endedAt: Date | null): string {
  if (!dueAt || !endedAt) return '';
  const [due, ended] = [vietnamDay(dueAt), vietnamDay(endedAt)];
  return TIMELINESS_NAMES[ended < due ? 'early' : ended === due ? 'on-time' : 'late'];
}

/** Form 06: the book's page of one agency and day. */
function followUpBook(facts: FormFacts): FormPage {
  const rows = facts.book.map(bookRow);
  return framed(
    facts,
    [
      text(`Ngày tiếp nhận ${shortDate(facts.day)}: ${decimal(rows.length)} hồ sơ`, { after: 3 }),
      {
        kind: 'table',
        shares: [4, 17, 15, 12, 13, 8.5, 8.5, 8.5, 8.5, 6],
        heading: ['STT', 'Mã hồ sơ', 'Nội dung', 'Chủ hồ sơ', 'Địa chỉ, số điện thoại', 'Nhận', 'Hẹn trả', 'Có kết quả', 'Trả', 'Ký nhận'], // prettier-ignore
        rows,
        align: ['center'],
        size: 8.5,
      },
    ],
    { landscape: true, date: null },
  );
}

function bookRow({ dossier, person, procedure }: BookLine, n: number): string[] {
  const { name = '', owner, address, phone }: Partial<Applicant> = person?.applicant ?? {};
  const dates = [dossier.receivedAt, dossier.firstDueAt, dossier.completedAt, dossier.returnedAt].map(dayText);
  const reached = [address, phone].filter(Boolean).join('; ');
  return [`${n + 1}`, dossier.code ?? '', person?.content ?? procedure, owner ?? name, reached, ...dates, ''];
}

/** Position and right of the one who signed; before signing, the role the form names. */
function signer({ issue }: FormFacts, role: string): { role: string[]; name: string | null } {
  if (!issue) return { role: [role], name: null };
  const { authority, head, position, name }: Signature = issue.signature;
  const first = [authority, head].filter(Boolean).join(' ');
  return { role: first ? [first, position] : [position], name };
}
