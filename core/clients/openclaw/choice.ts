import type { Edit, Path } from '../../documents/edit.ts';
import type { Config, ConfigEdit } from './config.ts';
import { splitRef } from './ids.ts';
import { isRecord, toRecord, toStrings } from './record.ts';

export const modelPath: Path = ['agents', 'defaults', 'model'];
export const modelsPath: Path = ['agents', 'defaults', 'models'];
const policyPath: Path = ['agents', 'defaults', 'modelPolicy'];

/** The main model, whether written as a text or as an object. */
export function primaryOf(config: Config): string | undefined {
  const model = config.get(modelPath);
  const primary = isRecord(model) ? model.primary : model;
  return typeof primary === 'string' ? primary : undefined;
}

/** What a name of a model stands for: a reference, or the alias of one. */
export function refOf(config: Config, name: string) {
  const models = Object.entries(toRecord(config.get(modelsPath)));
  const found = models.find(([, row]) => String(toRecord(row).alias).toLowerCase() === name.toLowerCase());
  return splitRef(name) ?? (found && splitRef(found[0]));
}

/** Edits that make `ref` the main model. The user's fallbacks stay unless the provider brings its own. */
export function planChoice(config: Config, ref: string, fallbacks: readonly string[] | undefined): readonly Edit[] {
  const model = config.get(modelPath);
  if (isRecord(model))
    return [
      { kind: 'set', path: [...modelPath, 'primary'], value: ref },
      ...(fallbacks ? [{ kind: 'set', path: [...modelPath, 'fallbacks'], value: fallbacks } as const] : []),
    ];
  if (typeof model === 'string' && !fallbacks?.length) return [{ kind: 'set', path: modelPath, value: ref }];
  return [{ kind: 'set', path: modelPath, value: { primary: ref, ...(fallbacks?.length && { fallbacks }) } }];
}

/** What restricts the models, if anything does: a policy, or the map of models where it still acts as one. */
export type Allowlist =
  | { readonly kind: 'any' }
  | { readonly kind: 'policy'; readonly refs: readonly string[] }
  | { readonly kind: 'map'; readonly refs: readonly string[] };

/**
 * `models status --json` of 2026.9.6 agrees: any `modelPolicy` object, or the mark of the migration, ends the old
 * meaning of `agents.defaults.models`; an empty list admits everything.
 */
export function allowlistOf(config: Config): Allowlist {
  const policy = config.get(policyPath);
  if (isRecord(policy)) {
    const refs = toStrings(policy.allow);
    return refs.length > 0 ? { kind: 'policy', refs } : { kind: 'any' };
  }
  if (config.get(['meta', 'migrations', 'modelPolicyAllowlist']) === true) return { kind: 'any' };
  const refs = Object.keys(toRecord(config.get(modelsPath))).filter((ref) => ref.trim() !== '');
  return refs.length > 0 ? { kind: 'map', refs } : { kind: 'any' };
}

/** Entries are references, prefixes that end in `/*`, or aliases of references. */
export function isAdmitted(config: Config, refs: readonly string[], ref: string): boolean {
  const alias = toRecord(toRecord(config.get(modelsPath))[ref]).alias;
  const names = [ref, ...(typeof alias === 'string' ? [alias] : [])].map((name) => name.toLowerCase());
  return refs.some((entry) => {
    const text = entry.trim().toLowerCase();
    return names.includes(text) || (text.endsWith('/*') && ref.toLowerCase().startsWith(text.slice(0, -1)));
  });
}

/**
 * Lets `ref` through the allowlist by one more entry. `renamed` maps a reference of an earlier generation to what it
 * will be called.
 */
export function planAdmission(
  config: Config,
  { id, ref, renamed }: { readonly id: string; readonly ref: string; readonly renamed: (ref: string) => string },
): readonly ConfigEdit[] {
  const list = allowlistOf(config);
  if (list.kind === 'any' || isAdmitted(config, list.refs.map(renamed), ref)) return [];
  if (list.kind === 'map') {
    const { live, path } = config.home([...modelsPath, ref]);
    return [{ live, edit: { kind: 'set', path, value: {} } }];
  }
  const { live, path } = config.home([...policyPath, 'allow']);
  const written = live.document?.get(path);
  const end = Array.isArray(written) ? written.length : 0;
  return [{ live, edit: { kind: 'set', path: [...path, end], value: `${id}/*` } }];
}
