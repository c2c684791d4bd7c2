import { fieldsOf, type FieldDocument as Property, type Shape } from '#contracts';

export type Schema = Record<string, unknown>;

const KEPT = ['format', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum'];
const SIZES = ['minItems', 'maxItems'];
const PRIMITIVES = new Map<unknown, string>([
  [String, 'string'],
  [Boolean, 'boolean'],
  [Number, 'number'],
]);

const pick = (from: Property, names: readonly string[]): Schema =>
  Object.fromEntries(names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]));

/** The fields of a contract class, inherited ones too, in the order in which they are declared. */
export function propertiesOf(shape: Shape): Map<string, Property> {
  return new Map([...fieldsOf(shape)].map(([name, { document }]) => [name, document]));
}

/** A type and null: absent and null mean the same. */
function orNull(schema: Schema): Schema {
  if (schema.$ref) return { anyOf: [schema, { type: 'null' }] };
  if (!schema.type) return schema;
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(schema.enum ? { enum: [...(schema.enum as unknown[]), null] } : {}),
  };
}

/** JSON Schemas (2020-12) of contract classes, each class once under its name; OpenAPI 3.1 and AsyncAPI both take them. */
export class Schemas {
  readonly named: Record<string, Schema> = {};
  private readonly shapes = new Map<string, Shape>();

  /** A reference to the schema of a class. `closed`: input, where unknown fields are refused. */
  ref(shape: Shape, closed = false, without: readonly string[] = []): Schema {
    const { name } = shape;
    const known = this.shapes.get(name);
    if (known && known !== shape) throw new Error(`two classes are called ${name}`);
    if (!known || (closed && !this.named[name]?.['additionalProperties'])) this.add(shape, closed, without);
    return { $ref: `#/components/schemas/${name}` };
  }

  private add(shape: Shape, closed: boolean, without: readonly string[]): void {
    const schema: Schema = { type: 'object' };
    this.shapes.set(shape.name, shape);
    this.named[shape.name] = schema;
    const properties = [...propertiesOf(shape)].filter(([name]) => !without.includes(name));
    if (closed) schema.additionalProperties = false;
    const required = properties.filter(([, property]) => property.required).map(([name]) => name);
    if (required.length > 0) schema.required = required;
    schema.properties = Object.fromEntries(properties.map(([name, property]) => [name, this.field(property, closed)]));
  }

  /** The schema of one field. */
  field(property: Property, closed = false): Schema {
    const one = this.typeOf(property, closed);
    const schema = property.isArray ? { type: 'array', items: one, ...pick(property, SIZES) } : one;
    return {
      ...(property.nullable ? orNull(schema) : schema),
      ...(property.description ? { description: property.description } : {}),
      ...(property.example === undefined ? {} : { examples: [property.example] }),
    };
  }

  private typeOf(property: Property, closed: boolean): Schema {
    const { type } = property;
    if (property.enum) return enumerated(property.enum);
    if (typeof type === 'function' && !PRIMITIVES.has(type) && type !== Object) {
      return this.ref((type as () => Shape)(), closed);
    }
    const primitive = PRIMITIVES.get(type) ?? (typeof type === 'string' && type !== 'object' ? type : undefined);
    return primitive ? { type: primitive, ...pick(property, KEPT) } : {};
  }
}

function enumerated(values: readonly unknown[]): Schema {
  const types = [...new Set(values.map((value) => (typeof value === 'number' ? 'integer' : 'string')))];
  return { ...(types.length === 1 ? { type: types[0] } : {}), enum: [...values] };
}
