import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { AppError } from '../../shared/problem.ts';
import { readPageFiles } from './page-files.ts';

function pageWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(homedir(), 'page-'));
  mkdirSync(join(folder, 'sub'));
  for (const name of names) writeFileSync(join(folder, name), name);
  return folder;
}

it('knows the page by its paths, and the first one also by none', () => {
  const files = readPageFiles(pageWith('index.html', 'main-3F2XQ7KD.js', 'sub/a.svg'));
  expect([...files.keys()].sort()).toEqual(['/', '/index.html', '/main-3F2XQ7KD.js', '/sub/a.svg']);
  expect(files.get('/')?.bytes.toString()).toBe('index.html');
});

it('has the page in every look, packed as well, and its parts in none', async () => {
  const folder = pageWith('index.html', 'main.js');
  writeFileSync(join(folder, 'index.html'), '<html lang="en">');
  const files = readPageFiles(folder);
  const dark = files.get('/')?.in?.({ theme: 'dark', language: 'fr' });
  expect(dark?.bytes.toString()).toBe('<html lang="fr" data-theme="dark">');
  expect(gunzipSync((await dark?.packed()) ?? '')).toEqual(dark?.bytes);
  expect(dark?.cache).toBe('no-store');
  expect(files.get('/')?.in?.({ theme: 'system', language: 'ja' }).bytes.toString()).toBe('<html lang="ja">');
  expect(files.get('/main.js')?.in).toBeUndefined();
});

it('lets browsers keep what is named after its content, and nothing else', () => {
  const files = readPageFiles(pageWith('index.html', 'main-3F2XQ7KD.js', 'plain.js'));
  const caches = ['/', '/main-3F2XQ7KD.js', '/plain.js'].map((path) => files.get(path)?.cache);
  expect(caches).toEqual(['no-store', 'private, max-age=31536000, immutable', 'no-cache']);
});

it('leaves out licences, maps, and links that lead out of the folder', () => {
  const folder = pageWith('index.html', 'main.js.LEGAL.txt', 'main.js.map');
  symlinkSync(import.meta.filename, join(folder, 'linked.js'));
  symlinkSync(import.meta.dirname, join(folder, 'linked'));
  expect([...readPageFiles(folder).keys()].sort()).toEqual(['/', '/index.html']);
});

it('still has what was deleted after the start', () => {
  const folder = pageWith('index.html', 'main.js');
  const files = readPageFiles(folder);
  rmSync(folder, { recursive: true });
  expect(files.get('/main.js')?.bytes.toString()).toBe('main.js');
});

it('says how to get a page that is missing', () => {
  expect(() => readPageFiles(pageWith('main.js'))).toThrow(AppError);
});
