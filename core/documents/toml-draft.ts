import { type CommaList, changeList, type Rendering } from './comma-list.ts';
import { cut, insertion, type TextEdit } from './text-edit.ts';
import { countUpTo, isBlankLine, lineEnd, lineStart } from './text-lines.ts';
import type { Body, TomlArray, TomlContent, TomlInlineTable, TomlPair, TomlSection } from './toml-node.ts';
import { type Outline, pairsOf } from './toml-outline.ts';
import { cutBlocks, endOfTextBefore, insertBlocks, lastLineEnd, sectionStart } from './toml-sections.ts';

type Inline = TomlInlineTable | TomlArray;

/**
 * Collects what shall happen to a TOML text, in terms of the outline, and turns all of it into text edits at the end,
 * when it is known which neighbours stay.
 */
export class TomlDraft {
  readonly text: string;
  readonly outline: Outline;
  readonly eol: string;
  readonly #replacements: TextEdit[] = [];
  readonly #removedPairs = new Set<TomlPair>();
  readonly #removedSections = new Set<TomlSection>();
  readonly #lines: TextEdit[] = [];
  readonly #topLines: string[] = [];
  readonly #blocks = new Map<number, string[]>();
  readonly #above = new Map<TomlPair, number>();
  readonly #itemIndices = new Map<TomlInlineTable, ReadonlyMap<TomlPair, number>>();
  readonly #lists = new Map<Inline, { removed: Set<number>; added: { after: number; render: Rendering }[] }>();

  /** `text` ends with a line break. */
  constructor(text: string, outline: Outline, eol: string) {
    this.text = text;
    this.outline = outline;
    this.eol = eol;
  }

  replace(node: TomlContent, text: string): void {
    if (this.text.slice(...node.range) !== text)
      this.#replacements.push({ from: node.range[0], to: node.range[1], text });
  }

  removePair(pair: TomlPair): void {
    if (pair.parent.type === 'TOMLInlineTable') this.removeItem(pair.parent, this.#itemIndexOf(pair.parent, pair));
    else this.#removedPairs.add(pair);
  }

  removeSection(section: TomlSection): void {
    this.#removedSections.add(section);
  }

  removeItem(node: Inline, index: number): void {
    this.#listOf(node).removed.add(index);
  }

  addItem(node: Inline, after: number, text: string): void {
    this.#listOf(node).added.push({ after, render: () => text });
  }

  /** What `find` says of a pair, asked once: comments above it may be long, and many lines go there. */
  above(pair: TomlPair, find: (text: string, pair: TomlPair) => number): number {
    const at = this.#above.get(pair) ?? find(this.text, pair);
    this.#above.set(pair, at);
    return at;
  }

  /** A line, without its line break, at the start of another. */
  addLine(at: number, line: string): void {
    this.#lines.push(insertion(at, line + this.eol));
  }

  /** A line for the top of a text whose top has no keys yet. */
  addTopLine(line: string): void {
    this.#topLines.push(line);
  }

  /** A header with its lines, set off by a blank line. */
  addBlock(at: number, lines: readonly string[]): void {
    const blocks = this.#blocks.get(at);
    if (blocks) blocks.push(this.#joined(lines));
    else this.#blocks.set(at, [this.#joined(lines)]);
  }

  toTextEdits(): TextEdit[] {
    const lists = [...this.#lists].flatMap(([node, change]) => changeList(this.#toList(node), change));
    return [...this.#replacements, ...lists, ...this.#lines, ...this.#blockEdits(), ...this.#cuts()];
  }

  #listOf(node: Inline) {
    const known = this.#lists.get(node) ?? { removed: new Set<number>(), added: [] };
    this.#lists.set(node, known);
    return known;
  }

  #itemIndexOf(table: TomlInlineTable, pair: TomlPair): number {
    const indices = this.#itemIndices.get(table) ?? new Map(table.body.map((item, index) => [item, index]));
    this.#itemIndices.set(table, indices);
    return indices.get(pair) ?? -1;
  }

  #toList(node: Inline): CommaList {
    const items = node.type === 'TOMLArray' ? node.elements : node.body;
    return {
      text: this.text,
      open: node.range[0] + 1,
      close: node.range[1] - 1,
      items: items.map((item) => item.range),
      comments: 'hash',
      eol: this.eol,
      unit: '  ',
      gap: ' ',
      padding: node.type === 'TOMLArray' ? '' : ' ',
      opensIntoLines: false,
    };
  }

  #joined(lines: readonly string[]): string {
    return lines.map((line) => line + this.eol).join('');
  }

  #blockEdits(): TextEdit[] {
    const blocks = new Map(this.#blocks);
    if (this.#topLines.length > 0) {
      const [first] = this.outline.sections;
      const end = first ? sectionStart(this.text, first) : this.text.length;
      const at = endOfTextBefore(this.text, end);
      blocks.set(at, [this.#joined(this.#topLines), ...(blocks.get(at) ?? [])]);
    }
    return [...blocks].map(([at, texts]) => insertBlocks(this.text, at, texts, this.eol));
  }

  #cuts(): TextEdit[] {
    const blocks = [...this.#removedSections].map((section) => this.#blockOf(section));
    const top = this.#topBlock();
    if (top) blocks.push(top);
    // No two blocks overlap: only the last one that begins before a line can hold it.
    blocks.sort((a, b) => a[0] - b[0]);
    const starts = blocks.map(([from]) => from);
    const isIn = (from: number) => from < (blocks[countUpTo(starts, from) - 1]?.[1] ?? 0);
    const lines = [...this.#removedPairs].map((pair) => this.#lineOf(pair)).filter(([from]) => !isIn(from));
    return [...lines.map(([from, to]) => cut(from, to)), ...cutBlocks(this.text, blocks)];
  }

  /** Comments below the last key stay: who adds a line to the end of a file means it for no table. */
  #blockOf(section: TomlSection): [from: number, to: number] {
    return [sectionStart(this.text, section), lastLineEnd(this.text, section)];
  }

  #lineOf(node: TomlPair): [from: number, to: number] {
    return [lineStart(this.text, node.range[0]), lineEnd(this.text, node.range[1])];
  }

  /** The keys at the top as one block, if all of them go: then the blank line that set them off goes too. */
  #topBlock(): [from: number, to: number] | undefined {
    const lines = pairsOf(this.outline.top).map((pair) => this.#lineOf(pair));
    const first = lines[0];
    const last = lines.at(-1);
    if (!first || !last || this.#keepsKeys(this.outline.top)) return undefined;
    const isOneRun = lines.every(([from], index) => index === 0 || from === lines[index - 1]?.[1]);
    const isSetOff = last[1] === this.text.length || isBlankLine(this.text, last[1]);
    return isOneRun && isSetOff ? [first[0], last[1]] : undefined;
  }

  #keepsKeys(body: Body): boolean {
    const added = this.#lines.some(({ from }) => from <= (this.outline.sections[0]?.range[0] ?? this.text.length));
    return added || pairsOf(body).some((pair) => !this.#removedPairs.has(pair));
  }
}
