import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Label } from '../label.js';
import { definitionText } from '../definitions.js';
import { nearest, type Path } from './problems.js';
import type { Source } from './source.js';

let compiled: { scorecard: ValidateFunction; indicators: ValidateFunction } | undefined;

/** Checks the shape of a text against scorecard.schema.json and reports every difference; true when there is none. */
export function hasShape(source: Source, shape: 'scorecard' | 'indicators'): boolean {
  const validate = validators()[shape];
  if (validate(source.value)) return true;
  for (const error of validate.errors ?? []) reportError(source, error);
  return false;
}

function validators(): { scorecard: ValidateFunction; indicators: ValidateFunction } {
  if (compiled) return compiled;
  const schema = JSON.parse(definitionText('scorecard.schema.json')) as { $id: string };
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
  const scorecard = ajv.compile(schema);
  const indicators = ajv.compile({ $ref: `${schema.$id}#/definitions/indicators` });
  return (compiled = { scorecard, indicators });
}

function reportError(source: Source, error: ErrorObject): void {
  const path = pathOf(error.instancePath, source.value);
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params['additionalProperty']);
    const hint = didYouMean(name, Object.keys((error.parentSchema?.['properties'] ?? {}) as object));
    source.reportKey([...path, name], 'definition.unknown-field', {
      vi: `trường lạ "${name}"${hint.vi}`,
      en: `unknown field "${name}"${hint.en}`,
    });
    return;
  }
  source.report(path, `definition.${error.keyword}`, messageOf(error));
}

function messageOf(error: ErrorObject): Label {
  if (error.keyword === 'required') {
    const name = String(error.params['missingProperty']);
    return { vi: `thiếu trường "${name}"`, en: `missing field "${name}"` };
  }
  if (error.keyword === 'enum') {
    const allowed = (error.params['allowedValues'] as unknown[]).map(String);
    const hint = didYouMean(String(error.data), allowed);
    return {
      vi: `không biết "${String(error.data)}"${hint.vi}; được dùng: ${allowed.join(', ')}`,
      en: `unknown "${String(error.data)}"${hint.en}; allowed: ${allowed.join(', ')}`,
    };
  }
  return { vi: `sai quy cách: ${error.message}`, en: error.message ?? error.keyword };
}

function didYouMean(word: string, known: readonly string[]): Label {
  const near = nearest(word, known);
  return near === undefined ? { vi: '', en: '' } : { vi: `, có phải "${near}"?`, en: `, did you mean "${near}"?` };
}

/** ajv gives a JSON pointer; a number is an index only inside an array. */
function pathOf(instancePath: string, value: unknown): Path {
  const steps: (string | number)[] = [];
  let inside = value;
  for (const step of instancePath.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const key = Array.isArray(inside) ? Number(name) : name;
    steps.push(key);
    inside = (inside as Record<string | number, unknown> | undefined)?.[key];
  }
  return steps;
}
