import type { FileDiffView, NoteView } from '../shared/views.ts';
import type { ActValue } from './act-value.ts';
import { cellsOf, padCells } from './cells.ts';
import type { Context } from './context.ts';
import type { Output } from './output.ts';

const acts = { create: 'outcomes.new-file', change: 'outcomes.changed-file', delete: 'outcomes.removed-file' } as const;

type Place = Pick<Context, 'output' | 'words'>;

/** `~` for the home, as people write it. */
export function shortPath(path: string, home: string): string {
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

function diffLine(output: Output, line: string): string {
  if (line.startsWith('+')) return output.style('green', line);
  if (line.startsWith('-')) return output.style('red', line);
  return output.style('dim', line);
}

/** A unified diff with the count of our lines in its head. */
export function printDiff({ output, words }: Place, diff: FileDiffView, home: string): void {
  // As they are, without the marks that a language sets in long numbers.
  const [added, removed, lines] = [String(diff.added), String(diff.removed), String(diff.lines)];
  const counts = words(acts[diff.act], { added, removed, lines });
  output.line(`${output.style('bold', shortPath(diff.path, home))}  ${output.style('dim', counts)}`);
  for (const hunk of diff.hunks) {
    output.line(`  ${output.style('cyan', hunk.header)}`);
    for (const line of hunk.lines) output.source(`  ${diffLine(output, line)}`);
  }
}

export function printDiffs(place: Place, { files }: Pick<ActValue, 'files'>, home: string): void {
  for (const file of files) printDiff(place, file, home);
}

const marks: Readonly<Record<NoteView['kind'], string>> = { restart: '↻', live: '✓', warning: '!', info: '·' };

export function printNotes({ output, words }: Place, notes: readonly NoteView[]): void {
  for (const { kind, message } of notes)
    output.line(`${kind === 'warning' ? output.style('yellow', marks[kind]) : marks[kind]} ${words.say(message)}`);
}

/** Columns as wide as their widest cell; the last one is free. */
export function printTable(output: Output, rows: readonly (readonly string[])[]): void {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cellsOf(cell))), []);
  for (const row of rows)
    output.line(
      row
        .map((cell, i) => (i === row.length - 1 ? cell : padCells(cell, widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
}
