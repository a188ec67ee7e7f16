import { parse as parseRanges, type ValueNode } from '@humanwhocodes/momoa';
import JSON5 from 'json5';
import { problemOf, sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { hasPut, refusal, type Within } from './change.ts';
import { planChange } from './json-changes.ts';
import { freshStyle } from './json-style.ts';
import { changeText } from './json-text.ts';
import { findDuplicate, nameOf, nodeAt, rangeOf, toValue } from './json-tree.ts';
import { brokenFile, type Reading } from './reading.ts';
import { applyTextEdits } from './text-edit.ts';
import { positionAt } from './text-lines.ts';
import { skipTrivia } from './trivia.ts';

type JsonSyntax = 'jsonc' | 'json5';

/** Reads a JSON, JSONC or JSON5 text without byte order mark. A text of white space and comments has no value. */
export function readJson(text: string, syntax: JsonSyntax, file: string): Reading {
  if (skipTrivia(text, 0, 'slash') === text.length) return readNothing(text, syntax);
  const root = parse(text, syntax, file);
  return {
    get value() {
      return toValue(root);
    },
    rangeOf(path) {
      const node = nodeAt(root, path);
      return node && rangeOf(node);
    },
    startOf(path) {
      const node = nodeAt(root, path);
      return node && rangeOf(node)[0];
    },
    changed: (change) => applyTextEdits(text, planChange(text, syntax, root, change)),
    readSource: (source) => readSource(source, syntax),
  };
}

function readNothing(text: string, syntax: JsonSyntax): Reading {
  return {
    value: undefined,
    rangeOf: () => undefined,
    startOf: () => undefined,
    changed: (change) => (hasPut(change) ? text + firstObject(text, syntax, change) : text),
    readSource: (source) => readSource(source, syntax),
  };
}

/** A new object below the comments of a text. A text that lacks the last line break gets none at its end. */
function firstObject(text: string, syntax: JsonSyntax, change: Within): string {
  const style = freshStyle(text, syntax);
  const object = changeText(change, '', style) ?? '{}';
  return text === '' || text.endsWith('\n') ? object + style.eol : style.eol + object;
}

function parse(text: string, syntax: JsonSyntax, file: string): ValueNode {
  const { root, failure } = tryParse(text, syntax);
  if (failure instanceof RangeError) throw failure;
  if (syntax === 'json5') checkJson5(text, file, failure);
  if (root === undefined) throw broken(text, file, failure);
  const duplicate = findDuplicate(root);
  if (duplicate) {
    const reason = sentence('documents.reason.key-twice', { name: JSON.stringify(nameOf(duplicate)) });
    throw brokenFile(file, text, rangeOf(duplicate)[0], reason);
  }
  return root;
}

function tryParse(text: string, mode: JsonSyntax): { readonly root?: ValueNode; readonly failure?: unknown } {
  try {
    return { root: parseRanges(text, { mode, ranges: true, allowTrailingCommas: true }).body };
  } catch (failure) {
    return { failure };
  }
}

/** What json5 says is what counts: momoa 3.3.13 reads a little more (`'\1'`) and a little less (`{ null: 1 }`, `-.5`). */
function checkJson5(text: string, file: string, failure: unknown): void {
  try {
    JSON5.parse(text);
  } catch (cause) {
    throw broken(text, file, failure ?? cause);
  }
  if (failure !== undefined) throw unreadable(text, file, failure);
}

function unreadable(text: string, file: string, cause: unknown): AppError {
  const { line, column } = positionAt(text, offsetOf(text, cause));
  const problem = problemOf('json5-rare', { file, line: String(line), column: String(column) });
  return new AppError(problem, { cause, where: { file, line, column } });
}

function broken(text: string, file: string, cause: unknown): AppError {
  const offset = offsetOf(text, cause);
  const reason =
    offset >= text.trimEnd().length
      ? sentence('documents.reason.ends-too-early')
      : sentence('documents.reason.not-valid');
  return brokenFile(file, text, offset, reason, cause);
}

/** momoa's errors have an offset, at the end of the text none that counts; json5's have line and column. */
function offsetOf(text: string, cause: unknown): number {
  const error = cause as { name?: string; offset?: unknown; lineNumber?: unknown; columnNumber?: unknown };
  if (cause instanceof Error && /end of input/.test(cause.message)) return text.trimEnd().length;
  if (typeof error.offset === 'number') return error.offset;
  if (typeof error.lineNumber !== 'number' || typeof error.columnNumber !== 'number') return 0;
  const before = text.split('\n').slice(0, error.lineNumber - 1);
  return before.join('\n').length + (before.length > 0 ? 1 : 0) + error.columnNumber - 1;
}

function readSource(source: string, mode: JsonSyntax): unknown {
  const { root } = tryParse(source, mode);
  if (root === undefined || rangeOf(root)[0] !== 0 || rangeOf(root)[1] !== source.length || findDuplicate(root))
    throw refusal([], sentence('documents.reason.not-one-value'));
  return toValue(root);
}
