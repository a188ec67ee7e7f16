import { ParseError, parseTOML } from 'toml-eslint-parser';
import { sentence } from '../../shared/messages/words.ts';
import { refusal, type Within } from './change.ts';
import type { Path } from './edit.ts';
import { startingWith } from './path-index.ts';
import { brokenFile, type Reading } from './reading.ts';
import { applyTextEdits } from './text-edit.ts';
import { lineBreakOf } from './text-lines.ts';
import { planChange } from './toml-changes.ts';
import { TomlDraft } from './toml-draft.ts';
import type { TomlTop } from './toml-node.ts';
import { itemAt, pairIndexOf, pairsOf, type TomlItem, toOutline, toValue } from './toml-outline.ts';
import { readPlainToml } from './toml-plain.ts';

/** Reads a TOML text (1.1, which holds 1.0) without byte order mark. */
export function readToml(text: string, file: string): Reading {
  const outline = toOutline(parse(text, file));
  return {
    get value() {
      return toValue(outline.root);
    },
    rangeOf: (path) => rangeOf(itemAt(outline.root, path)),
    startOf(path) {
      const item = itemAt(outline.root, path);
      if (item === undefined) return undefined;
      const section = outline.sections[startingWith(outline.sectionIndex, path).indices[0] ?? -1];
      return rangeOf(item)?.[0] ?? dottedStart(item) ?? section?.range[0];
    },
    changed: (change) => changed(text, outline, change),
    readSource,
  };
}

function parse(text: string, file: string): TomlTop {
  const loneReturn = text.search(/\r(?!\n)/);
  if (loneReturn >= 0) throw brokenFile(file, text, loneReturn, sentence('documents.reason.lone-return'));
  try {
    return toTree(text);
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause;
    // A gap is noticed at the next thing, perhaps lines below: the gap itself is the place to mend.
    const gap = /unspecified|unterminated/i.test(cause.message)
      ? text.slice(0, cause.index).trimEnd().length
      : cause.index;
    throw brokenFile(file, text, gap, cause.message.replace(/\.$/, ''), cause);
  }
}

/** toml-eslint-parser 1.0.3 takes a `0` at the very end of a text for nothing. */
function toTree(text: string): TomlTop {
  return readPlainToml(text) ?? parseTOML(text.endsWith('0') ? `${text}\n` : text, { tomlVersion: '1.1' }).body[0];
}

/**
 * Every line is given a line break while it is edited, and a last line that had none loses it again. An empty text
 * becomes one that ends with a line break.
 */
function changed(text: string, outline: ReturnType<typeof toOutline>, change: Within): string {
  const eol = lineBreakOf(text);
  const lacksBreak = text !== '' && !text.endsWith('\n');
  const whole = lacksBreak ? text + eol : text;
  const after = applyTextEdits(whole, planChange(new TomlDraft(whole, outline, eol), change));
  return lacksBreak ? after.replace(/\r?\n$/, '') : after;
}

function rangeOf(item: TomlItem | undefined): readonly [from: number, to: number] | undefined {
  if (item?.kind === 'leaf') return item.node.range;
  return item?.kind === 'table' && item.home.kind === 'inline' ? item.home.body.range : undefined;
}

function dottedStart(item: TomlItem): number | undefined {
  if (item.kind !== 'table' || item.home.kind !== 'dotted') return undefined;
  const { body, prefix } = item.home;
  return pairsOf(body)[startingWith(pairIndexOf(body), prefix).indices[0] ?? -1]?.range[0];
}

function readSource(source: string): unknown {
  const path: Path = ['x'];
  const before = 'x = ';
  try {
    const top = toTree(before + source);
    const item = itemAt(toOutline(top).root, path);
    const range = rangeOf(item);
    if (item && top.body.length === 1 && range?.[0] === before.length && range[1] === before.length + source.length)
      return toValue(item);
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause;
  }
  throw refusal([], sentence('documents.reason.not-one-value'));
}
