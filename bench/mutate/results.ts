import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Verdict =
  /** The types do not hold: no program, so it counts for nothing. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'killed'; readonly by: string }
  | { readonly kind: 'timeout'; readonly by: string }
  /** `after`: the last stage that it survived. */
  | { readonly kind: 'survived'; readonly after: 'units' | 'whole processes' };

export type Result = {
  readonly key: string;
  /** Of the mutated text. */
  readonly fileHash: string;
  /** Of all files, tests included. */
  readonly treeHash: string;
  readonly verdict: Verdict;
};

export type Results = {
  readonly find: (key: string, fileHash: string, treeHash: string) => Verdict | undefined;
  readonly add: (result: Result) => void;
};

/** One line each, so that a run that was stopped goes on where it was. */
export function openResults(file: string): Results {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const known = new Map<string, Result>();
  for (const line of lines) {
    const result: Result = JSON.parse(line);
    known.set(result.key, result);
  }
  mkdirSync(dirname(file), { recursive: true });
  return {
    find: (key, fileHash, treeHash) => {
      const result = known.get(key);
      if (result === undefined || result.fileHash !== fileHash) return undefined;
      // What survived may meet a new test; what a test saw is seen as long as the text is the same.
      return result.verdict.kind !== 'survived' || result.treeHash === treeHash ? result.verdict : undefined;
    },
    add: (result) => {
      known.set(result.key, result);
      appendFileSync(file, `${JSON.stringify(result)}\n`);
    },
  };
}
