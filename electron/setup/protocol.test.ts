import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { initialSettings } from '../../core/settings/settings.ts';
import * as stub from '../../e2e/support/electron-stub.ts';
import type { Language } from '../../shared/language.ts';
import { setupProtocol } from './protocol.ts';

afterEach(() => vi.restoreAllMocks());

function looks(theme: 'system' | 'dark', language: Language) {
  return { value: { ...initialSettings, told: [], theme }, language };
}

function ask(folder: string, settings = looks('system', 'en')): Promise<Response> {
  stub.resetElectron();
  setupProtocol(folder, settings);
  return Promise.resolve(stub.protocol.handlers.get('app')?.(new Request('app://main/')) as Promise<Response>);
}

it('hands out the page', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-protocol-'));
  writeFileSync(join(folder, 'index.html'), 'the page');
  expect(await (await ask(folder)).text()).toBe('the page');
});

it('hands it out in the theme and the language of the settings at that moment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-protocol-'));
  writeFileSync(join(folder, 'index.html'), '<html lang="en">');
  const settings = looks('system', 'en');
  expect(await (await ask(folder, settings)).text()).toBe('<html lang="en">');
  Object.assign(settings, looks('dark', 'ja'));
  expect(await (await ask(folder, settings)).text()).toBe('<html lang="ja" data-theme="dark">');
});

it('says in the log why a part of the page can not be read, and answers all the same', async () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const response = await ask(join(tmpdir(), 'switchyard-nowhere'));
  expect(response.status).toBe(500);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(write.mock.calls.map(([text]) => text)).toEqual([
    expect.stringMatching(/^switchyard: a part of the page: Error ENOENT/),
  ]);
});
