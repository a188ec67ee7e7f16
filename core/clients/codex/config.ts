import type { Place } from '../../../shared/problem.ts';
import type { Document, Path } from '../../documents/edit.ts';
import type { LiveDocument } from '../client.ts';

export type Table = Readonly<Record<string, unknown>>;

/** The id of our one entry. Codex binds sessions to the id, so it is rewritten and kept, never renamed. */
export const ownId = 'switchyard';

/**
 * Our entry in a profile file has an id of its own. Codex merges a profile into config.toml key by key: under one id the
 * profile's base URL would get the main entry's headers and key (seen with 0.169.0; checklist S9).
 */
export function ownIdOf(profile: string | undefined): string {
  return profile === undefined ? ownId : `${ownId}-${profile}`;
}

export const ownLoginId = 'openai';

/** Ids that Codex brings along and that nobody may define. */
export const reservedIds: readonly string[] = [ownLoginId, 'ollama', 'lmstudio'];

/** All ids that Codex knows without an entry; the last three may be adjusted by one. */
export const builtInIds: readonly string[] = [...reservedIds, 'amazon-bedrock', 'amazon-bedrock-runtime', 'gcp'];

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function tableAt(document: Document | undefined, path: Path): Table {
  const value = document?.get(path);
  return isTable(value) ? value : {};
}

export function textAt(document: Document | undefined, path: Path): string | undefined {
  const value = document?.get(path);
  return typeof value === 'string' ? value : undefined;
}

export interface Entry {
  readonly id: string;
  readonly path: Path;
  readonly table: Table;
}

/** The entries of `[model_providers]` in the order of the file. */
export function entriesOf(document: Document | undefined): readonly Entry[] {
  return Object.entries(tableAt(document, ['model_providers'])).flatMap(([id, table]) =>
    isTable(table) ? [{ id, path: ['model_providers', id], table }] : [],
  );
}

export function placeOf({ file, document }: LiveDocument, path: Path): Place | undefined {
  const position = document?.locate(path);
  return position && { file: file.path, ...position };
}

const profileEnding = '.config.toml';

export function profileFileName(profile: string): string {
  return `${profile}${profileEnding}`;
}

/** The profile a file stands for: `work` for `/home/me/.codex/work.config.toml`, undefined for other files. */
export function profileOf(path: string): string | undefined {
  const name = /([^/\\]+)$/.exec(path)?.[1] ?? '';
  const profile = name.endsWith(profileEnding) ? name.slice(0, -profileEnding.length) : '';
  return isProfileName(profile) ? profile : undefined;
}

/** What `codex --profile` takes; seen with 0.169.0: dots, blanks and letters beyond ASCII are refused. */
export function isProfileName(name: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}$/.test(name);
}
