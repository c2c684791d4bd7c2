import type { Ratio } from './intake.js';
import type { Live } from './indicator.js';
import { flatness, isBySearch, shareOfAgency, type ListTimes } from './lists.js';
import type { Grown } from './projection.js';

export interface Result {
  machine: { cores: number; node: string; date: string };
  seconds: number;
  startSeconds: number;
  intake: Ratio[];
  import: { rowsPerSecond: number; copyPerSecond: number };
  projection: Grown[];
  liveFigure: Live[];
  lists: ListTimes[];
  memory: { idle: Record<string, number>; after: Record<string, number> };
}

export interface Aim {
  what: string;
  measured: string;
  aim: string;
  met: 'met' | 'missed' | '';
}

const isMet = (met: boolean): Aim['met'] => (met ? 'met' : 'missed');
const atLeast = (what: string, value: number, least: number, told: string): Aim => ({
  what,
  measured: told,
  aim: `≥ ${least}`,
  met: isMet(value >= least),
});
const atMost = (what: string, value: number, most: number, told: string): Aim => ({
  what,
  measured: told,
  aim: `≤ ${most}`,
  met: isMet(value <= most),
});

/** MB a process may hold: the gateway and reporting, and any other service. */
const WIDE = 160;
const PLAIN = 110;
const SERVERS: readonly string[] = ['nats', 'postgresql'];

function memoryAims(result: Result): Aim[] {
  return Object.entries(result.memory.idle)
    .filter(([name]) => !SERVERS.includes(name))
    .map(([name, idle]) => {
      const most = name === 'gateway' || name === 'reporting' ? WIDE : PLAIN;
      return atMost(
        `memory of ${name}, MB`,
        idle,
        most,
        `${idle} (${result.memory.after[name] ?? '?'} after the load)`,
      );
    });
}

function intakeAims({ intake }: Result): Aim[] {
  return intake.map(({ name, of = 'plain inserts', concurrency, ours, limit, ratio, aim }) => ({
    what: `${name}, ${concurrency} at once, of ${of}`,
    measured: `${ratio} (${ours}/s of ${limit}/s)`,
    aim: aim ? `≥ ${aim}` : '',
    met: aim ? isMet(ratio >= aim) : '',
  }));
}

function figureAims({ liveFigure }: Result): Aim[] {
  const last = liveFigure.at(-1)!;
  const engines = liveFigure.map(({ engine }) => engine);
  const flat = Math.max(...engines) / Math.min(...engines);
  const sizes = liveFigure.map(({ dossiers, engine }) => `${engine} ms at ${dossiers}`).join(', ');
  const apart = `nothing changed ${last.unchanged} ms, everything ${last.first} ms`;
  const [engine, whole] = [last.sqlCount / last.engine, last.sqlCount / last.endToEnd];
  const sql = `SQL ${last.sqlCount} ms`;
  return [
    atMost('one live figure, engine, largest over smallest', flat, 1.3, `${flat.toFixed(2)} (${sizes})`),
    atLeast('one live figure, engine, times faster than SQL', engine, 100, `${engine.toFixed(0)} (${sql}; ${apart})`),
    atLeast(
      'one live figure, end to end, times faster than SQL',
      whole,
      10,
      `${whole.toFixed(1)} (${last.endToEnd} ms)`,
    ),
  ];
}

/** Flat is judged by pages of the database touched, which nothing else on the machine changes; the times are told. */
function listAims({ lists }: Result): Aim[] {
  return [...new Set(lists.map(({ filter }) => filter))].map((filter) => {
    const own = lists.filter((one) => one.filter === filter);
    const told = own.map(({ dossiers, buffers, coldP95, warmP95 }) =>
      [`${buffers} pages`, `cold ${coldP95.toFixed(1)} ms`, `warm ${warmP95.toFixed(1)} ms at ${dossiers}`].join(', '),
    );
    if (isBySearch(filter)) {
      const share = shareOfAgency(lists, filter);
      return atMost(
        `list ${filter}, of looking through its agencies`,
        share,
        1,
        `${share.toFixed(2)} (${told.join('; ')})`,
      );
    }
    const flat = flatness(lists, filter);
    return atMost(`list ${filter}, largest over smallest`, flat, 1.5, `${flat.toFixed(2)} (${told.join('; ')})`);
  });
}

/** Every aim of the benchmarks, what was measured, and whether it is met. */
export function aimsOf(result: Result): Aim[] {
  const { rowsPerSecond, copyPerSecond } = result.import;
  const share = rowsPerSecond / copyPerSecond;
  const imported = `${share.toFixed(3)} (${rowsPerSecond}/s of ${copyPerSecond}/s)`;
  return [
    ...intakeAims(result),
    atLeast('import, of COPY', share, 0.08, imported),
    ...result.projection.map(({ dossiers, eventsPerSecond, own, database }) => {
      const told = `${eventsPerSecond} (${own} µs reporting + ${database} µs database an event)`;
      return atLeast(`events into facts and cells a second, ${dossiers}`, eventsPerSecond, 8_000, told);
    }),
    ...figureAims(result),
    ...listAims(result),
    ...memoryAims(result),
    atMost('start, seconds', result.startSeconds, 20, String(result.startSeconds)),
  ];
}

/** The same as a table of a page. */
export function markdownOf({ machine, seconds }: Result, aims: readonly Aim[]): string {
  const rows = aims.map(({ what, measured, aim, met }) => `| ${what} | ${measured} | ${aim} | ${met} |`);
  return [
    `${machine.date}, ${machine.cores} cores, Node ${machine.node}, ${seconds} s in all`,
    '',
    '| what | measured | aim | |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
