import { measuresOf } from '../evaluate.js';
import { indicatorOf, readingOf, type Indicator } from '../indicator.js';
import type { Scorecard } from '../scorecard.js';
import { compileIndicator } from './compile-indicator.js';
import { compileNodes, hasPoints } from './compile-tree.js';
import { DefinitionError } from './problems.js';
import type { RawIndicator, RawScorecard } from './raw.js';
import { hasShape } from './schema.js';
import { Source, type SourceFile } from './source.js';

/**
 * Loads a scorecard: one YAML text, optionally followed by texts that are lists of more indicators.
 * Throws DefinitionError with every problem, its file, line and column.
 */
export function loadScorecard(head: SourceFile, ...lists: readonly SourceFile[]): Scorecard {
  const source = new Source(head);
  const others = lists.map((file) => new Source(file));
  const sources = [source, ...others];
  const shapes = [readable(source, 'scorecard'), ...others.map((other) => readable(other, 'indicators'))];
  if (shapes.includes(false)) throw failed(sources);
  const scorecard = compileScorecard(source, others);
  if (sources.some(({ problems }) => problems.length > 0)) throw failed(sources);
  return scorecard;
}

const failed = (sources: readonly Source[]): DefinitionError =>
  new DefinitionError(sources.flatMap(({ inOrder }) => inOrder));

const readable = (source: Source, shape: 'scorecard' | 'indicators'): boolean =>
  source.problems.length === 0 && hasShape(source, shape);

function compileScorecard(source: Source, others: readonly Source[]): Scorecard {
  const raw = normalized(source.value) as RawScorecard;
  const own = compileIndicators(raw.indicators ?? [], ['indicators'], raw.units, source);
  const more = others.flatMap((other) =>
    compileIndicators(normalized(other.value) as RawIndicator[], [], raw.units, other),
  );
  reportDuplicates([...own, ...more]);
  reportBelow([...own, ...more]);
  const indicators = [...own, ...more].map(({ indicator }) => indicator);
  const planting = { indicators, hasPoints: hasPoints(raw.tree), ids: new Set<string>(), report: source.report };
  return {
    id: raw.scorecard,
    version: raw.version,
    label: raw.label,
    note: raw.note ?? null,
    validFrom: raw.validFrom,
    validTo: raw.validTo ?? null,
    indicators,
    tree: compileNodes(raw.tree, ['tree'], planting),
    hasPoints: planting.hasPoints,
  };
}

interface Placed {
  readonly indicator: Indicator;
  readonly source: Source;
  readonly path: readonly (string | number)[];
}

function compileIndicators(
  raw: readonly RawIndicator[],
  path: readonly string[],
  units: Readonly<Record<string, string>>,
  source: Source,
): Placed[] {
  return raw.map((one, index) => {
    const place = [...path, index];
    return { indicator: compileIndicator(one, units, place, source.report), source, path: place };
  });
}

/** Two ids with one ASCII alias would be one address. */
function reportDuplicates(placed: readonly Placed[]): void {
  const seen = new Set<string>();
  for (const { indicator, source, path } of placed) {
    if (seen.has(indicator.alias)) {
      const { id } = indicator;
      source.report([...path, 'id'], 'definition.duplicate', {
        vi: `trùng chỉ tiêu "${id}"`,
        en: `indicator "${id}" twice`,
      });
    }
    seen.add(indicator.alias);
  }
}

/** "Below target" is asked of indicators that judge no agencies themselves, so that nothing goes round in a circle. */
function reportBelow(placed: readonly Placed[]): void {
  const indicators = placed.map(({ indicator }) => indicator);
  const agenciesOf = (one: Indicator) => measuresOf(one).filter((query) => query.kind === 'agencies');
  for (const { indicator, source, path } of placed) {
    for (const { indicator: id, reading } of agenciesOf(indicator).flatMap(({ filter }) => filter.below)) {
      const other = indicatorOf({ indicators }, id);
      if (other && readingOf(other, reading)?.id === reading && agenciesOf(other).length === 0) continue;
      source.report([...path, 'readings'], 'definition.below', {
        vi: `"below" cần một cách tính của chỉ tiêu khác, không xét từng cơ quan: "${id}" "${reading}"`,
        en: `"below" needs a reading of another indicator that judges no agencies: "${id}" "${reading}"`,
      });
    }
  }
}

/** Escapes of YAML can still spell a text in NFD. */
function normalized(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(normalized);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normalized(inner)]));
}
