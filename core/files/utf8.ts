import { problemOf } from '../../shared/messages/words.ts';
import { AppError, type Place } from '../../shared/problem.ts';

/** Byte order mark included. Throws AppError `file-not-utf8` that names the place of the first bad byte. */
export function toText(path: string, bytes: Uint8Array): string {
  const text = decode(bytes, false);
  if (text !== undefined) return text;
  const where = firstBadPlace(path, bytes);
  const place = { line: String(where.line), column: String(where.column) };
  throw new AppError(problemOf('file-not-utf8', { file: path, ...place }), { where });
}

/** `isPart` lets the last character be cut in two. */
function decode(bytes: Uint8Array, isPart: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isPart });
  } catch {
    // The only failure a fatal decoder has: these bytes are not UTF-8.
    return undefined;
  }
}

/** A text that is good up to some byte is good up to every earlier one, so halving finds the first bad byte. */
function firstBadPlace(file: string, bytes: Uint8Array): Place {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decode(bytes.subarray(0, middle), true) === undefined) bad = middle;
    else good = middle;
  }
  const before = decode(bytes.subarray(0, good), true) ?? '';
  return { file, line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
