import type { ChildResult } from './child-process.ts';

/** What a client said when it was asked once. `words`: its own, as it printed them, which may repeat anything. */
export type TrialOutcome =
  | { readonly kind: 'answered' }
  | { readonly kind: 'failed'; readonly words: string }
  | { readonly kind: 'silent' };

/** How a client's own program is asked one question, in a home that holds nothing but the choice that is tried. */
export interface Trial {
  /** With the question. Words of ours only (see `ChildRequest`). `product`: where one name stands for several. */
  args(installation: { readonly product?: string }): readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  understand(result: ChildResult): TrialOutcome;
}

/** One word: on Windows it passes through cmd.exe unquoted. */
export const trialQuestion = 'Hello';

/** As a terminal would show it, without colours. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
}

/** The last lines that a program printed before it gave up, without colours and empty ones. */
export function lastWords({ stdout, stderr }: Pick<ChildResult, 'stdout' | 'stderr'>): string {
  return plain(stderr.trim() === '' ? stdout : stderr)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-6)
    .join(' ');
}
