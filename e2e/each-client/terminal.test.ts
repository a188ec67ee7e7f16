import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findClient } from '../../core/clients/clients.ts';
import { clientFacts, clientIds, clientNames } from '../../shared/client-id.ts';
import type { TestView } from '../../shared/test-view.ts';
import type { CandidateView, ClientView, ProviderView } from '../../shared/views.ts';
import { pairsIn } from '../cli/live-pairs.ts';
import { clearKeychain, openTerminal, type Terminal } from '../cli/terminal.ts';
import { clientSamples } from '../support/client-samples.ts';
import { type LoopbackProvider, startProvider } from '../support/loopback-provider.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';

const keyOf = (id: string) => `sk-of-${id}-0123456789`;

let service: SecretService;
let provider: LoopbackProvider;
let terminal: Terminal;
beforeAll(async () => {
  service = await startSecretService();
  provider = await startProvider({ reply: 'hello', requireKey: keyOf('a'), models: ['model-a'] });
});
afterAll(async () => {
  await provider.stop();
  await service.stop();
});
beforeEach(async () => {
  terminal = openTerminal(service);
  for (const [id, url] of [
    ['a', provider.baseUrl],
    ['b', 'https://b.example/v1'],
  ] as const)
    await terminal.done(['add', id, '--base-url', url, '--model', `model-${id}`, '--key-stdin'], { input: keyOf(id) });
});
afterEach(() => {
  clearKeychain(service);
  terminal.close();
});

describe.each(clientIds)('%s', (id) => {
  const { liveFile, text, foreign, comment } = clientSamples[id];
  const name = clientNames[id];
  const status = async () =>
    (await terminal.value<{ clients: ClientView[] }>(['status'])).clients.find(({ client }) => client === id);
  const use = (choice: string, ...more: readonly string[]) =>
    terminal.done(['use', choice, '--client', id, '--delivery', 'file', ...more]);

  it(`${name} is switched, taken back, done again and left without a trace`, async () => {
    terminal.write(liveFile, text);
    expect(await use('a')).toContain(`${name} uses a · model-a`);
    expect(await status()).toMatchObject({
      current: { kind: 'ours', provider: 'a', model: expect.stringMatching(/model-a$/) },
    });
    expect(pairsIn(terminal.home)).toEqual([expect.objectContaining({ origin: provider.origin })]);
    const withA = terminal.read(liveFile);
    expect(withA).toContain('mine');
    await use('b');
    await terminal.done(['undo', '--client', id]);
    expect(terminal.read(liveFile)).toBe(withA);
    await terminal.done(['undo', '--client', id]);
    expect(terminal.read(liveFile)).toBe(text);
    await terminal.done(['redo', '--client', id]);
    expect(terminal.read(liveFile)).toBe(withA);
    await terminal.done(['leave', '--yes']);
    expect(terminal.read(liveFile)).toBe(text);
    expect(existsSync(terminal.path('.local/share/switchyard'))).toBe(false);
  });

  it(`S9 what is changed by hand in the file of ${name} is told, and stays`, async () => {
    terminal.write(liveFile, text);
    await use('a');
    const changed = terminal.read(liveFile).replaceAll('model-a', 'model-by-hand');
    terminal.write(liveFile, `${changed}${comment} by hand\n`);
    expect(await status()).toMatchObject({ drift: { kind: 'ours' } });
    await terminal.done(['undo', '--client', id]);
    expect(terminal.read(liveFile)).toContain(`${comment} by hand`);
    expect(pairsIn(terminal.home).filter(({ ref }) => !ref.startsWith('a#'))).toEqual([]);
  });

  it(`${name} gets the key from the keychain by our launcher`, async () => {
    terminal.write(liveFile, text);
    await terminal.done(['use', 'a', '--client', id]);
    const [pair] = pairsIn(terminal.home);
    const launcher = terminal.path('.local/share/switchyard/bin/switchyard-key');
    const printed = spawnSync(launcher, ['print', pair?.ref ?? ''], { env: terminal.variables, encoding: 'utf8' });
    expect([pair?.origin, printed.stdout]).toEqual([provider.origin, `${keyOf('a')}\n`]);
    expect(terminal.read(liveFile)).not.toContain(keyOf('a'));
  });

  it(`what ${name} had before is imported, and its key moves into the keychain`, async () => {
    terminal.write(liveFile, foreign.text);
    const { candidates } = await terminal.value<{ candidates: CandidateView[] }>(['import', '--client', id]);
    expect(candidates).toMatchObject([{ client: id, foreignId: foreign.id, isCurrent: true, key: { kind: 'plain' } }]);
    await terminal.done(['import', '--client', id, '--move-keys', '--yes']);
    const live = terminal.read(liveFile);
    expect([live.includes(foreign.key), live.includes('https://old-relay.example/v1')]).toEqual([false, true]);
    const views = await terminal.value<ProviderView[]>(['list']);
    expect(views.find(({ host }) => host === 'old-relay.example')?.key).toBe('keychain');
    await terminal.done(['undo', '--client', id]);
    expect(terminal.read(liveFile)).toBe(foreign.text);
  });

  it(`the options that only ${name} knows are taken from flags and stored under its name`, async () => {
    const { options } = clientFacts[id];
    const flags = options.flatMap(({ flag }) => [`--${flag.name}`, 'low']);
    await terminal.done(['edit', 'a', ...flags]);
    const { provider: stored } = await terminal.value<ProviderView>(['show', 'a']);
    const expected = options.map(({ name: option, kind }) => [option, kind === 'list' ? ['low'] : 'low']);
    expect(stored.options[id] ?? {}).toEqual(Object.fromEntries(expected));
  });

  it(`what ${name} sends over each of its wires is answered by a provider that takes the key, and by none that does not`, async () => {
    const { requests } = await findClient(id);
    for (const [wire, { path, keyHeader, headers, fields }] of Object.entries(requests)) {
      const body = JSON.stringify(
        Object.fromEntries(fields.map((field) => [field, field === 'stream' ? false : field])),
      );
      const ask = (key: string) =>
        fetch(`${provider.baseUrl}${path}`, {
          method: 'POST',
          headers: { ...Object.fromEntries(headers.map((one) => [one, '1'])), [keyHeader]: key },
          body,
        });
      expect([wire, (await ask(keyOf('a'))).status, (await ask(keyOf('b'))).status]).toEqual([wire, 200, 401]);
    }
  });

  it(`the provider that ${name} uses is asked whether it takes the key`, async () => {
    terminal.write(liveFile, text);
    await use('a');
    provider.take();
    const [seen] = await terminal.value<TestView[]>(['test', 'a']);
    expect(seen).toMatchObject({ provider: 'a', kind: 'good' });
    expect(provider.take()[0]).toMatchObject({ headers: { authorization: `Bearer ${keyOf('a')}` } });
  });
});
