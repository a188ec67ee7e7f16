import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { clientIds } from '../../shared/client-id.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import { liveFiles } from '../support/client-samples.ts';
import { type SecretService, startBus, startSecretService, startSilentBus } from '../support/secret-service.ts';
import { writtenState } from './home-state.ts';
import { openTerminal, putLiveFiles, putProgram, type SaidProblem, type Terminal } from './terminal.ts';

let terminal: Terminal;
beforeEach(() => {
  terminal = openTerminal();
  putLiveFiles(terminal);
});
afterEach(() => terminal.close());

/** One clear problem, the same in both forms, and nothing written. */
async function expectProblem(args: readonly string[], code: string, input = ''): Promise<SaidProblem> {
  const before = writtenState(terminal.home);
  const problem = await terminal.problem(args, { input });
  expect(problem.code).toBe(code);
  const { message, fix, where } = problem;
  const place = where ? `${where.file}:${where.line}:${where.column}: ` : '';
  const ended = await terminal.run(args, { input });
  expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 1, stderr: `${place}${message}\n  ${fix}\n` });
  expect(writtenState(terminal.home)).toEqual(before);
  return problem;
}

function addAcme(id = 'acme'): Promise<string> {
  const args = [
    'add',
    id,
    '--base-url',
    `https://${id}.example/v1`,
    '--model',
    'm1',
    '--key-stdin',
    '--key-store',
    'file',
  ];
  return terminal.done(args, { input: `sk-of-${id}-0123456789` });
}

describe.each(clientIds)('C3 the live file of %s', (client) => {
  const file = liveFiles[client];
  const twice = client === 'codex' ? 'model = "a"\nmodel = "b"\n' : '{ "model": "a",\n  "model": "b" }\n';
  const replaced: readonly (readonly [what: string, code: ProblemCode, replace: (path: string) => void])[] = [
    ['broken', 'file-broken', () => terminal.write(file, client === 'codex' ? 'model = \n' : '{ "model": \n')],
    ['with a key twice', 'file-broken', () => terminal.write(file, twice)],
    ['not UTF-8', 'file-not-utf8', () => terminal.write(file, Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x0a]))],
    ['huge', 'file-too-large', () => terminal.write(file, Buffer.alloc(5 * 1024 * 1024 + 1, 0x20))],
    ['a folder', 'file-is-folder', (path) => mkdirSync(path)],
    ['a link to itself', 'file-link-loop', (path) => symlinkSync(path, path)],
    ['read-only', 'file-read-only', (path) => chmodSync(path, 0o444)],
  ];

  it.each(replaced)('%s is refused, with the way to mend it', async (_, code, replace) => {
    putProgram(terminal, client, '1.18.4');
    await addAcme();
    if (code === 'file-is-folder' || code === 'file-link-loop') rmSync(terminal.path(file));
    replace(terminal.path(file));
    const problem = await expectProblem(['use', 'acme', '--client', client], code);
    expect(problem.message).toContain(file);
    expect((code === 'file-broken' || code === 'file-not-utf8') === (problem.where !== undefined)).toBe(true);
    const status = await terminal.done(['status']);
    if (code !== 'file-read-only') expect(status).toContain(problem.fix);
  });

  it('broken after a switch stops undo and leave, and costs nothing', async () => {
    await addAcme();
    await terminal.done(['use', 'acme', '--client', client]);
    terminal.write(file, `${terminal.read(file)}=`);
    await expectProblem(['undo'], 'file-broken');
    await expectProblem(['leave', '--yes'], 'file-broken');
  });

  it('vanished after a switch is no surprise: undo leaves it alone, use makes it anew', async () => {
    putProgram(terminal, client, '1.18.4');
    await addAcme();
    await terminal.done(['use', 'acme', '--client', client]);
    rmSync(terminal.path(file));
    expect((await terminal.run(['status'])).code).toBe(0);
    const undone = await terminal.run(['undo']);
    expect(undone.stdout + undone.stderr).not.toMatch(/unexpected|\n\s+at /);
    expect(await terminal.done(['use', 'acme', '--client', client])).toContain('uses acme · m1');
  });

  it('and its folder gone with it: the client is not found, and how to come by it', async () => {
    await addAcme();
    rmSync(dirname(terminal.path(file)), { recursive: true });
    await expectProblem(['use', 'acme', '--client', client], 'client-not-found');
  });
});

