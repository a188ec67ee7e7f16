import type { FileDiffView, NoteView } from '../shared/views.ts';
import type { ActValue } from './act-value.ts';
import type { Output } from './output.ts';
import { words } from './words.ts';

const acts = { create: 'new file', change: 'changed', delete: 'removed' } as const;

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
export function printDiff(output: Output, diff: FileDiffView, home: string): void {
  const counts = `${acts[diff.act]}: +${diff.added} -${diff.removed} of ${diff.lines} lines`;
  output.line(`${output.style('bold', shortPath(diff.path, home))}  ${output.style('dim', counts)}`);
  for (const hunk of diff.hunks) {
    output.line(`  ${output.style('cyan', hunk.header)}`);
    for (const line of hunk.lines) output.source(`  ${diffLine(output, line)}`);
  }
}

export function printDiffs(output: Output, { files }: Pick<ActValue, 'files'>, home: string): void {
  for (const file of files) printDiff(output, file, home);
}

const marks: Readonly<Record<NoteView['kind'], string>> = { restart: '↻', live: '✓', warning: '!', info: '·' };

export function printNotes(output: Output, notes: readonly NoteView[]): void {
  for (const { kind, message } of notes)
    output.line(`${kind === 'warning' ? output.style('yellow', marks[kind]) : marks[kind]} ${words.say(message)}`);
}

/** Columns as wide as their widest cell; the last one is free. */
export function printTable(output: Output, rows: readonly (readonly string[])[]): void {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), []);
  for (const row of rows)
    output.line(
      row
        .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
}
