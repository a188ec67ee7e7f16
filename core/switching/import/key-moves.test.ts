import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { testEngine, testKeys } from '../../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { startEngine } from '../../app/start-engine.ts';
import { findClient } from '../../clients/clients.ts';
import { keyRefFor } from '../../keychain/key-ref.ts';
import { applyPlan } from '../apply.ts';
import { planUse } from '../use.ts';
import { movingKey } from './key-moves.ts';

it('S1 a crash right after a key was moved leaves it in no backup: the next start takes it out', async () => {
  const environment = testEnvironment();
  const file = join(environment.home, '.codex', 'config.toml');
  mkdirSync(dirname(file));
  writeFileSync(file, `experimental_bearer_token = "${testKeys.a}"\n`);
  const engine = await testEngine(environment);
  const ref = keyRefFor('a', 'https://a.example');
  const plan = await planUse(engine, { client: await findClient('codex'), choice: 'b' });
  const crash = async () => {
    await applyPlan(engine, plan);
    throw new Error('killed');
  };
  await expect(movingKey(engine, ref, testKeys.a, crash)).rejects.toThrow('killed');
  const backups = join(environment.dataFolder, 'backups');
  const texts = () =>
    readdirSync(backups, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.bak'))
      .map((name) => readFileSync(join(backups, name), 'utf8'));
  expect(texts().join('')).toContain(testKeys.a);

  await startEngine(environment, 'terminal');
  expect(texts().join('')).not.toContain(testKeys.a);
  expect(readdirSync(join(environment.dataFolder, 'moves'))).toEqual([]);
});

it('a move whose key was deleted since is no longer waited for', async () => {
  const environment = testEnvironment();
  const engine = await testEngine(environment);
  const ref = keyRefFor('a', 'https://a.example');
  await expect(movingKey(engine, ref, testKeys.a, () => Promise.reject(new Error('killed')))).rejects.toThrow();
  await engine.keys.delete(ref);
  await startEngine(environment, 'terminal');
  expect(existsSync(join(environment.dataFolder, 'moves'))).toBe(true);
  expect(readdirSync(join(environment.dataFolder, 'moves'))).toEqual([]);
});
