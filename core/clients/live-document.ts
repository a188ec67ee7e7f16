import { AppError, toProblem } from '../../shared/problem.ts';
import { readDocument } from '../documents/document.ts';
import type { Document, Syntax } from '../documents/edit.ts';
import { type LiveFile, readLiveFile } from '../files/live-file.ts';
import type { LiveDocument } from './client.ts';

/** A file that is not there, as a value: what a plan makes anew. */
export function absentFile(path: string): LiveFile {
  return { path, target: path, bytes: null, hash: null, text: null, mode: null, isLink: false, hasHardLinks: false };
}

/** The files last read, newest last. A window reads them again and again, and a switch right after it has shown them. */
const memory = new Map<string, Document>();
const mostRemembered = 8;

function parsed(text: string, syntax: Syntax, path: string): Document {
  const name = `${syntax} ${path}`;
  const before = memory.get(name);
  const document = before?.text === text ? before : readDocument(text, syntax, path);
  memory.delete(name);
  memory.set(name, document);
  for (const oldest of memory.keys()) if (memory.size > mostRemembered) memory.delete(oldest);
  return document;
}

/** Reads and parses one file of a client. A file that can't be read or parsed is a state with its problem, not an error. */
export async function readLiveDocument(path: string, syntax: Syntax): Promise<LiveDocument> {
  let file = absentFile(path);
  try {
    file = await readLiveFile(path);
    return file.text === null ? { file, syntax } : { file, syntax, document: parsed(file.text, syntax, path) };
  } catch (error) {
    if (error instanceof AppError) return { file, syntax, problem: toProblem(error) };
    throw error;
  }
}
