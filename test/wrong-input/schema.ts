/** The part of JSON Schema that openapi.json uses. */
export interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  type?: string | string[];
  enum?: unknown[];
  examples?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  required?: string[];
  properties?: Record<string, Schema>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

export interface Operation {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  security: object[];
  'x-roles'?: string[];
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const SAMPLES = [
  '01890a5d-ac96-774b-bcce-b302099a8057',
  'dossier-01890a5d-ac96-774b-bcce-b302099a8057',
  '1.999999',
  '000.00.99.H10',
  'I.9.z',
  '2018',
  'no-such-thing',
  '12',
  '08:00',
  'a'.repeat(64),
];
const FORMATS: Record<string, string> = {
  uuid: '01890a5d-ac96-774b-bcce-b302099a8057',
  date: '2018-08-30',
  'date-time': '2018-08-30T08:00:00+07:00',
};

export const typeOf = ({ type }: Schema): string | undefined =>
  Array.isArray(type) ? type.find((one) => one !== 'null') : type;

export const isNullable = (schema: Schema): boolean =>
  (Array.isArray(schema.type) && schema.type.includes('null')) || schema.anyOf !== undefined;

/** The schema itself, references followed, null left aside. */
export function resolved(schema: Schema, document: OpenApi): Schema {
  if (schema.$ref) return resolved(document.components.schemas[schema.$ref.split('/').at(-1)!]!, document);
  const [first] = schema.anyOf ?? [];
  return first ? resolved(first, document) : schema;
}

type Maker = (schema: Schema, document: OpenApi) => unknown;

const MAKERS: Record<string, Maker> = {
  string: (schema) => rightText(schema),
  integer: ({ minimum = 1 }) => Math.max(minimum, 1),
  number: ({ minimum = 1 }) => Math.max(minimum, 1),
  boolean: () => true,
  array: ({ items = {} }, document) => [rightValue(items, document)],
  object: (schema, document) => rightObject(schema, document),
};

/** A value that the schema takes; `invented`: none that its examples name, so that no record has it. */
export function rightValue(given: Schema, document: OpenApi, invented = false): unknown {
  const schema = resolved(given, document);
  const [known] = schema.enum ?? (invented ? [] : schema.examples) ?? [];
  return known ?? MAKERS[typeOf(schema) ?? 'object']!(schema, document);
}

function rightText({ format, pattern, minLength = 1 }: Schema): string {
  if (format && FORMATS[format]) return FORMATS[format];
  if (!pattern) return 'x'.repeat(Math.max(1, minLength));
  const expression = new RegExp(pattern, 'u');
  return SAMPLES.find((sample) => expression.test(sample)) ?? 'x';
}

/** Only the required fields. */
export const rightObject = ({ required = [], properties = {} }: Schema, document: OpenApi): object =>
  Object.fromEntries(required.map((name) => [name, rightValue(properties[name]!, document)]));

const WRONG: Record<string, unknown[]> = {
  string: [12, true],
  integer: ['x', true, 1.5, -1e20],
  number: ['x', true, 1e300],
  boolean: ['yes', 1],
  array: ['x', 1],
  object: ['x', 1],
};

/** Values that a field of this schema must refuse in a JSON body. */
export function wrongValues(given: Schema, document: OpenApi): unknown[] {
  const schema = resolved(given, document);
  const type = typeOf(schema);
  if (!type) return schema.enum ? ['no such value ☠'] : [];
  return [...WRONG[type]!, type === 'array' ? {} : [[]], ...(type === 'string' ? wrongStrings(schema) : [])];
}

function wrongStrings(schema: Schema): string[] {
  if (schema.enum) return ['no such value ☠', ''];
  const texts = ['x'.repeat((schema.maxLength ?? 5_000) + 1), 'a\u0000b', ...(schema.minLength === 0 ? [] : [''])];
  if (schema.format) texts.push('2018-02-30');
  return schema.pattern ? [...texts, 'no such value ☠'] : texts;
}

/** Texts that a query parameter of this schema must refuse. */
export function wrongTexts(schema: Schema): string[] {
  const type = typeOf(schema);
  if (type === 'boolean' || type === 'integer' || type === 'number') return ['x', 'true1', '1e999', "1' OR '1'='1"];
  const long = 'x'.repeat((schema.maxLength ?? 5_000) + 1);
  return (schema.enum ?? schema.format ?? schema.pattern) ? ['no such value ☠', "x' --", long] : [long, 'a\u0000b'];
}
