import type { Counted, Days } from './dossier-figures.js';
import { workingDaysAfter } from './working-days.js';

/** What was invented of registers, systems and reminders, as far as it counts. */
export interface Documents {
  readonly rows: readonly Line[];
  readonly systems: readonly { agency: string; kind: string; heardAt: readonly string[] }[];
  readonly urged: readonly { agency: string; issuedOn: string }[];
}
interface Line {
  readonly agencyCode: string;
  readonly direction: string;
  readonly issuedOn: string;
  readonly recipients: readonly string[];
  readonly paperRecipients?: readonly string[];
  readonly class: string;
  readonly paperReason?: string;
  readonly signed?: boolean;
}

const within = ({ from, to }: Days, day: string): boolean => day >= from && day <= to;

function electronic({ class: how, recipients, paperRecipients = [] }: Line): number {
  return how.startsWith('electronic') ? recipients.filter((code) => !paperRecipients.includes(code)).length : 0;
}

/** Shares of electronic documents by the five readings (I.5.b), counted line by line. */
function shares(lines: readonly Line[], days: Days): ReadonlyMap<string, Counted> {
  const counting = lines.filter(
    (line) =>
      within(days, line.issuedOn) &&
      line.recipients.length > 0 &&
      line.paperReason !== 'listed' &&
      line.class !== 'unknown',
  );
  const sent = counting.filter(({ direction }) => direction === 'outgoing');
  const whole = sent.filter((line) => electronic(line) === line.recipients.length);
  const come = counting.filter((line) => line.direction === 'incoming' && electronic(line) > 0);
  const of = (numerator: number, denominator: number): Counted => ({ numerator, denominator });
  return new Map([
    ['A', of(whole.length, sent.length)],
    ['A2', of(sent.filter((line) => electronic(line) > 0).length, sent.length)],
    [
      'B',
      of(
        sent.reduce((sum, line) => sum + electronic(line), 0),
        sent.reduce((sum, { recipients }) => sum + recipients.length, 0),
      ),
    ],
    ['C', of(whole.filter((line) => line.class === 'electronic' && line.signed).length, sent.length)],
    ['D', of(whole.length + come.length, counting.length)],
  ]);
}

/** I.5.b and I.10 of a scope; of the whole province also who was urged (I.10.2) and who is connected (I.11). */
export function documentFigures(
  { rows, systems, urged }: Documents,
  { agencies, isWhole, days }: { agencies: ReadonlySet<string>; isWhole: boolean; days: Days },
): Map<string, Counted> {
  const own = rows.filter(({ agencyCode }) => agencies.has(agencyCode));
  const found = shares(own, days);
  const some = found.get('D')!.denominator !== 0 ? found : new Map<string, Counted>();
  const figures = [...some].flatMap(([reading, one]): [string, Counted][] => [
    [`I.5.b ${reading}`, one],
    [`I.10 ${reading}`, one],
  ]);
  if (!isWhole) return new Map(figures);
  const below = [...agencies].filter((code) => {
    const { numerator, denominator } = shares(
      rows.filter(({ agencyCode }) => agencyCode === code),
      days,
    ).get('A')!;
    return denominator! > 0 && numerator * 10 < denominator! * 9;
  });
  const letters = urged.filter(({ issuedOn }) => within(days, issuedOn));
  const reminded = below.filter((code) => letters.some(({ agency }) => agency === code));
  return new Map([
    ...figures,
    ['I.10.2 A', { numerator: reminded.length, denominator: below.length }],
    ...connected(systems, agencies, days),
  ]);
}

/** Systems heard in the afternoon are silent the next working day at that hour: alive at the end of a period before it. */
function connected(systems: Documents['systems'], agencies: ReadonlySet<string>, { to }: Days): [string, Counted][] {
  const isAlive = (heardAt: readonly string[]) =>
    heardAt.map((at) => at.slice(0, 10)).some((day) => day <= to && workingDaysAfter(day, 1) > to);
  const alive = (kind: string) =>
    new Set(systems.filter((one) => one.kind === kind && isAlive(one.heardAt)).map(({ agency }) => agency));
  const [documents, oneStop] = [alive('document-management'), alive('one-stop')];
  const of = (numerator: number): Counted => ({ numerator, denominator: agencies.size });
  return [
    ['I.11 A', of(Math.min(documents.size, oneStop.size))],
    ['I.11 A.documents', of(documents.size)],
    ['I.11 A.one-stop', of(oneStop.size)],
    ['I.11 B', of([...documents].filter((code) => oneStop.has(code)).length)],
  ];
}
