import type { Path } from '../../documents/edit.ts';
import type { LiveDocument } from '../client.ts';
import type { Config, ConfigEdit } from './config.ts';
import { splitRef } from './ids.ts';
import { includeKey } from './merge.ts';
import { isRecord } from './record.ts';

/** A model reference somewhere in the configuration, as a value or as the key of a map. */
export interface FoundRef {
  readonly kind: 'value' | 'key';
  readonly ref: string;
  readonly live: LiveDocument;
  readonly path: Path;
}

/** Parts that never hold model references. */
const skipped = new Set(['auth', 'env', 'gateway', 'logging', 'meta', 'models', 'secrets', 'wizard', includeKey]);

/** Every reference to a model of one of these provider ids, in all files. */
export function findRefs(config: Config, isWanted: (provider: string) => boolean): readonly FoundRef[] {
  const isRef = (text: string): boolean => isWanted(splitRef(text)?.provider ?? '');
  const walk = (live: LiveDocument, path: Path, value: unknown): readonly FoundRef[] => {
    if (typeof value === 'string') return isRef(value) ? [{ kind: 'value', ref: value, live, path }] : [];
    if (Array.isArray(value)) return value.flatMap((item, index) => walk(live, [...path, index], item));
    if (!isRecord(value)) return [];
    return Object.entries(value).flatMap(([key, item]): readonly FoundRef[] => {
      const place = [...path, key];
      return isRef(key) ? [{ kind: 'key', ref: key, live, path: place }] : walk(live, place, item);
    });
  };
  return config.mounts.flatMap(({ live, at }) => {
    const [top] = at;
    if (top !== undefined) return skipped.has(String(top)) ? [] : walk(live, [], live.document?.value);
    const root = live.document?.value;
    return Object.entries(isRecord(root) ? root : {})
      .filter(([key]) => !skipped.has(key))
      .flatMap(([key, item]) => walk(live, [key], item));
  });
}

/** The same reference under another provider id. */
export function renameRef({ live, path, kind, ref }: FoundRef, provider: string): readonly ConfigEdit[] {
  const value = `${provider}/${splitRef(ref)?.model ?? ''}`;
  if (kind === 'value') return [{ live, edit: { kind: 'set', path, value } }];
  const source = live.document?.sourceOf(path) ?? '{}';
  const renamed = [...path.slice(0, -1), value];
  return [
    { live, edit: { kind: 'set-source', path: renamed, source } },
    { live, edit: { kind: 'remove', path } },
  ];
}
