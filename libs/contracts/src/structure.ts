import { getMetadataStorage, ValidationTypes } from 'class-validator';
import type { Shape } from './request.js';

/** What a field is beside its checks. */
export interface FieldStructure {
  /** Text (or a list of it) is brought into NFC. */
  text?: boolean;
  /** In a query string every value is text; only there "5" is the number 5. */
  read?: (text: string) => unknown;
  of?: () => Shape;
  many?: boolean;
}

/** What the API documents say of a field: JSON Schema keywords; `type` is a constructor, a name, or a function that gives a class. */
export interface FieldDocument {
  type?: unknown;
  required?: boolean;
  isArray?: boolean;
  nullable?: boolean;
  description?: string;
  example?: unknown;
  enum?: readonly unknown[];
  [keyword: string]: unknown;
}

export interface DeclaredField extends FieldStructure {
  key: string;
  optional: boolean;
  document: FieldDocument;
  /** class-validator's decorators. */
  checks: () => readonly PropertyDecorator[];
}

type Holds = (value: unknown) => boolean;

export interface CompiledField extends Omit<DeclaredField, 'checks'> {
  /** class-validator's own checks, in the order of their decorators. */
  checks: readonly { name: string; holds: Holds }[];
}

const declared = new WeakMap<object, DeclaredField[]>();
const compiled = new WeakMap<Shape, ReadonlyMap<string, CompiledField>>();

export function declareField(prototype: object, field: DeclaredField): void {
  declared.set(prototype, [...(declared.get(prototype) ?? []), field]);
}

/** The fields of a class with those it inherits; read once, since class-validator's own walk costs a millisecond a value. */
export function fieldsOf(shape: Shape): ReadonlyMap<string, CompiledField> {
  const known = compiled.get(shape);
  if (known) return known;
  decorate(shape.prototype as object);
  const fields = new Map<string, CompiledField>();
  for (const field of inherited(shape.prototype as object))
    fields.set(field.key, { ...field, checks: checksOf(shape, field.key) });
  compiled.set(shape, fields);
  return fields;
}

/** The classes whose checks class-validator knows. */
const decorated = new WeakSet<object>();

function decorate(prototype: object | null): void {
  if (!prototype || prototype === Object.prototype || decorated.has(prototype)) return;
  decorated.add(prototype);
  decorate(Object.getPrototypeOf(prototype) as object | null);
  for (const { key, checks } of declared.get(prototype) ?? []) for (const check of checks()) check(prototype, key);
}

function inherited(prototype: object | null): DeclaredField[] {
  if (!prototype || prototype === Object.prototype) return [];
  return [...inherited(Object.getPrototypeOf(prototype) as object | null), ...(declared.get(prototype) ?? [])];
}

function checksOf(shape: Shape, key: string): { name: string; holds: Holds }[] {
  const storage = getMetadataStorage();
  const rules = storage
    .getTargetValidationMetadatas(shape, '', false, false)
    .filter((rule) => rule.propertyName === key && rule.type === ValidationTypes.CUSTOM_VALIDATION);
  return rules.map((rule) => {
    const [constraint] = storage.getTargetValidatorConstraints(rule.constraintCls);
    const args = {
      value: undefined,
      constraints: rule.constraints as unknown[],
      targetName: shape.name,
      object: {},
      property: key,
    };
    const one: Holds = (value) => constraint!.instance.validate(value, args) as boolean;
    const holds: Holds = rule.each ? (value) => Array.isArray(value) && value.every(one) : one;
    return { name: rule.name ?? constraint!.name, holds };
  });
}
