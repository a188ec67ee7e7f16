import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import * as stub from '../../e2e/support/electron-stub.ts';
import { setupProtocol } from './protocol.ts';

vi.mock('electron', () => import('../../e2e/support/electron-stub.ts'));

afterEach(() => vi.restoreAllMocks());

function ask(folder: string): Promise<Response> {
  stub.resetElectron();
  setupProtocol(folder);
  return Promise.resolve(stub.protocol.handlers.get('app')?.(new Request('app://main/')) as Promise<Response>);
}

it('hands out the page', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-protocol-'));
  writeFileSync(join(folder, 'index.html'), 'the page');
  expect(await (await ask(folder)).text()).toBe('the page');
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
