import { mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keepCompiled, runCompiled } from './compiled.ts';

/** A bundle with its compiled form beside it. */
function enter(text = "exports.answer = () => 'one';"): string {
  const bundle = join(mkdtempSync(join(homedir(), 'compiled-')), 'program.cjs');
  writeFileSync(bundle, text);
  keepCompiled(bundle, runCompiled(bundle).script);
  return bundle;
}

function run(bundle: string) {
  const { exports, script } = runCompiled<{ answer(): string }>(bundle);
  return { answer: exports.answer(), isCompiledAnew: script.cachedDataRejected !== false };
}

it('does not compile again what the build has compiled', () => {
  expect(run(enter())).toEqual({ answer: 'one', isCompiledAnew: false });
});

it('knows a copy of the text, which is younger, by its hash', () => {
  const bundle = enter();
  utimesSync(bundle, 1, 1);
  expect(run(bundle)).toEqual({ answer: 'one', isCompiledAnew: false });
});

it('does not take the form of another text of the same length', () => {
  const bundle = enter();
  const { mtime } = statSync(bundle);
  writeFileSync(bundle, readFileSync(bundle, 'utf8').replace('one', 'two'));
  utimesSync(bundle, mtime, new Date(mtime.getTime() + 1));
  expect(run(bundle)).toEqual({ answer: 'two', isCompiledAnew: true });
});

it('keeps no form of a text that is not plain ASCII, which would be read as another', () => {
  expect(() => enter("exports.answer = () => '\u00e9';")).toThrow('is not plain ASCII');
});
