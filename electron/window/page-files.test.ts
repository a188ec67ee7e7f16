import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answerPage } from './page-files.ts';

const root = mkdtempSync(join(tmpdir(), 'switchyard-page-'));
const page = join(root, 'page');
mkdirSync(join(page, 'folder.js'), { recursive: true });
for (const name of ['index.html', 'main-ABC.js', 'main.css', 'main.css.map', 'folder.js/inner.js'])
  writeFileSync(join(page, name), name);
writeFileSync(join(root, 'secret.js'), 'secret');
symlinkSync(join(root, 'secret.js'), join(page, 'link.js'));

const look = { theme: 'system', language: 'en' } as const;

async function get(url: string, method = 'GET') {
  const { status, headers, body } = await answerPage(page, { url, method }, look);
  return { status, type: headers['Content-Type'], text: body?.toString() };
}

it('serves the page and its parts', async () => {
  expect(await get('app://main/')).toEqual({ status: 200, type: 'text/html; charset=utf-8', text: 'index.html' });
  expect(await get('app://main/main-ABC.js')).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8' });
  expect(await get('app://main/main.css')).toMatchObject({ status: 200, text: 'main.css' });
});

it.each([
  'app://main/../secret.js',
  'app://main/..%2fsecret.js',
  'app://main/%2e%2e%2fsecret.js',
  'app://main/%2e%2e/secret.js',
  'app://main/..%5csecret.js',
  'app://main/..\\secret.js',
  'app://main/main-ABC.js%00.html',
  'app://main/main-ABC.js\0',
  'app://main//etc/passwd',
  `app://main/${join(root, 'secret.js')}`,
  'app://main/link.js',
  'app://main/folder.js',
  'app://main/folder.js/inner.js',
  'app://main/main.css.map',
  'app://main/nothing.js',
  'app://main/main-ABC.js?x',
  'app://other/main-ABC.js',
  'app://main.evil/main-ABC.js',
  'app://main:80/main-ABC.js',
  'app://me@main/main-ABC.js',
  'file:///etc/passwd',
  'https://main/main-ABC.js',
])('W3 answers %s with 404', async (url) => {
  expect(await get(url)).toEqual({ status: 404, type: undefined, text: undefined });
});

it('only gives, and takes nothing', async () => {
  expect(await get('app://main/', 'POST')).toMatchObject({ status: 404 });
});

it('W4 puts the policy on every answer, also on a refusal', async () => {
  for (const url of ['app://main/', 'app://main/../x']) {
    const { headers } = await answerPage(page, { url, method: 'GET' }, look);
    expect(headers['Content-Security-Policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers['Content-Security-Policy']).toContain("connect-src 'none'");
    expect(headers['X-Content-Type-Options']).toBe('nosniff');
  }
});
