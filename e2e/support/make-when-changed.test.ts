import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Making, makeWhenChanged } from './make-when-changed.ts';

let root: string;
let made: number;
let making: Making;
beforeEach(() => {
  root = mkdtempSync(join(homedir(), 'make-'));
  made = 0;
  making = {
    root,
    sources: ['src', 'manifest.json', 'none'],
    output: 'dist',
    memory: join(root, 'memory'),
    make: async () => {
      made += 1;
      write('dist/program.js', `made ${made}`);
    },
  };
  write('src/deep/a.ts', 'a');
  write('manifest.json', '{}');
});

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('what is made from sources', () => {
  it('is made once for many who need it at the same time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => makeWhenChanged(making)));
    expect(made).toBe(1);
  });

  it.each<readonly [what: string, change: () => void]>([
    ['a source changed', () => write('src/deep/a.ts', 'b')],
    ['a source came', () => write('src/b.ts', '')],
    ['a single file changed', () => write('manifest.json', '{ }')],
    ['somebody else wrote what came of it', () => utimesSync(join(root, 'dist/program.js'), 1, 1)],
    ['somebody else added to it', () => write('dist/more.js', '')],
  ])('is made again after %s', async (_, change) => {
    await makeWhenChanged(making);
    change();
    await makeWhenChanged(making);
    await makeWhenChanged(making);
    expect(made).toBe(2);
  });

  it('is not made again for a test or a fixture', async () => {
    await makeWhenChanged(making);
    write('src/a.test.ts', '');
    write('src/fixtures/in/a.ts', '');
    await makeWhenChanged(making);
    expect(made).toBe(1);
  });

  it('is made by the next one where making it failed', async () => {
    const failing = makeWhenChanged({ ...making, make: () => Promise.reject(new Error('no compiler')) });
    await expect(failing).rejects.toThrow('no compiler');
    await makeWhenChanged(making);
    expect(made).toBe(1);
  });
});
