import { h } from './dom.js';
import { figureText, number, room, STATUSES, targetText } from './labels.js';
import { openEvidence } from './evidence.js';

const open = new Set();
let shown = new Map();

const badge = (status) => h('span', { className: `badge ${status}` }, STATUSES[status]);
const statusOf = (figure) =>
  figure.value.kind === 'not-applicable' && figure.status === 'no-data' ? 'no-data' : figure.status;

/** A line under the figure: how far it is, and where the target stands. Percentages only. */
function bar({ value, target, unit, status }) {
  if (unit !== 'percent' || value.kind !== 'value') return null;
  const element = h('span', { className: `bar ${status}`, 'aria-hidden': 'true' });
  element.style.setProperty('--value', `${Math.min(100, Math.max(0, value.number))}%`);
  element.style.setProperty('--target', `${target.number}%`);
  return element;
}

function summaryLine(figure, changed) {
  const { id, name, responsible, target, unit, value } = figure;
  return h(
    'summary',
    {},
    h('span', { className: 'id' }, id),
    h('span', { className: 'name' }, h('strong', {}, name.vi), h('small', {}, `Chủ trì: ${room(responsible.lead)}`)),
    h(
      'span',
      { className: `figure ${value.kind}${changed ? ' changed' : ''}` },
      figureText(value, unit),
      h('small', {}, `Mức phải đạt ${targetText(target, unit)}`),
      bar(figure),
    ),
    badge(statusOf(figure)),
  );
}

const term = (name, ...content) => [h('dt', {}, name), h('dd', {}, ...content)];

function basis({ document, clause, quote }) {
  return h('p', {}, `${document}, mục ${clause}`, quote ? h('q', {}, quote) : null);
}

function fraction({ numerator, denominator }) {
  return numerator === null || denominator === null || denominator === undefined
    ? '–'
    : `${number(numerator)} / ${number(denominator)}`;
}

function readingsTable({ readings, reading, unit }) {
  if (readings.length === 0) return null;
  const row = (one) =>
    h(
      'tr',
      { className: one.id === reading ? 'chosen' : '' },
      h('th', { scope: 'row' }, one.id),
      h('td', {}, one.label.vi),
      h('td', { className: 'right' }, figureText(one, unit)),
      h('td', { className: 'right' }, fraction(one)),
    );
  return h(
    'div',
    { className: 'scroll' },
    h(
      'table',
      {},
      h('caption', {}, 'Các cách tính'),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Cách', 'Nội dung', 'Kết quả', 'Tử số / mẫu số'].map((name, n) =>
            h('th', { scope: 'col', className: n > 1 ? 'right' : '' }, name),
          ),
        ),
      ),
      h('tbody', {}, readings.map(row)),
    ),
  );
}

function evidenceButtons(figure, question) {
  const parts = [
    ['numerator', 'Danh sách tử số', figure.numerator],
    ['denominator', 'Danh sách mẫu số', figure.denominator],
    ['shortfall', 'Danh sách chưa đạt', figure.denominator === null ? null : figure.denominator - figure.numerator],
  ].filter(([, , length]) => length > 0);
  return parts.map(([part, label, length]) =>
    h(
      'button',
      { type: 'button', onclick: () => void openEvidence(figure, part, question) },
      `${label} (${number(length)})`,
    ),
  );
}

function missing({ completeness, value }) {
  const parts = [...completeness.missing, ...(value.missing ?? [])];
  const words = [...new Set(parts.map(({ label, count }) => (count ? `${label.vi} (${number(count)})` : label.vi)))];
  return words.length > 0 ? term('Còn thiếu', words.slice(0, 8).join(' · ')) : [];
}

function inside(figure, question) {
  const { explanation, legalBasis, responsible } = figure;
  const others = [...responsible.with, ...responsible.follow].map(room).join(', ');
  return h(
    'div',
    { className: 'inside' },
    h(
      'dl',
      {},
      term('Giải thích', explanation.vi),
      term('Căn cứ', ...legalBasis.map(basis)),
      others ? term('Phối hợp, theo dõi', others) : [],
      figure.denominator === null ? [] : term('Tử số / mẫu số', fraction(figure)),
      missing(figure),
    ),
    readingsTable(figure),
    h('p', { className: 'buttons' }, evidenceButtons(figure, question)),
  );
}

function indicator(figure, question) {
  const text = figureText(figure.value, figure.unit);
  const changed = shown.has(figure.id) && shown.get(figure.id) !== text;
  const element = h('details', { open: open.has(figure.id) }, summaryLine(figure, changed));
  const fill = () => element.children.length === 1 && element.append(inside(figure, question));
  element.addEventListener('toggle', () => {
    if (element.open) open.add(figure.id);
    else open.delete(figure.id);
    if (element.open) fill();
  });
  if (element.open) fill();
  return element;
}

function criterion(node, question, level) {
  if (node.figure) return indicator(node.figure, question);
  return h(
    'section',
    { className: `group level-${level}` },
    h(`h${level + 2}`, {}, /^[IVX\d.a-zđ]{1,8}$/.test(node.id) ? `${node.id}. ${node.name.vi}` : node.name.vi),
    node.children.map((child) => criterion(child, question, Math.min(level + 1, 3))),
  );
}

const figuresOf = (nodes) => nodes.flatMap((node) => (node.figure ? [node.figure] : figuresOf(node.children)));

/** Draws a scorecard anew: what was open stays open, a number that changed is shown to have changed. */
export function drawScorecard({ criteria }, question, { into, summary }) {
  const figures = figuresOf(criteria);
  into.replaceChildren(...criteria.map((node) => criterion(node, question, 1)));
  into.setAttribute('aria-busy', 'false');
  shown = new Map(figures.map((figure) => [figure.id, figureText(figure.value, figure.unit)]));
  const counts = Object.keys(STATUSES).map((status) => [status, figures.filter((one) => one.status === status).length]);
  summary.replaceChildren(
    ...counts.map(([status, count]) =>
      h('li', { className: status }, h('strong', {}, number(count)), STATUSES[status]),
    ),
  );
}

/** Another question: nothing of the one before is compared with it. */
export const forgetShown = () => shown.clear();
