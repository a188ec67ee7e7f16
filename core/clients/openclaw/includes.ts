import { realpath } from 'node:fs/promises';
import { problemOf } from '../../../shared/messages/words.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { Environment } from '../../environment.ts';
import type { Installation, LiveDocument } from '../client.ts';
import { absentFile, readLiveDocument } from '../live-document.ts';
import { includeNames, includePath } from './config.ts';
import { expand, settingOf } from './find.ts';
import { isRecord } from './record.ts';

/** OpenClaw's own limit. */
const deepest = 10;

interface Reader {
  readonly environment: Environment;
  /** Folders that included files may lie in, links resolved. */
  readonly roots: readonly string[];
  readonly found: Map<string, LiveDocument>;
}

/** Every file that `main` includes, directly or not. One that OpenClaw would refuse is a file with a problem. */
export async function readIncludes(installation: Installation, main: LiveDocument): Promise<readonly LiveDocument[]> {
  const { environment, liveFile } = installation;
  const { path } = environment;
  const extra = (settingOf(environment, 'OPENCLAW_INCLUDE_ROOTS') ?? '').split(path.delimiter).filter(Boolean);
  const folders = [path.dirname(liveFile), ...extra.map((folder) => expand(environment, folder))];
  const roots = await Promise.all(folders.flatMap((folder) => [folder, realFolder(folder)]));
  const reader: Reader = { environment, roots, found: new Map() };
  await follow(reader, main, [liveFile]);
  return [...reader.found.values()];
}

async function follow(reader: Reader, live: LiveDocument, chain: readonly string[]): Promise<void> {
  for (const name of namesBelow(live.document?.value)) {
    const path = includePath(reader.environment.path, live.file.path, name);
    const problem = refusalOf(reader, path, chain);
    if (problem) {
      reader.found.set(path, { file: absentFile(path), syntax: 'json5', problem });
      continue;
    }
    const { planner } = reader.environment;
    const next =
      reader.found.get(path) ?? checked(reader, await readLiveDocument(path, 'json5', planner), live.file.path);
    reader.found.set(path, next);
    await follow(reader, next, [...chain, path]);
  }
}

function namesBelow(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesBelow);
  return isRecord(value) ? [...includeNames(value), ...Object.values(value).flatMap(namesBelow)] : [];
}

function refusalOf(reader: Reader, path: string, chain: readonly string[]): Problem | undefined {
  const from = chain.at(-1) ?? path;
  if (chain.includes(path)) return problemOf('openclaw.include-circle', { from, file: path });
  if (chain.length > deepest) return problemOf('openclaw.include-depth', { from, limit: deepest });
  return isInside(reader, path) ? undefined : outside(path, from);
}

/** A file that is missing stops OpenClaw too; a link must not lead out of the folder. */
function checked(reader: Reader, live: LiveDocument, from: string): LiveDocument {
  const { file, syntax } = live;
  if (live.problem) return live;
  if (!isInside(reader, file.target)) return { file, syntax, problem: outside(file.path, from) };
  if (file.bytes !== null) return live;
  return { file, syntax, problem: problemOf('openclaw.include-missing', { from, file: file.path }) };
}

function isInside({ environment: { path }, roots }: Reader, file: string): boolean {
  return roots.some((root) => {
    const way = path.relative(root, file);
    return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
  });
}

function outside(file: string, from: string): Problem {
  return problemOf('openclaw.include-outside', { from, file });
}

async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    return folder; // Not there yet: nothing in it can be included either.
  }
}
