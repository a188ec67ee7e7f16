import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { homeWith, targetOf } from '../../../e2e/support/opencode-home.ts';
import { keyRefOf } from '../../../shared/key-ref.ts';
import { plannedFile, plannedText } from '../../switching/planned-text.ts';
import type { ClientPlan, KeySource, LiveState } from '../client.ts';
import { adapter as opencode } from './adapter.ts';
import { readPluginKeys } from './key-plugin.ts';
import { pluginFile } from './key-plugin-plan.ts';
import { settingsOf } from './settings.ts';

const ids = ['a', 'b', 'c'] as const;
const hosts = ['one.example', 'two.example'] as const;
const step = fc.record({
  id: fc.constantFrom(...ids),
  host: fc.constantFrom(...hosts),
  delivery: fc.constantFrom('keychain', 'file', 'env', 'none'),
  wire: fc.constantFrom('chat', 'responses', 'anthropic'),
});

/** A name that says for which provider and host the key was entered, as the real tags do. */
function refOf(id: string, host: string) {
  return keyRefOf(id, host === 'one.example' ? '111111111111' : '222222222222');
}

function keyOf(delivery: string, id: string, host: string): KeySource {
  const ref = refOf(id, host);
  if (delivery === 'keychain') return { kind: 'keychain', launcher: '/l', ref };
  if (delivery === 'file') return { kind: 'file', file: `/keys/${ref}`, launcher: '/l', ref };
  return delivery === 'env' ? { kind: 'env', name: `KEY_${id}` } : { kind: 'none' };
}

function apply(plan: ClientPlan): void {
  for (const file of plan.files) {
    const { path } = plannedFile(file);
    const text = plannedText(file);
    mkdirSync(dirname(path), { recursive: true });
    if (text === null) rmSync(path, { force: true });
    else writeFileSync(path, text);
  }
}

function expectPaired(state: LiveState): void {
  const keys = readPluginKeys(pluginFile(state));
  for (const [id, { options }] of Object.entries(settingsOf(state.main.document).provider ?? {})) {
    const { hostname, origin } = new URL(options?.baseURL ?? '');
    const ref = refOf(id.slice(3), hostname);
    const apiKey = options?.apiKey ?? '';
    if (apiKey.startsWith('{file:')) expect(apiKey).toBe(`{file:/keys/${ref}}`);
    if (apiKey.startsWith('{env:')) expect(apiKey).toBe(`{env:KEY_${id.slice(3)}}`);
    if (keys[id]) expect([keys[id], apiKey]).toEqual([{ ref, origin }, '']);
  }
}

it('S9 no sequence of switches puts a key of one provider or address next to another, and leaving leaves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const environment = homeWith({});
      const installation = await opencode.find(environment);
      for (const { id, host, delivery, wire } of steps) {
        const target = targetOf({ id, wire, baseUrl: `https://${host}/v1`, key: keyOf(delivery, id, host) });
        apply(opencode.plan(await opencode.read(installation), target));
        expectPaired(await opencode.read(installation));
      }
      apply(opencode.leave(await opencode.read(installation)));
      const left = await opencode.read(installation);
      expect(left.main.document?.value).toEqual({ $schema: 'https://opencode.ai/config.json' });
      expect(pluginFile(left).text).toBeNull();
      expect(readFileSync(installation.liveFile, 'utf8')).not.toContain('sw-');
    }),
    { numRuns: 25 },
  );
});

it('thousands of models that stand there already are no edits', async () => {
  const models = Array.from({ length: 2000 }, (_, n) => ({ id: `vendor/m${n}`, context: 1000, output: 100 }));
  const installation = await opencode.find(homeWith({}));
  apply(opencode.plan(await opencode.read(installation), targetOf({ provider: { models } })));
  const plan = opencode.plan(await opencode.read(installation), targetOf({ model: 'vendor/m7', provider: { models } }));
  const edits = plan.files.flatMap((file) => (file.kind === 'edits' ? file.edits : []));
  expect(edits.length).toBeLessThan(10);
});
