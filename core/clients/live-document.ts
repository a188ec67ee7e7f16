import { AppError, toProblem } from '../../shared/problem.ts';
import type { Document, Syntax } from '../documents/edit.ts';
import { RecentDocuments } from '../documents/recent-documents.ts';
import { type LiveFile, readLiveFile } from '../files/live-file.ts';
import { lazyDocument } from '../planner/lazy-document.ts';
import { isLarge, type Planner, readElsewhere } from '../planner/planner.ts';
import type { LiveDocument, LiveState } from './client.ts';

/** A file that is not there, as a value: what a plan makes anew. */
export function absentFile(path: string): LiveFile {
  return { path, target: path, bytes: null, hash: null, text: null, mode: null, isLink: false, hasHardLinks: false };
}

/** The live file and the further files that a plan may edit. */
export function documentsOf({ main, others }: Pick<LiveState, 'main' | 'others'>): readonly LiveDocument[] {
  return [main, ...others];
}

/** The one of them that stands at `path`. */
export function findDocument(state: Pick<LiveState, 'main' | 'others'>, path: string): LiveDocument | undefined {
  return documentsOf(state).find(({ file }) => file.path === path);
}

/** A window reads them again and again, and a switch right after it has shown them. */
const recent = new RecentDocuments();

async function asked(planner: Planner, text: string, syntax: Syntax, path: string): Promise<Document> {
  const known = recent.find(text, syntax, path);
  if (known) return known;
  const value = await readElsewhere(planner, { text, syntax, path });
  return recent.keep(lazyDocument(text, syntax, path, value), path);
}

/**
 * Reads and parses one file of a client, a large one with the planner. A file that can't be read or parsed is a state
 * with its problem, not an error.
 */
export async function readLiveDocument(path: string, syntax: Syntax, planner?: Planner): Promise<LiveDocument> {
  let file = absentFile(path);
  try {
    file = await readLiveFile(path);
    const { text } = file;
    if (text === null) return { file, syntax };
    const document =
      planner && isLarge(text) ? await asked(planner, text, syntax, path) : recent.read(text, syntax, path);
    return { file, syntax, document };
  } catch (error) {
    if (error instanceof AppError) return { file, syntax, problem: toProblem(error) };
    throw error;
  }
}
