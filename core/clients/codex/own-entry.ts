import { assertNever } from '../../../shared/assert-never.ts';
import { isKeyRef, providerOfKeyRef } from '../../../shared/key-ref.ts';
import type { Document, Edit, Path, Value } from '../../documents/edit.ts';
import type { KeySource, Target } from '../client.ts';
import { isTable, ownLoginId, type Table, textAt } from './config.ts';

/** Milliseconds. The helper reads one key from the keychain; a new key reaches running chats within a minute. */
const timeoutMs = 5000;
const refreshIntervalMs = 60_000;

/**
 * Keys that carry a key, or carry ours away: the ChatGPT token to a relay (`requires_openai_auth`), the bearer key to
 * another host (`model_catalog_url`). Whoever wrote them into our entry, they do not outlive a switch (checklist S9); nor
 * does `env_http_headers`, which carries a former provider's secret.
 */
const strayKeys = [
  'requires_openai_auth',
  'experimental_bearer_token',
  'model_catalog_url',
  'gateway_oauth',
  'aws',
] as const;

/** Edits that make the entry at `path` lead to the target, in the order in which the keys stand. Others' keys in it stay. */
export function entryEdits(
  document: Document | undefined,
  path: Path,
  target: Target & { readonly kind: 'provider' },
): readonly Edit[] {
  const { provider, baseUrl } = target;
  const wire = textAt(document, [...path, 'wire_api']) ?? 'responses';
  return [
    { kind: 'set', path: [...path, 'name'], value: displayName(provider.name, provider.id) },
    { kind: 'set', path: [...path, 'base_url'], value: baseUrl },
    setOrRemove([...path, 'http_headers'], provider.headers),
    setOrRemove([...path, 'query_params'], provider.queryParams),
    ...(wire === 'responses' ? [] : [remove([...path, 'wire_api'])]),
    ...strayKeys.map((name) => remove([...path, name])),
    ...carrierEdits(path, target),
    ...markEdits(document, path, target),
  ];
}

/** A header of another name can only be filled from a variable; the launcher's key goes into `Authorization`. */
function carrierEdits(
  path: Path,
  { provider: { keyIn }, key }: Target & { readonly kind: 'provider' },
): readonly Edit[] {
  const headers = [...path, 'env_http_headers'];
  if (keyIn === undefined || key.kind !== 'env') return [remove(headers), ...keyEdits(path, key)];
  return [{ kind: 'set', path: headers, value: { [keyIn.name]: key.name } }, ...keyEdits(path, { kind: 'none' })];
}

/**
 * Says whose entry it is where no key's name does: its id is the same for all our providers. Codex shows this text only
 * together with "Missing environment variable", keeps it when it rewrites the file, and sends it nowhere (measured on
 * 0.169.0, also with --strict-config, with and without `env_key`).
 */
function markEdits(
  document: Document | undefined,
  path: Path,
  { provider, key, profile }: Target & { readonly kind: 'provider' },
): readonly Edit[] {
  const at = [...path, 'env_key_instructions'];
  if (key.kind === 'env' || key.kind === 'none') {
    const written = `Written by: switchyard use ${provider.id} --client codex`;
    const words = profile === undefined ? written : `${written} --profile ${profile}`;
    return [{ kind: 'set', path: at, value: key.kind === 'env' ? `Set it where Codex starts. ${words}` : words }];
  }
  return markedIn(textAt(document, at)) === undefined ? [] : [remove(at)];
}

function markedIn(instructions: unknown): string | undefined {
  const mark = /\bswitchyard use ([a-z0-9][a-z0-9-]*) --client codex\b/;
  return typeof instructions === 'string' ? mark.exec(instructions)?.[1] : undefined;
}

/** One way to the key at a time: Codex does not start with `env_key` beside `auth`. */
export function keyEdits(path: Path, key: KeySource): readonly Edit[] {
  const auth = [...path, 'auth'];
  const environmentKey = [...path, 'env_key'];
  switch (key.kind) {
    case 'keychain':
    case 'file':
      return [
        remove(environmentKey),
        { kind: 'set', path: [...auth, 'command'], value: key.launcher },
        { kind: 'set', path: [...auth, 'args'], value: ['print', key.ref] },
        { kind: 'set', path: [...auth, 'timeout_ms'], value: timeoutMs },
        { kind: 'set', path: [...auth, 'refresh_interval_ms'], value: refreshIntervalMs },
      ];
    case 'env':
      return [{ kind: 'set', path: environmentKey, value: key.name }, remove(auth)];
    case 'none':
      return [remove(environmentKey), remove(auth)];
    default:
      return assertNever(key);
  }
}

/** The provider whose key an entry asks our launcher for. */
export function keyOwnerOf({ auth }: Table): string | undefined {
  const ref = isTable(auth) && Array.isArray(auth.args) ? auth.args[1] : undefined;
  return typeof ref === 'string' && isKeyRef(ref) ? providerOfKeyRef(ref) : undefined;
}

/** The provider that wrote this entry of ours: the key's name says so, else our mark. */
export function ownerOf(table: Table): string | undefined {
  return keyOwnerOf(table) ?? markedIn(table.env_key_instructions);
}

/** Codex takes an entry of the name "OpenAI" for OpenAI itself, and refuses one without a name. */
function displayName(name: string, id: string): string {
  const trimmed = name.trim();
  if (trimmed === '') return id;
  return trimmed.toLowerCase() === ownLoginId ? `${trimmed} (${id})` : name;
}

export function remove(path: Path): Edit {
  return { kind: 'remove', path };
}

function setOrRemove(path: Path, value: { readonly [key: string]: Value }): Edit {
  return Object.keys(value).length > 0 ? { kind: 'set', path, value } : remove(path);
}
