import type { PlatformPath } from 'node:path';
import type { Edit, Path, Syntax } from '../../documents/edit.ts';
import type { LiveDocument, LiveState } from '../client.ts';
import { isRecord, type Plain } from './record.ts';

export const includeKey = '$include';

/** A file of our own making is plain JSON: other readers of openclaw.json are stricter than OpenClaw. */
export const newFileSyntax: Syntax = 'jsonc';

/** A place in one of the files. */
export interface Place {
  readonly live: LiveDocument;
  readonly path: Path;
}

export interface Change {
  readonly live: LiveDocument;
  readonly edit: Edit;
}

/** A file and where its content stands in the whole configuration. */
export interface Mount {
  readonly live: LiveDocument;
  readonly at: Path;
}

/** `openclaw.json` with everything it includes: read as one, edited where each place is written. */
export interface Config {
  readonly mounts: readonly Mount[];
  /** The value OpenClaw sees: `$include` first, sibling keys after and winning, arrays joined. */
  get(path: Path): unknown;
  /** Every place that writes `path`, the winning one first. */
  places(path: Path): readonly Place[];
  /** The winning place, or for a new key the file that owns the nearest object above it. */
  home(path: Path): Place;
}

/** The names inside `$include`, in the order of merging. */
export function includeNames(value: unknown): readonly string[] {
  const names = isRecord(value) ? value[includeKey] : undefined;
  const list = Array.isArray(names) ? names : [names];
  return list.filter((name) => typeof name === 'string');
}

export function includePath(path: PlatformPath, includingFile: string, name: string): string {
  return path.resolve(path.dirname(includingFile), name);
}

export function toConfig(state: Pick<LiveState, 'main' | 'others' | 'installation'>): Config {
  const rules = state.installation.environment.path;

  const included = (live: LiveDocument, value: unknown): readonly LiveDocument[] =>
    includeNames(value).flatMap((name) => {
      const wanted = includePath(rules, live.file.path, name);
      return state.others.filter(({ file }) => file.path === wanted);
    });

  const merged = (live: LiveDocument, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => merged(live, item));
    if (!isRecord(value)) return value;
    const own = Object.entries(value).filter(([key]) => key !== includeKey);
    const rest = Object.fromEntries(own.map(([key, item]) => [key, merged(live, item)]));
    if (value[includeKey] === undefined) return rest;
    const parts = included(live, value).map((file) => merged(file, file.document?.value));
    const base = parts.length === 1 ? parts[0] : parts.reduce(mergeDeep, {});
    return own.length > 0 ? mergeDeep(base ?? {}, rest) : (base ?? {});
  };

  const places = (live: LiveDocument, base: Path, rest: Path): readonly Place[] => {
    const value = live.document?.get(base);
    const [key, ...deeper] = rest;
    if (key === undefined) return value === undefined ? [] : [{ live, path: base }];
    if (Array.isArray(value)) return key in value ? places(live, [...base, key], deeper) : [];
    if (!isRecord(value)) return [];
    const own = Object.hasOwn(value, key) ? places(live, [...base, key], deeper) : [];
    return [
      ...own,
      ...included(live, value)
        .toReversed()
        .flatMap((file) => places(file, [], rest)),
    ];
  };

  /** One included file owns its object; beside several the new key goes next to `$include`. */
  const owner = ({ live, path }: Place): Place => {
    const value = live.document?.get(path);
    const files = included(live, value);
    const [file] = files;
    return files.length === 1 && file && isRecord(file.document?.value)
      ? owner({ live: file, path: [] })
      : { live, path };
  };

  const home = (path: Path): Place => {
    const [written] = places(state.main, [], path);
    if (written) return written;
    for (let length = path.length - 1; length > 0; length--) {
      const above = places(state.main, [], path.slice(0, length)).find((place) =>
        isRecord(place.live.document?.get(place.path)),
      );
      if (!above) continue;
      const place = owner(above);
      return { live: place.live, path: [...place.path, ...path.slice(length)] };
    }
    const root = owner({ live: state.main, path: [] });
    return { live: root.live, path };
  };

  const mounts = (live: LiveDocument, at: Path, value: unknown): readonly Mount[] =>
    isRecord(value)
      ? [
          ...included(live, value).flatMap((file) => mountsOf(file, at)),
          ...Object.entries(value).flatMap(([key, item]) => mounts(live, [...at, key], item)),
        ]
      : [];
  const mountsOf = (live: LiveDocument, at: Path): readonly Mount[] => [
    { live, at },
    ...mounts(live, at, live.document?.value),
  ];

  const value = merged(state.main, state.main.document?.value);
  return {
    mounts: mountsOf(state.main, []),
    get: (path) => path.reduce<unknown>(child, value),
    places: (path) => places(state.main, [], path),
    home,
  };
}

function child(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function mergeDeep(below: unknown, above: unknown): unknown {
  if (Array.isArray(below) && Array.isArray(above)) return [...below, ...above];
  if (!isRecord(below) || !isRecord(above)) return above;
  const keys = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...keys].map((key) => [key, mergeKey(below, above, key)]));
}

function mergeKey(below: Plain, above: Plain, key: string): unknown {
  if (!Object.hasOwn(above, key)) return below[key];
  return Object.hasOwn(below, key) ? mergeDeep(below[key], above[key]) : above[key];
}
