import * as z from 'zod/mini';
import { isKeyRef, type KeyRef } from '../../../shared/key-ref.ts';
import type { Document, Edit, Path } from '../../documents/edit.ts';
import type { KeySource, Target } from '../client.ts';

const Text = z.catch(z.optional(z.string()), undefined);
const Pairs = z.catch(z.record(z.string(), z.string()), {});

const Entry = z.object({
  name: Text,
  api: z.catch(z.optional(z.enum(['chat', 'responses'])), undefined),
  baseUrl: Text,
  headers: z._default(Pairs, {}),
  query: z._default(Pairs, {}),
  key: Text,
  keyVariable: Text,
  keyCommand: z.catch(z.optional(z.array(z.string())), undefined),
});
export type Entry = z.infer<typeof Entry>;

const Config = z.catch(
  z.object({
    provider: Text,
    model: Text,
    effort: Text,
    providers: z.catch(z.record(z.string(), z.catch(Entry, Entry.parse({}))), {}),
  }),
  { providers: {} },
);

export function configOf(
  document: Document | undefined,
): Partial<z.infer<typeof Config>> & { providers: Record<string, Entry> } {
  return Config.parse({ providers: {}, ...(document?.value as object | undefined) });
}

/** Marks our entries among those of the user. */
const prefix = 'sw-';
export const ownIdOf = (provider: string): string => prefix + provider;
export const isOwnId = (id: string | undefined): boolean => id?.startsWith(prefix) === true;
export const providerOfOwnId = (id: string): string => id.slice(prefix.length);

const set = (path: Path, value: Extract<Edit, { kind: 'set' }>['value']): Edit => ({ kind: 'set', path, value });
const remove = (path: Path): Edit => ({ kind: 'remove', path });

/** One way to the key at a time. */
export function keyEdits(entry: Path, key: KeySource): readonly Edit[] {
  const isAsked = key.kind === 'keychain' || key.kind === 'file';
  return [
    remove([...entry, 'key']),
    key.kind === 'env' ? set([...entry, 'keyVariable'], key.name) : remove([...entry, 'keyVariable']),
    isAsked ? set([...entry, 'keyCommand'], [key.launcher, 'print', key.ref]) : remove([...entry, 'keyCommand']),
  ];
}

export function entryEdits(entry: Path, { provider, wire, baseUrl, key }: Target & { readonly kind: 'provider' }) {
  const pairs = (name: string, values: Readonly<Record<string, string>>) =>
    Object.keys(values).length > 0 ? set([...entry, name], values) : remove([...entry, name]);
  return [
    set([...entry, 'name'], provider.name),
    set([...entry, 'api'], wire),
    set([...entry, 'baseUrl'], baseUrl),
    pairs('headers', provider.headers),
    pairs('query', provider.queryParams),
    ...keyEdits(entry, key),
  ];
}

/** The key that the entry asks our launcher for. */
export function keyRefIn({ keyCommand }: Pick<Entry, 'keyCommand'>): KeyRef | undefined {
  const ref = keyCommand?.at(-1) ?? '';
  return isKeyRef(ref) ? ref : undefined;
}
