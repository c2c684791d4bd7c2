import fc from 'fast-check';
import { documentRevised, systemActor, type DocumentState, type NewEvent } from '#contracts';
import { dayOf, LIFE_AGENCIES } from '../facts/dossier-lives.makers.js';

/** A line of a register as its service would announce it, time after time. */
export interface ToldLine {
  readonly subject: string;
  readonly state: DocumentState;
}

export function aDocument(about: Partial<DocumentState> = {}): DocumentState {
  return {
    ...{ documentId: '000.00.15.H10,2018/03/01,1/STTTT-VP', agencyId: LIFE_AGENCIES[0]!, direction: 'outgoing' },
    ...{ issuedOn: '2018-03-01', senderCode: '000.00.15.H10', recipients: ['000.00.16.H10'], class: 'electronic' },
    ...{ paperReason: null, agencies: 1, electronic: 1, citizens: 0, enterprises: 0, internal: 0, signed: true },
    ...{ standing: 'in-force', arrivedOn: null },
    ...about,
  };
}

const line: fc.Arbitrary<ToldLine> = fc
  .record({
    document: fc.integer({ min: 1, max: 30 }),
    agency: fc.integer({ min: 0, max: 1 }),
    direction: fc.constantFrom('outgoing', 'outgoing', 'incoming'),
    day: fc.integer({ min: 0, max: 364 }),
    class: fc.constantFrom('electronic', 'electronic', 'electronic-with-paper', 'paper', 'unknown'),
    agencies: fc.integer({ min: 0, max: 4 }),
    share: fc.integer({ min: 0, max: 4 }),
    listed: fc.integer({ min: 0, max: 6 }),
    signed: fc.constantFrom(true, true, false, null),
    standing: fc.constantFrom('in-force', 'in-force', 'recalled', 'replaced'),
  })
  .map(({ document, agency, day, share, listed, ...said }) => ({
    subject: `cccccccc-cccc-4ccc-8ccc-${String(document).padStart(12, '0')}`,
    state: aDocument({
      ...said,
      agencyId: LIFE_AGENCIES[agency]!,
      issuedOn: dayOf(day),
      documentId: `document-${document}`,
      electronic: said.class === 'paper' || said.class === 'unknown' ? 0 : Math.min(share, said.agencies),
      paperReason: listed === 0 ? 'listed' : null,
    }),
  }));

export const registers = (most: number): fc.Arbitrary<ToldLine[]> => fc.array(line, { minLength: 1, maxLength: most });

export const announcedLines = (all: readonly ToldLine[]): NewEvent[] =>
  all.map(({ subject, state }) =>
    documentRevised.of(subject, { state }, systemActor('exchange'), { time: new Date('2018-01-01T00:00:00Z') }),
  );

/** Numerator and denominator of every reading of I.5.b from the last word on every line: shares no code with the facts. */
export function shares(all: readonly ToldLine[], from: string, to: string): Record<string, [number, number]> {
  const last = [...new Map(all.map((one) => [one.subject, one.state])).values()];
  const lines = last.filter(
    ({ issuedOn, agencies, paperReason, class: how }) =>
      issuedOn >= from && issuedOn <= to && agencies! > 0 && paperReason !== 'listed' && how !== 'unknown',
  );
  const out = lines.filter(({ direction }) => direction === 'outgoing');
  const come = lines.filter(({ direction }) => direction === 'incoming');
  const toAll = out.filter(({ agencies, electronic }) => agencies === electronic);
  const sum = (of: (state: DocumentState) => number) => out.reduce((total, state) => total + of(state), 0);
  const arrived = come.filter(({ electronic }) => electronic! > 0);
  return {
    A: [toAll.length, out.length],
    A2: [out.filter(({ electronic }) => electronic! > 0).length, out.length],
    B: [sum(({ electronic }) => electronic!), sum(({ agencies }) => agencies!)],
    C: [toAll.filter((state) => state.class === 'electronic' && state.signed === true).length, out.length],
    D: [toAll.length + arrived.length, lines.length],
  };
}
