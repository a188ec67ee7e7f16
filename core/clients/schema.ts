import type { Path } from '../documents/edit.ts';

/** The part of JSON Schema that the clients' published schemas use, without what limits texts and numbers. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
}

/** Where a value is not what a schema describes. */
export interface Mismatch {
  readonly path: Path;
  readonly kind: 'missing' | 'wrong' | 'unknown';
  /** What would be right, where that can be said in a few words. */
  readonly expected?: string;
}

interface Rules {
  readonly defs: Readonly<Record<string, Schema>>;
  /** The client passes over what it does not know. */
  readonly isOpen: boolean;
}

/** More than these tell nobody more. */
const most = 10;

export function mismatches(
  schema: Schema,
  value: unknown,
  { isOpen }: { readonly isOpen: boolean },
): readonly Mismatch[] {
  return check(schema, value, [], { defs: schema.$defs ?? {}, isOpen }).slice(0, most);
}

function check(schema: Schema, value: unknown, path: Path, rules: Rules): readonly Mismatch[] {
  if (schema.$ref !== undefined) {
    const target = rules.defs[schema.$ref.replace('#/$defs/', '')];
    return target ? check(target, value, path, rules) : [];
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return checkChoices(choices, value, path, rules);
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (allowed && !allowed.includes(value)) return [{ path, kind: 'wrong', expected: allowed.join(' | ') }];
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type)))
    return [{ path, kind: 'wrong', expected: types.join(' | ') }];
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((item, index) => check(items, item, [...path, index], rules)) : [];
  }
  return isRecord(value) ? checkMembers(schema, value, path, rules) : [];
}

/** Of several shapes the one that is meant has its faults told: the only one of the value's type. */
function checkChoices(choices: readonly Schema[], value: unknown, path: Path, rules: Rules): readonly Mismatch[] {
  const found = choices.map((choice) => check(choice, value, path, rules));
  if (found.some((issues) => issues.length === 0)) return [];
  const deeper = found.filter((issues) => issues.every((issue) => issue.path.length > path.length));
  const [meant] = deeper;
  if (deeper.length === 1 && meant) return meant;
  const expected = [...new Set(found.flatMap((issues) => issues.flatMap((issue) => issue.expected ?? [])))];
  return [{ path, kind: 'wrong', ...(deeper.length === 0 && { expected: expected.join(' | ') }) }];
}

function checkMembers(
  schema: Schema,
  value: Readonly<Record<string, unknown>>,
  path: Path,
  rules: Rules,
): readonly Mismatch[] {
  const { properties = {}, required = [], additionalProperties: others } = schema;
  const missing = required.filter((name) => value[name] === undefined);
  const members = Object.entries(value).flatMap(([name, member]): readonly Mismatch[] => {
    const at = [...path, name];
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known) return check(known, member, at, rules);
    if (typeof others === 'object') return check(others, member, at, rules);
    return others === false && !rules.isOpen ? [{ path: at, kind: 'unknown' }] : [];
  });
  return [...missing.map((name): Mismatch => ({ path: [...path, name], kind: 'missing' })), ...members];
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'object':
      return isRecord(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