describe('what is entered', () => {
  const add = (...more: readonly string[]) => ['add', 'x', ...more];
  const at = (url: string, ...more: readonly string[]) => add('--base-url', url, '--no-key', ...more);
  const fine = 'https://x.example/v1';

  it.each<readonly [what: string, code: string, args: readonly string[]]>([
    ['a base URL of another scheme', 'base-url-not-http', at('ftp://x.example')],
    ['an empty base URL', 'draft-base-url-missing', at('')],
    ['a base URL with a space', 'base-url-empty', at('https://x.example/a b')],
    ['a base URL with a line break', 'base-url-empty', at('https://x.example/\nb')],
    ['a base URL with a user', 'base-url-holds-login', at('https://me@x.example')],
    ['a base URL with a password', 'base-url-holds-login', at('https://me:secret@x.example')],
    ['a base URL that is none', 'base-url-invalid', at('https://')],
    ['the placeholder of a template', 'base-url-placeholder', at('https://YOUR-RESOURCE.openai.azure.com/openai/v1')],
    ['a template without its address', 'base-url-placeholder', ['add', 'azure-openai', '--no-key']],
    ['a key over http', 'base-url-not-encrypted', add('--base-url', 'http://x.example', '--key-stdin')],
    ['no address at all', 'terminal.base-url-missing', add('--no-key')],
    ['a name with a line break', 'draft-control-character', at(fine, '--name', 'a\nb')],
    ['a name with an escape', 'draft-control-character', at(fine, '--name', 'a\u001b[31mb')],
    ['a name with a Unicode line break', 'draft-control-character', at(fine, '--name', 'a\u2028b')],
    ['an empty name', 'draft-name-missing', at(fine, '--name', '')],
    ['a model with a line break', 'draft-control-character', at(fine, '--model', 'a\nb')],
    ['a header with a line break', 'draft-control-character', at(fine, '--header', 'X-A=b\r\nX-B: c')],
    ['a header whose name no HTTP has', 'draft-pair-name', at(fine, '--header', 'X A=b')],
    ['a header without a value', 'terminal.pair-incomplete', at(fine, '--header', 'X-A')],
    ['a query parameter with a control', 'draft-control-character', at(fine, '--query', 'a=b\u0007')],
    ['a variable that is none', 'draft-variable-name', at(fine, '--env', 'a b')],
    ['an id with capitals', 'provider-not-storable', ['add', 'X Y', '--base-url', fine, '--no-key']],
    ['an id with an escape', 'draft-control-character', ['add', 'x\u001b[31m', '--base-url', fine, '--no-key']],
    ['an id that is a word of ours', 'provider-id-reserved', ['add', 'official', '--base-url', fine, '--key-stdin']],
    ['an id of __proto__', 'provider-not-storable', ['add', '__proto__', '--base-url', fine, '--no-key']],
    ['an id that is taken', 'provider-exists', ['add', 'taken', '--base-url', fine, '--no-key']],
    ['an unknown preset', 'terminal.preset-unknown', add('--preset', 'nothing')],
    ['an unknown provider', 'provider-unknown', ['use', 'nobody', '--client', 'codex']],
    ['a provider of which there is a method', 'provider-unknown', ['use', 'constructor', '--client', 'codex']],
    ['no model', 'model-missing', ['use', 'taken', '--client', 'codex']],
    ['an unknown act', 'act-unknown', ['restore', '../../etc/passwd']],
  ])('%s is refused', async (_, code, args) => {
    await terminal.done(['add', 'taken', '--base-url', 'https://taken.example/v1', '--no-key']);
    const { message, fix } = await expectProblem(args, code, 'sk-entered-0123456789');
    expect(`${message}${fix}`).not.toMatch(/\p{Cc}|secret/u);
  });

  it.each([
    ['https://x.example/v1/chat/completions', 'https://x.example/v1', 'chat'],
    ['https://x.example/v1/responses/', 'https://x.example/v1', 'responses'],
    ['https://x.example/anthropic/v1/messages', 'https://x.example/anthropic/v1', 'anthropic'],
    ['x.example', 'https://x.example', 'responses'],
    ['localhost:1234/v1', 'http://localhost:1234/v1', 'responses'],
    ['https://x.example/v1?api-version=1#top', 'https://x.example/v1', 'responses'],
  ])('%s is cleaned to %s, and that is said', async (pasted, url, wire) => {
    const { stderr } = await terminal.run(at(pasted));
    expect(stderr).toMatch(/^Base URL: \S/);
    expect(await terminal.value(['show', 'x'])).toMatchObject({ provider: { endpoints: { [wire]: url }, wire } });
  });

  it('a provider that only speaks chat is refused for Codex, with the reason', async () => {
    await terminal.done(at(fine, '--wire', 'chat', '--model', 'm'));
    const { message } = await expectProblem(['use', 'x', '--client', 'codex'], 'wire-unsupported');
    expect(message).toMatch(/chat/);
    expect(message).toMatch(/would not start/);
  });
});

