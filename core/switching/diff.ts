import { structuredPatch } from 'diff';
import { redactBlocks, redactSource } from '../../shared/redact.ts';
import type { FileChange } from '../files/receipt.ts';
import { anchoredHunks } from './anchored-hunks.ts';
import type { Plan } from './plan.ts';

/** What becomes of one file, for people: no line of it shows a secret. */
export interface FileDiff {
  readonly path: string;
  /** Whether the file is made, changed or taken away. */
  readonly act: 'create' | 'change' | 'delete';
  readonly added: number;
  readonly removed: number;
  /** Lines of the whole new file, or of the old one where there is no new one. */
  readonly lines: number;
  /** Unified format: hunks with three lines of context. */
  readonly hunks: readonly { readonly header: string; readonly lines: readonly string[] }[];
}

function countLines(text: string): number {
  return text.split('\n').length - (text === '' || text.endsWith('\n') ? 1 : 0);
}

/** As `diff -u` writes it: of nothing, the line before. */
function range(start: number, lines: number): string {
  return `${lines === 0 ? start - 1 : start},${lines}`;
}

/** How many lines may differ for the shortest difference to be looked for, which takes time in the square of them. */
const mostEdits = 500;

/** Compares line by line; secrets are masked before anything leaves this function, those that are `known` wherever they stand. */
export function diffFile(
  path: string,
  before: string | null,
  after: string | null,
  known: readonly string[] = [],
): FileDiff {
  const old = redactBlocks(before ?? '');
  const now = redactBlocks(after ?? '');
  const shortest = structuredPatch(path, path, old, now, '', '', { context: 3, maxEditLength: mostEdits });
  const hunks = (shortest?.hunks ?? anchoredHunks(old, now)).map((hunk) => ({
    header: `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`,
    lines: hunk.lines.map((line) => redactSource(line.replace(/\r$/, ''), known)),
  }));
  const all = hunks.flatMap((hunk) => hunk.lines);
  return {
    path,
    act: before === null ? 'create' : after === null ? 'delete' : 'change',
    added: all.filter((line) => line.startsWith('+')).length,
    removed: all.filter((line) => line.startsWith('-')).length,
    lines: countLines(after ?? before ?? ''),
    hunks,
  };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A plan is shown before it is carried out, and then what was done. */
const made = new WeakMap<readonly FileChange[], readonly FileDiff[]>();

/** The diffs of a plan, made of the very bytes that will be written, and only when somebody wants to see them. */
export function diffsOf(plan: Pick<Plan, 'changes' | 'secrets'>): readonly FileDiff[] {
  const { changes } = plan;
  const before = made.get(changes);
  if (before) return before;
  const known = plan.secrets();
  const diffs = changes.map(({ file, bytes }) =>
    diffFile(file.path, file.text, bytes === null ? null : decoder.decode(bytes), known),
  );
  made.set(changes, diffs);
  return diffs;
}
