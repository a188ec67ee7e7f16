import { sentence } from '../../shared/messages/words.ts';
import { toChange } from './change.ts';
import type { Document, Edit, Path, Syntax } from './edit.ts';
import { type Intended, isIntended, toIntended } from './edited-value.ts';
import { readJson } from './json-document.ts';
import { isSameValue, memberOf } from './plain-value.ts';
import { brokenFile, type Reading, tooMuchToRead } from './reading.ts';
import { positionsIn } from './text-lines.ts';
import { readToml } from './toml-document.ts';
import { verify } from './verify.ts';

/** Stands in for `verify` in tests that plant a wrong result. */
export type Verify = typeof verify;

/**
 * Reads a document. `file` is the name that problems show.
 * Throws AppError `file-broken`, with line and column, for what does not parse, says one key twice or holds half a
 * character, and `edit-refused` for the few JSON5 spellings that can be read but not edited, and for what no parser has
 * room for.
 */
export function readDocument(text: string, syntax: Syntax, file: string, verifyEdit: Verify = verify): Document {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const body = text.slice(mark.length);
  const loneSurrogate = findLoneSurrogate(body);
  if (loneSurrogate >= 0) throw brokenFile(file, body, loneSurrogate, sentence('documents.reason.lone-surrogate'));
  return toDocument({ text, mark, body, syntax, reading: read(body, syntax, file), verifyEdit });
}

function read(body: string, syntax: Syntax, file: string): Reading {
  try {
    return syntax === 'toml' ? readToml(body, file) : readJson(body, syntax, file);
  } catch (error) {
    throw error instanceof RangeError ? tooMuchToRead(file, error) : error;
  }
}

interface Parts {
  readonly text: string;
  readonly mark: string;
  readonly body: string;
  readonly syntax: Syntax;
  readonly reading: Reading;
  readonly verifyEdit: Verify;
}

function toDocument({ text, mark, body, syntax, reading, verifyEdit }: Parts): Document {
  let cached: { readonly value: unknown } | undefined;
  // The same plan is looked at several times on its way: by its client, as a diff, as bytes.
  const edited = new WeakMap<readonly Edit[], string>();
  let positions: ReturnType<typeof positionsIn> | undefined;
  const currentValue = () => {
    cached ??= { value: reading.value };
    return cached.value;
  };
  return {
    syntax,
    text,
    get value() {
      return currentValue();
    },
    get: (path: Path) => path.reduce(memberOf, currentValue()),
    sourceOf(path) {
      const range = reading.rangeOf(path);
      return range && body.slice(...range);
    },
    locate(path) {
      const start = reading.startOf(path);
      if (start === undefined) return undefined;
      positions ??= positionsIn(body);
      return positions(start);
    },
    edit(edits: readonly Edit[]) {
      if (edits.length === 0) return text;
      const known = edited.get(edits);
      if (known !== undefined) return known;
      const after = mark + reading.changed(toChange(edits));
      const intended = toIntended(currentValue(), edits, reading.readSource);
      if (after !== text) verifyEdit(syntax, { before: text, valueBefore: currentValue(), after, intended });
      else if (!isNoChange(intended, currentValue())) throw new Error('the edits should have changed the text');
      edited.set(edits, after);
      return after;
    },
  };
}

/** Edits that take away what is not there leave an empty text without a value as it is. */
function isNoChange(intended: Intended, value: unknown): boolean {
  return isIntended(intended, value ?? {}) || isSameValue(intended.value, value);
}

function findLoneSurrogate(text: string): number {
  return text.isWellFormed() ? -1 : text.search(/\p{Surrogate}/u);
}
