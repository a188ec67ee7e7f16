import type { Fields } from '../dialects/dialect.ts';

/** What Moonshot's own flavour of JSON Schema knows (platform.moonshot.ai, tool use; its own errors; 2026-11-26). */
const kept = new Set([
  ...['type', 'description', 'title', 'default', 'enum', '$ref', 'required', 'additionalProperties'],
  ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'],
]);

/**
 * The schema in that flavour: `oneOf` is written `anyOf`, a type stands inside the branches of an `anyOf` and not beside it,
 * a list of types is an `anyOf`, references lead into `$defs` and stand alone, and everything has a type.
 */
export function moonshotSchema(schema: Fields): Fields {
  const { $defs, definitions, ...rest } = schema;
  const shared = { ...fieldsOf(definitions), ...fieldsOf($defs) };
  const root = { ...toFlavour(rest), type: 'object' };
  return Object.keys(shared).length === 0 ? root : { ...root, $defs: eachOf(shared) };
}

function toFlavour(schema: unknown): Fields {
  // `true` allows anything; there is no word for that, and text holds anything.
  const fields = fieldsOf(schema);
  if (typeof fields.$ref === 'string') return { $ref: fields.$ref.replace(/^#\/definitions\//, '#/$defs/') };
  const branches = branchesOf(fields);
  const plain = Object.fromEntries(Object.entries(fields).filter(([name, value]) => kept.has(name) && value !== null));
  if (branches.length > 0) {
    const { type: _, ...beside } = plain;
    return { ...beside, anyOf: branches.map(toFlavour) };
  }
  if (fields.const !== undefined && plain.enum === undefined) plain.enum = [fields.const];
  return {
    ...plain,
    type: typeOf(fields, plain.enum),
    ...(fields.properties !== undefined && { properties: eachOf(fieldsOf(fields.properties)) }),
    ...(fields.items !== undefined && { items: toFlavour(fields.items) }),
  };
}

const eachOf = (schemas: Fields): Fields =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toFlavour(schema)]));

/** The branches of a union; of a list of types, one for each. */
function branchesOf({ anyOf, oneOf, type, ...rest }: Fields): readonly unknown[] {
  const union = [anyOf, oneOf].find((value) => Array.isArray(value) && value.length > 0);
  if (Array.isArray(union))
    return union.map((branch) => (typeof type === 'string' ? { type, ...fieldsOf(branch) } : branch));
  return Array.isArray(type) && type.length > 1 ? type.map((one) => ({ ...rest, type: one })) : [];
}

function typeOf(fields: Fields, values: unknown): string {
  const [type] = [fields.type].flat();
  if (typeof type === 'string') return type;
  if (fields.properties !== undefined) return 'object';
  if (fields.items !== undefined) return 'array';
  const first: unknown = Array.isArray(values) ? values[0] : undefined;
  return typeof first === 'number' || typeof first === 'boolean' ? typeof first : 'string';
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
