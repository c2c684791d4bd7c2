import { describe, expect, it } from '@jest/globals';
import { buildCalendar, vietnamDecisions } from '#calendar';
import { readEdxml } from '#edxml';
import { documentYear, type RegisterRow } from './documents.js';
import { messagesOf } from './letters.js';
import { systemYear } from './systems.js';

const KINDS = [
  ['department', 20],
  ['district', 11],
  ['commune', 111],
] as const;
const agencies = KINDS.flatMap(([kind, count], k) =>
  Array.from({ length: count }, (_, n) => {
    const code = `${String(n).padStart(3, '0')}.00.0${k}.H10`;
    return { kind, code, id: code, parentId: null };
  }),
);
const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: new Date('2026-11-22T00:00:00Z') });
const year = documentYear(agencies, calendar, 7);

describe('the registers of the demonstration year', () => {
  it('are the same for the same seed and others for another', () => {
    expect(documentYear(agencies, calendar, 7)).toEqual(year);
    expect(documentYear(agencies, calendar, 8)).not.toEqual(year);
    expect(systemYear(agencies, calendar, 7)).toEqual(systemYear(agencies, calendar, 7));
  });

  it('number what each agency sent without holes, in the order of issue, each notation marked', () => {
    const sent = new Map<string, RegisterRow[]>();
    for (const row of year.rows.filter(({ direction }) => direction === 'outgoing')) {
      const series = `${row.agencyCode} ${row.notation}`;
      sent.set(series, [...(sent.get(series) ?? []), row]);
    }
    for (const rows of sent.values()) {
      expect(rows.map(({ number }) => number)).toEqual(rows.map((_, n) => n + 1));
      expect(rows.map(({ issuedOn }) => issuedOn)).toEqual(rows.map(({ issuedOn }) => issuedOn).sort());
    }
    expect(year.rows.every(({ notation }) => notation.endsWith('-DLM'))).toBe(true);
  });

  it('leave two agencies without a register and others below ninety per cent', () => {
    const keepers = new Set(year.rows.map(({ agencyCode }) => agencyCode));
    expect(keepers.size).toBe(140);
  });

  it('have letters that went as messages the reader takes', async () => {
    expect(year.letters).toHaveLength(40);
    for (const letter of year.letters)
      for (const message of await messagesOf(letter)) {
        const read = await readEdxml(once(message), digested);
        const id = read.kind === 'status' ? read.about.documentId : read.documentId;
        expect(id).toContain(`,${letter.row.number}/VP-DLM`);
      }
  });
});

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
async function digested(content: AsyncIterable<Uint8Array>) {
  let size = 0;
  for await (const part of content) size += part.length;
  return { digest: 'a'.repeat(64), size };
}