describe('S4 S5 S6 the keychain', () => {
  const add = ['add', 'acme', '--base-url', 'https://acme.example', '--key-stdin'];
  const key = 'sk-of-acme-0123456789';

  it('missing: nothing is added, and the file is offered but not taken', async () => {
    expect((await expectProblem(add, 'keychain-absent', key)).fix).toContain('--key-store file');
    const bus = await startBus();
    onTestFinished(() => bus.stop());
    terminal.close();
    terminal = openTerminal(bus);
    await expectProblem(add, 'keychain-absent', key);
    expect(await terminal.done(['status'])).toContain('There is no keychain here');
  });

  it('locked: nothing is added, changed or deleted, and it is never "no key"', async () => {
    const service: SecretService = await startSecretService();
    onTestFinished(() => service.stop());
    terminal.close();
    terminal = openTerminal(service);
    await terminal.done(add, { input: key });
    service.lock();
    await expectProblem(['add', 'b', '--base-url', 'https://b.example', '--key-stdin'], 'keychain-locked', key);
    await expectProblem(['key', 'set', 'acme', '--key-stdin'], 'keychain-locked', 'another-key');
    await expectProblem(['key', 'delete', 'acme'], 'keychain-locked');
    expect((await terminal.run(['key', 'print', 'acme'])).stderr).toMatch(
      /^switchyard: The keychain is locked\. .+\n$/,
    );
    expect(await terminal.done(['status'])).toContain('The keychain is locked.');
    await service.unlock();
    await terminal.done(['key', 'delete', 'acme']);
  });

  it('silent: given up after some seconds', async () => {
    const bus = await startSilentBus();
    onTestFinished(() => bus.stop());
    terminal.close();
    terminal = openTerminal(bus);
    await expectProblem(add, 'keychain-timeout', key);
  });
});

describe('S5 our own files', () => {
  it.each([
    ['providers.json', ['list']],
    ['keys.json', ['list']],
    ['providers.json', ['use', 'acme', '--client', 'codex']],
    ['keys.json', ['key', 'set', 'acme', '--key-stdin', '--key-store', 'file']],
    ['providers.json', ['remove', 'acme']],
  ])('a broken %s is never taken for an empty one (%s)', async (name, args) => {
    await addAcme();
    terminal.write(`.local/share/switchyard/${name}`, '{ "version": 1, ');
    expect((await expectProblem(args, 'store-broken', 'sk-another-0123456789')).message).toContain(name);
    terminal.write(`.local/share/switchyard/${name}`, '{ "version": 99 }');
    await expectProblem(args, 'store-too-new', 'sk-another-0123456789');
  });
});

it('a key for a provider that shall need none is refused, and one that is entered later makes it need one', async () => {
  const added = ['add', 'local', '--base-url', 'http://127.0.0.1:9/v1', '--model', 'm', '--no-key'];
  await expectProblem([...added, '--key-stdin'], 'terminal.key-for-none', 'sk-of-local-0123456789');
  await terminal.done(added);
  expect(await terminal.done(['list'])).toContain('key not needed');
  await terminal.done(['key', 'set', 'local', '--key-stdin', '--key-store', 'file'], {
    input: 'sk-of-local-0123456789',
  });
  expect(await terminal.done(['list'])).toContain('key in file');
});
