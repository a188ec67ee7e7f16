import type { Dialect, Fields } from '../dialects/dialect.ts';
import { isObject } from '../json.ts';
import { moonshotSchema } from './moonshot-schema.ts';

const noParameters: Fields = { type: 'object', properties: {} };
const unions = ['oneOf', 'anyOf', 'allOf'] as const;

/** The parameters of a tool as this vendor takes them: always an object at the root. */
export function toolParameters(schema: unknown, dialect: Pick<Dialect, 'toolSchema'>): Fields {
  const rooted = rootedSchema(schema);
  return dialect.toolSchema === 'moonshot' ? moonshotSchema(mergedRoot(rooted)) : rooted;
}

/** As it was declared, with `type: object` at its root; no schema, or one of something else, takes no parameters. */
function rootedSchema(schema: unknown): Fields {
  if (!isObject(schema)) return noParameters;
  const root = resolvedRoot(schema);
  if (root.type === 'object') return isObject(root.properties) ? root : { ...root, properties: {} };
  const isPlain = root.type === undefined || root.type === null || isObject(root.properties);
  if (!isPlain && !(Array.isArray(root.type) && root.type.includes('object'))) return noParameters;
  return { ...root, type: 'object', properties: isObject(root.properties) ? root.properties : {} };
}

/** A root that only points at one of its own definitions, as generators of schemas write it. */
function resolvedRoot(schema: Fields): Fields {
  const [, list, name] = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(String(schema.$ref)) ?? [];
  const definitions = list === undefined ? undefined : schema[list];
  if (!isObject(definitions) || name === undefined || !Object.hasOwn(definitions, name)) return schema;
  const { $ref: _, ...rest } = schema;
  const target = definitions[name];
  return isObject(target) && target.$ref === undefined ? { ...rest, ...target } : schema;
}

/**
 * Without a union at the root, which some vendors refuse: the properties of all branches, of which only those are required
 * that all require. The tool itself refuses what fits no branch.
 */
export function mergedRoot(schema: Fields): Fields {
  const branches = unions.flatMap((union) => branchesOf(schema[union]));
  if (branches.length === 0) return schema;
  const { oneOf: _one, anyOf: _any, allOf: _all, ...rest } = schema;
  const either = [...branchesOf(schema.oneOf), ...branchesOf(schema.anyOf)];
  const common = either
    .map(requiredOf)
    .reduce<readonly string[] | null>((kept, names) => kept?.filter((name) => names.includes(name)) ?? names, null);
  const required = [...requiredOf(schema), ...branchesOf(schema.allOf).flatMap(requiredOf), ...(common ?? [])];
  const properties = Object.fromEntries([...branches, schema].flatMap((one) => Object.entries(propertiesOf(one))));
  return { ...rest, properties, ...(required.length > 0 && { required: [...new Set(required)] }) };
}

const branchesOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isObject) : []);
const propertiesOf = ({ properties }: Fields): Fields => (isObject(properties) ? properties : {});
const requiredOf = ({ required }: Fields): readonly string[] =>
  Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
