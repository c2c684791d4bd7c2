import { get } from './api.js';
import { byId, h } from './dom.js';
import { CHANNELS, CLASSES, day, FACTS, number, PARTS } from './labels.js';

const DOSSIER = [
  ['Mã hồ sơ', (row) => row.code],
  ['Thủ tục', (row) => row.procedureCode ?? ''],
  ['Cơ quan', (row) => row.agency ?? ''],
  ['Kênh', (row) => CHANNELS[row.channel] ?? ''],
  ['Tiếp nhận', (row) => day(row.receivedOn)],
  ['Hạn trả', (row) => day(row.lawfulDueOn)],
  ['Có kết quả', (row) => day(row.completedOn)],
  ['Phân loại', (row) => CLASSES[row.class] ?? ''],
];
const PROCEDURE = [
  ['Mã thủ tục', (row) => row.code],
  ['Tên', (row) => row.name?.vi ?? ''],
  ['Cơ quan', (row) => row.agency ?? ''],
];
const AGENCY = [
  ['Mã cơ quan', (row) => row.code],
  ['Tên', (row) => row.name?.vi ?? ''],
];
/** Records of other services: their number, their agency, and what is known of them. */
const RECORD = [
  ['Số hiệu', (row) => row.code],
  ['Cơ quan', (row) => row.agency ?? ''],
  ['Thông tin', (row) => factsText(row.facts ?? {})],
];
const COLUMNS = { dossier: DOSSIER, step: DOSSIER, procedure: PROCEDURE, agency: AGENCY };

const factsText = (facts) =>
  Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '' && value.length !== 0)
    .map(([name, value]) => `${FACTS[name] ?? name}: ${factText(value)}`)
    .join(' · ');

function factText(value) {
  if (Array.isArray(value)) return value.join(', ');
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : text;
}

let question = null;

/** The list behind a number, page by page at the very positions of the number: it is as long as the number says. */
export async function openEvidence(figure, part, { period, scope }) {
  question = {
    id: figure.id,
    parameters: { period, scope, part, reading: figure.reading, asOf: figure.asOf.token, limit: 50 },
  };
  const dialog = byId('evidence');
  byId('evidence-title').textContent = `${figure.id} · ${figure.name.vi}`;
  byId('evidence-note').textContent = 'Đang đọc…';
  dialog.querySelector('thead').replaceChildren();
  dialog.querySelector('tbody').replaceChildren();
  dialog.showModal();
  await nextPage();
}

async function nextPage() {
  const { id, parameters } = question;
  try {
    const page = await get(`/indicators/${encodeURIComponent(id)}/evidence`, parameters);
    addRows(page);
    question.parameters = { ...parameters, after: page.next };
    byId('evidence-more').hidden = !page.next;
  } catch (error) {
    byId('evidence-note').textContent = error.message;
    byId('evidence-more').hidden = true;
  }
}

function addRows({ items, total, part, reading }) {
  const dialog = byId('evidence');
  const columns = COLUMNS[items[0]?.kind ?? 'dossier'] ?? RECORD;
  const body = dialog.querySelector('tbody');
  dialog.querySelector('thead').replaceChildren(
    h(
      'tr',
      {},
      columns.map(([name]) => h('th', { scope: 'col' }, name)),
    ),
  );
  body.append(
    ...items.map((row) =>
      h(
        'tr',
        {},
        columns.map(([, value]) => h('td', {}, value(row))),
      ),
    ),
  );
  byId('evidence-note').textContent =
    `${PARTS[part]} theo cách tính ${reading}: ${number(total)} dòng, đang hiện ${number(body.rows.length)}.`;
}

byId('evidence-more').addEventListener('click', () => void nextPage());
