import type { Random } from '../../faults/random.js';
import { dayOf, pick, type Quarter } from './days.js';
import type { Document, Place } from './truth.js';

/** A line of a register. Each agency has its own habits, so that some are below ninety per cent and some are not. */
export function inventDocument(
  random: Random,
  agencies: readonly Place[],
  { n, quarter }: { n: number; quarter: Quarter },
): Document {
  const agency = agencies[n % agencies.length]!;
  const others = agencies.filter(({ code }) => code !== agency.code);
  const careful = 0.85 + 0.15 * (((n % agencies.length) * 7) % 10) * 0.11;
  const how = howSent(random, careful);
  return {
    agency: agency.code,
    number: n + 1,
    issuedOn: dayOf(quarter, random.whole(0, 88)),
    how,
    paperReason: how === 'paper' ? (random.next() < 0.4 ? 'listed' : 'other') : null,
    signed: how === 'unknown' ? null : random.next() < 0.8,
    secret: random.next() < 0.01,
    ...(random.next() < 0.7 ? sent(random, { others, how, careful }) : received(agency, pick(random, others).code)),
  };
}

type Ends = Pick<Document, 'direction' | 'sender' | 'recipients' | 'onPaper' | 'citizens'>;

const received = ({ code }: Place, sender: string): Ends => ({
  direction: 'incoming',
  sender,
  recipients: [code],
  onPaper: [],
  citizens: 0,
});

/** To agencies, some of them on paper only, or to citizens. */
function sent(
  random: Random,
  { others, how, careful }: { others: readonly Place[]; how: Document['how']; careful: number },
): Ends {
  const about = { direction: 'outgoing', sender: null } as const;
  if (random.next() < 0.06) return { ...about, recipients: [], onPaper: [], citizens: random.whole(1, 9) };
  const recipients = random
    .shuffled(others.slice(0, 30))
    .slice(0, random.whole(1, 4))
    .map(({ code }) => code);
  const byWire = how === 'electronic' || how === 'electronic-with-paper';
  const onPaper = byWire && random.next() > careful ? recipients.slice(0, random.whole(1, 2)) : [];
  return { ...about, recipients, onPaper, citizens: 0 };
}

function howSent(random: Random, careful: number): Document['how'] {
  const luck = random.next();
  if (luck < careful * 0.9) return 'electronic';
  if (luck < careful) return 'electronic-with-paper';
  return luck < 0.995 ? 'paper' : 'unknown';
}
