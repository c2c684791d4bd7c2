import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getFormII06a, getIndicator, getScorecard, listEvidence } from '#contracts';
import type { CriterionFigure, EvidenceItem, EvidencePage, IndicatorFigure } from '#contracts';
import { LEADER, ReportingWorld } from '../facts/reporting-world.makers.js';

const PARTS = ['numerator', 'denominator', 'shortfall'] as const;
let world: ReportingWorld;

interface Asked {
  id: string;
  period: string;
  reading: string;
  part: (typeof PARTS)[number];
  asOf: string | null;
}

async function listed(question: Asked): Promise<{ total: number; items: EvidenceItem[] }> {
  const items: EvidenceItem[] = [];
  for (let after: string | null = null; ;) {
    const asked = { ...question, limit: 9, after };
    const page: EvidencePage = (await world.service.request(listEvidence, asked, LEADER)).value;
    items.push(...page.items);
    after = page.next;
    if (!after) return { total: page.total, items };
  }
}

beforeAll(async () => {
  world = await ReportingWorld.start();
  await world.live();
}, 120_000);

afterAll(() => world?.service.close());

describe('evidence', () => {
  it.each(['I.3.e.1', 'I.3.e.2', 'I.3.e.3', 'I.5.a', 'I.5.c', 'I.12.1', 'I.12.2'])(
    'of %s is exactly as long as its numbers, for every reading and period',
    async (id) => {
      for (const period of ['2018', '2018-Q2', '2018-02-10..2018-05-20']) {
        const figure = (await world.service.request(getIndicator, { id, period }, LEADER)).value;
        for (const reading of figure.readings.filter(({ kind }) => kind === 'value')) {
          const parts = PARTS.filter((part) => part === 'numerator' || reading.denominator !== null);
          for (const part of parts) {
            const { total, items } = await listed({ id, period, reading: reading.id, part, asOf: figure.asOf.token });
            const keys = new Set(items.map((item) => `${item.id} ${item.step ?? 1}`));
            expect([keys.size, items.length]).toEqual([total, total]);
            if (part !== 'shortfall') expect(total).toBe(reading[part]);
          }
        }
      }
    },
    120_000,
  );

  it('of what is missing has the late dossiers, by code and dates, and nobody’s name', async () => {
    const { items } = await listed({ id: 'I.3.e.1', period: '2018', reading: 'A', part: 'shortfall', asOf: null });
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      expect(item).toMatchObject({
        kind: 'dossier',
        class: 'late',
        agency: expect.stringMatching(/^000\.00\.1[56]\.H10$/),
      });
      expect(item.completedOn! > item.lawfulDueOn!).toBe(true);
    }
  });

  it('stays at the positions of its first page, whatever is received meanwhile', async () => {
    const question = { id: 'I.3.e.1', period: '2018', part: 'denominator' as const, limit: 5 };
    const first = (await world.service.request(listEvidence, question, LEADER)).value;
    const { subject, state } = world.log.at(-1)!;
    await world.announce([{ subject, state: { ...state, supplements: 9, receivedOn: '2018-01-01' } }]);
    const second = (await world.service.request(listEvidence, { ...question, after: first.next }, LEADER)).value;
    expect([second.total, second.asOf.positions]).toEqual([first.total, first.asOf.positions]);
  });

  it('is refused where a part has no list, or the page is none', async () => {
    const ask = (more: object) =>
      world.service.request(listEvidence, { id: 'GOAL.1', period: '2018', ...more }, LEADER);
    await expect(ask({})).rejects.toMatchObject({ code: 'reporting.part-without-list' });
    await expect(ask({ id: 'I.3.e.1', after: 'abc' })).rejects.toMatchObject({ code: 'reporting.page-invalid' });
  });
});

describe('form II.06a', () => {
  it.each(['agency', 'procedure', 'field'] as const)('by %s keeps its identities, and its rows add up', async (by) => {
    const { value } = await world.service.request(getFormII06a, { period: '2018-Q2', by }, LEADER);
    for (const row of [...value.rows, value.total]) {
      expect(row.total).toBe(row.receivedOnline + row.receivedOther + row.carriedOver);
      expect(row.settled).toBe(row.early + row.onTime + row.late);
      expect(row.open).toBe(row.openInTime + row.openOverdue);
      expect(row.total).toBe(row.settled + row.open);
    }
    expect(value.rows.reduce((sum, row) => sum + row.total, 0)).toBe(value.total.total);
    expect(value.total.total).toBeGreaterThan(0);
  });
});

const figuresOf = ({ figure, children }: CriterionFigure): IndicatorFigure[] => [
  ...(figure ? [figure] : []),
  ...children.flatMap(figuresOf),
];

describe('the letter’s scorecard', () => {
  it('shows every commitment, those without data as not provided and never as a number', async () => {
    const { value } = await world.service.request(getScorecard, { id: 'letter-600-2018', period: '2018' }, LEADER);
    const figures = value.criteria.flatMap(figuresOf);
    expect([value.indicators, figures.length]).toEqual([43, 43]);
    const withNumber = figures.filter(({ value: { number } }) => number !== undefined);
    expect(withNumber.every(({ value: { kind } }) => kind === 'value')).toBe(true);
    expect(withNumber.map(({ id }) => id)).toEqual(expect.arrayContaining(['I.3.e.1', 'I.12.1', 'I.12.2']));
    const [task] = figures.filter(({ id }) => id === 'I.1');
    expect(task).toMatchObject({ status: 'no-data', completeness: { expected: 1, provided: 0 } });
  }, 30_000);
});
