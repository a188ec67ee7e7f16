import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testEngine } from '../../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { findClient } from '../../clients/clients.ts';
import { keyRefFor } from '../../keychain/key-ref.ts';
import { addProvider, parseProvider } from '../../providers/provider-list.ts';
import { applyPlan } from '../apply.ts';
import { planRestore } from '../undo/back.ts';
import { readHistory } from '../undo/history.ts';
import { planUse } from '../use.ts';
import { hideMovedKey } from './moved-key.ts';

const codex = await findClient('codex');

function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && readFileSync(path, 'utf8').includes(text);
  });
}

describe.each([
  ['a plain key', 'sk-relay-0123456789abcdef', '"sk-relay-0123456789abcdef"'],
  ['a key with quotes and backslashes', 'odd"key\\with-quotes-01', '"odd\\"key\\\\with-quotes-01"'],
  ['such a key as a literal', 'odd"key\\with-quotes-01', "'odd\"key\\with-quotes-01'"],
  ['a key that is a word of its own name', 'relay', '"relay"'],
])('S1 %s moved to the keychain', (_, key, source) => {
  const original = `[model_providers.relay]\nname = "Relay"\nexperimental_bearer_token = ${source} # mine\n`;

  it('leaves our backups, and comes back with the file it stood in', async () => {
    const environment = testEnvironment();
    const file = join(environment.home, '.codex', 'config.toml');
    mkdirSync(dirname(file));
    writeFileSync(file, original);
    const engine = await testEngine(environment);
    const relay = {
      id: 'relay',
      name: 'Relay',
      endpoints: { responses: 'https://relay.example/v1' },
      wire: 'responses',
    };
    await addProvider(environment, parseProvider(relay));
    const ref = keyRefFor('relay', 'https://relay.example');
    await engine.keys.set(ref, key, 'file');
    await applyPlan(engine, await planUse(engine, { client: codex, choice: 'a' }));
    const backups = join(environment.dataFolder, 'backups');
    expect(filesWith(backups, source)).not.toEqual([]);

    await hideMovedKey(engine, ref, key);
    expect(filesWith(backups, source)).toEqual([]);
    if (!ref.includes(key)) expect(filesWith(backups, key)).toEqual([]);

    const [entry] = await readHistory(engine);
    await applyPlan(engine, await planRestore(engine, entry?.id ?? ''));
    expect(readFileSync(file, 'utf8')).toBe(original);

    await applyPlan(engine, await planUse(engine, { client: codex, choice: 'b' }));
    await hideMovedKey(engine, ref, key);
    await engine.keys.delete(ref);
    const newest = (await readHistory(engine)).find(({ kind }) => kind === 'use');
    await applyPlan(engine, await planRestore(engine, newest?.id ?? ''));
    expect(readFileSync(file, 'utf8')).toBe(original);
  });
});
