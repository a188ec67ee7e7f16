import { expect, it } from 'vitest';
import { findBest } from './match.ts';

const all = [
  'codex: use openrouter',
  'codex: use deepseek',
  'opencode: use deepseek',
  'test deepseek',
  'add provider',
].map((words) => ({ id: words, words }));

function found(search: string, recent: readonly string[] = [], most = 50): readonly string[] {
  return findBest(all, search, { recent, most }).items.map(({ id }) => id);
}

it('wants every word, in any order', () => {
  expect(found('deep opencode')).toEqual(['opencode: use deepseek']);
});

it('puts a word that begins so before one that only holds it', () => {
  expect(found('code')).toEqual(['codex: use openrouter', 'codex: use deepseek', 'opencode: use deepseek']);
});

it('takes letters in their order only where nothing holds the word', () => {
  expect(found('dpsk')).toEqual(['codex: use deepseek', 'opencode: use deepseek', 'test deepseek']);
  expect(found('xyz')).toEqual([]);
});

it('puts what was done last first among equals', () => {
  expect(found('deepseek', ['test deepseek'])[0]).toBe('test deepseek');
  expect(found('', ['add provider'])[0]).toBe('add provider');
});

it('counts what it leaves out', () => {
  expect(findBest(all, '', { recent: [], most: 2 })).toMatchObject({ more: 3, items: [all[0], all[1]] });
});
