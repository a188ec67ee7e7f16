import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableKeychain } from '../../../e2e/support/table-keychain.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import type { ClientId } from '../../../shared/client-id.ts';
import { doAct } from '../../app/acts/switching.ts';
import { startEngine } from '../../app/start-engine.ts';
import { findClient } from '../../clients/clients.ts';
import type { Environment } from '../../environment.ts';
import { openKeys } from '../../keychain/keys.ts';
import { applyLeave, planLeave } from '../leave.ts';
import { applyImport } from './import.ts';
import { planKeyMoves } from './plan-key-moves.ts';

const key = 'sk-of-then-0123456789abcdef';
const other = 'sk-of-now-fedcba9876543210';
const url = 'https://relay.example/v1';

const files: readonly (readonly [ClientId, string, string])[] = [
  [
    'codex',
    '.codex/config.toml',
    `model_provider = "relay"\nmodel = "m"\n[model_providers.relay]\nname = "Relay"\nbase_url = "${url}"\nexperimental_bearer_token = "${key}"\n`,
  ],
  [
    'opencode',
    '.config/opencode/opencode.json',
    JSON.stringify({
      model: 'relay/m',
      provider: {
        relay: { npm: '@ai-sdk/openai-compatible', options: { baseURL: url, apiKey: key }, models: { m: {} } },
      },
    }),
  ],
  [
    'openclaw',
    '.openclaw/openclaw.json',
    JSON.stringify({
      models: { providers: { relay: { baseUrl: url, apiKey: key, models: [{ id: 'm', name: 'M' }] } } },
      agents: { defaults: { model: { primary: 'relay/m' } } },
    }),
  ],
];

function backupsOf({ dataFolder }: Environment): string {
  const folder = join(dataFolder, 'backups');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bak'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

describe.each(files)('after the key of an entry of %s was moved', (id, path, text) => {
  async function moved() {
    const environment = testEnvironment();
    const file = join(environment.home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    const started = await startEngine(environment, 'terminal');
    const engine = { ...started, keys: openKeys(environment, tableKeychain(), () => started.read.forget(['keys'])) };
    const client = await findClient(id);
    await applyImport(engine, [client]);
    for (const move of await planKeyMoves(engine, client)) await move.apply();
    const [entry] = await engine.keys.list();
    if (!entry) throw new Error('no key was moved');
    const notes = async (kind: 'step-back' | 'step-forward') =>
      (await doAct(engine, { kind })).notes.map(({ message }) => message.text);
    return { engine, environment, ref: entry.ref, read: () => readFileSync(file, 'utf8'), notes };
  }

  it('and replaced, undo and leaving bring the present one back, and say so', async () => {
    const { engine, environment, ref, read, notes } = await moved();
    await engine.keys.set(ref, other, 'keychain');
    expect(await notes('step-back')).toContain('notes.key-replaced');
    expect(read()).toContain(other);
    expect(read()).not.toContain(ref);
    await notes('step-forward');
    expect(read()).not.toContain(other);
    expect(backupsOf(environment)).not.toContain(other);
    const plans = await planLeave(engine);
    expect(plans.flatMap((plan) => plan.notes.map(({ message }) => message.text))).toContain('notes.key-replaced');
    await applyLeave(engine, plans);
    expect(read()).toContain(other);
    expect(read()).not.toContain(ref);
  });

  it('and deleted, undo and leaving say that it does not come back', async () => {
    const { engine, ref, read, notes } = await moved();
    await engine.keys.delete(ref);
    const plans = await planLeave(engine);
    expect(plans.flatMap((plan) => plan.notes.map(({ message }) => message.text))).toContain('notes.key-lost');
    expect(await notes('step-back')).toContain('notes.key-lost');
    expect(read()).not.toContain(ref);
    expect(read()).not.toContain('{{switchyard');
  });

  it('S1 doing it again after an undo leaves the key in no backup', async () => {
    const { environment, read, notes } = await moved();
    for (const kind of ['step-back', 'step-forward', 'step-back', 'step-forward'] as const) {
      await notes(kind);
      expect(read().includes(key)).toBe(kind === 'step-back');
      if (kind === 'step-forward') expect(backupsOf(environment)).not.toContain(key);
    }
    await notes('step-back');
    expect(read()).toBe(text);
  });
});
