import type { PlatformPath } from 'node:path';
import type { Edit, Path, Syntax } from '../../documents/edit.ts';
import type { LiveDocument, LiveState } from '../client.ts';
import { type Included, includeKey, mergedValue } from './merge.ts';
import { isRecord } from './record.ts';

/** A file of our own making is plain JSON: other readers of openclaw.json are stricter than OpenClaw. */
export const newFileSyntax: Syntax = 'jsonc';

/** A place in one of the files. */
export interface Place {
  readonly live: LiveDocument;
  readonly path: Path;
}

export interface ConfigEdit {
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

export function toConfig({ main, others, installation }: Pick<LiveState, 'main' | 'others' | 'installation'>): Config {
  const rules = installation.environment.path;
  const included: Included = (live, value) =>
    includeNames(value).flatMap((name) => {
      const wanted = includePath(rules, live.file.path, name);
      return others.filter(({ file }) => file.path === wanted);
    });
  const value = mergedValue(included, main, main.document?.value);
  return {
    mounts: mountsOf(included, { live: main, at: [] }),
    get: (path) => path.reduce<unknown>(child, value),
    places: (path) => placesOf(included, { live: main, path: [] }, path),
    home: (path) => homeOf(included, main, path),
  };
}

/** Where `rest` is written below a place: beside `$include` first, then in the last included file. */
function placesOf(included: Included, { live, path }: Place, rest: Path): readonly Place[] {
  const value = live.document?.get(path);
  const [key, ...deeper] = rest;
  if (key === undefined) return value === undefined ? [] : [{ live, path }];
  if (Array.isArray(value)) return key in value ? placesOf(included, { live, path: [...path, key] }, deeper) : [];
  if (!isRecord(value)) return [];
  const own = Object.hasOwn(value, key) ? placesOf(included, { live, path: [...path, key] }, deeper) : [];
  const files = included(live, value).toReversed();
  return [...own, ...files.flatMap((file) => placesOf(included, { live: file, path: [] }, rest))];
}

function homeOf(included: Included, main: LiveDocument, path: Path): Place {
  const root: Place = { live: main, path: [] };
  const [written] = placesOf(included, root, path);
  if (written) return written;
  for (let length = path.length - 1; length > 0; length--) {
    const places = placesOf(included, root, path.slice(0, length));
    const above = places.find((place) => isRecord(place.live.document?.get(place.path)));
    if (above) return below(ownerOf(included, above), path.slice(length));
  }
  return below(ownerOf(included, root), path);
}

function below({ live, path }: Place, rest: Path): Place {
  return { live, path: [...path, ...rest] };
}

/** One included file owns its object; beside several a new key goes next to `$include`. */
function ownerOf(included: Included, place: Place): Place {
  const files = included(place.live, place.live.document?.get(place.path));
  const [file] = files;
  const isOwner = files.length === 1 && file && isRecord(file.document?.value);
  return isOwner ? ownerOf(included, { live: file, path: [] }) : place;
}

function mountsOf(included: Included, mount: Mount): readonly Mount[] {
  const walk = (at: Path, value: unknown): readonly Mount[] =>
    isRecord(value)
      ? [
          ...included(mount.live, value).flatMap((live) => mountsOf(included, { live, at })),
          ...Object.entries(value).flatMap(([key, item]) => walk([...at, key], item)),
        ]
      : [];
  return [mount, ...walk(mount.at, mount.live.document?.value)];
}

function child(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
