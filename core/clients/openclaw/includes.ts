import { realpath } from 'node:fs/promises';
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
    const problem = problemOf(reader, path, chain);
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

function problemOf(reader: Reader, path: string, chain: readonly string[]): Problem | undefined {
  const from = chain.at(-1) ?? path;
  if (chain.includes(path))
    return refused(`${from} includes ${path} in a circle.`, `Take that $include out of ${from}.`);
  if (chain.length > deepest) return refused(`${from} is the ${deepest}th $include in a row.`, 'Nest fewer files.');
  return isInside(reader, path) ? undefined : outside(path, from);
}

/** A file that is missing stops OpenClaw too; a link must not lead out of the folder. */
function checked(reader: Reader, live: LiveDocument, from: string): LiveDocument {
  const { file, syntax } = live;
  if (live.problem) return live;
  if (!isInside(reader, file.target)) return { file, syntax, problem: outside(file.path, from) };
  if (file.bytes !== null) return live;
  const message = `${from} includes ${file.path}, which does not exist.`;
  return {
    file,
    syntax,
    problem: { code: 'file-vanished', message, fix: `Create it, or take the $include out of ${from}.` },
  };
}

function isInside({ environment: { path }, roots }: Reader, file: string): boolean {
  return roots.some((root) => {
    const way = path.relative(root, file);
    return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
  });
}

function outside(path: string, from: string): Problem {
  return refused(
    `${from} includes ${path}, which lies outside of OpenClaw's folder.`,
    'Move it into that folder, or name its folder in OPENCLAW_INCLUDE_ROOTS.',
  );
}

function refused(message: string, fix: string): Problem {
  return { code: 'client-refuses', message, fix };
}

async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    return folder; // Not there yet: nothing in it can be included either.
  }
}
