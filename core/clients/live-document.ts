import { AppError, toProblem } from '../../shared/problem.ts';
import { readDocument } from '../documents/document.ts';
import type { Document, Syntax } from '../documents/edit.ts';
import { type LiveFile, readLiveFile } from '../files/live-file.ts';
import { lazyDocument } from '../planner/lazy-document.ts';
import { isLarge, type Planner, readElsewhere } from '../planner/planner.ts';
import type { LiveDocument } from './client.ts';

/** A file that is not there, as a value: what a plan makes anew. */
export function absentFile(path: string): LiveFile {
  return { path, target: path, bytes: null, hash: null, text: null, mode: null, isLink: false, hasHardLinks: false };
}

/** The files last read, newest last. A window reads them again and again, and a switch right after it has shown them. */
const memory = new Map<string, Document>();
const mostRemembered = 8;

function parsed(text: string, syntax: Syntax, path: string): Document {
  return remember(remembered(text, syntax, path) ?? readDocument(text, syntax, path), path);
}

async function asked(planner: Planner, text: string, syntax: Syntax, path: string): Promise<Document> {
  const known = remembered(text, syntax, path);
  if (known) return remember(known, path);
  const value = await readElsewhere(planner, { text, syntax, path });
  return remember(lazyDocument(text, syntax, path, value), path);
}

function remember(document: Document, path: string): Document {
  const name = `${document.syntax} ${path}`;
  memory.delete(name);
  memory.set(name, document);
  for (const oldest of memory.keys()) if (memory.size > mostRemembered) memory.delete(oldest);
  return document;
}

function remembered(text: string, syntax: Syntax, path: string): Document | undefined {
  const document = memory.get(`${syntax} ${path}`);
  return document?.text === text ? document : undefined;
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
    const document = planner && isLarge(text) ? await asked(planner, text, syntax, path) : parsed(text, syntax, path);
    return { file, syntax, document };
  } catch (error) {
    if (error instanceof AppError) return { file, syntax, problem: toProblem(error) };
    throw error;
  }
}
