import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { homeWith, read, targetOf } from '../../../e2e/support/codex-state.ts';
import { englishProblem } from '../../../e2e/support/english.ts';
import type { KeySource } from '../client.ts';
import { adapter as codex } from './adapter.ts';

const byCommand = 'model_provider = "a"\n[model_providers.a]\nname = "A"\nauth = { command = "x" }\n';

async function stateOf(version: string, text = '') {
  const environment = homeWith({ '.codex/config.toml': text });
  const program = join(environment.home, 'bin/codex');
  mkdirSync(join(environment.home, 'bin'));
  writeFileSync(program, `#!/bin/sh\necho codex-cli ${version}\n`);
  chmodSync(program, 0o755);
  return read(environment);
}

const env: KeySource = { kind: 'env', name: 'RELAY_KEY' };

it.each<[string, Parameters<typeof targetOf>[0], readonly string[]]>([
  ['0.117.0', {}, ['notes.codex.too-old']],
  ['0.117.0', { key: env }, []],
  ['0.118.0', {}, []],
  ['0.133.0', { profile: 'work' }, ['notes.codex.too-old-profile']],
  ['0.134.0', { profile: 'work' }, []],
  ['0.117.0', { profile: 'work' }, ['notes.codex.too-old', 'notes.codex.too-old-profile']],
])('Codex %s is told to be too old for what a switch writes, %j: %j', async (version, target, expected) => {
  const { notes } = codex.plan(await stateOf(version), targetOf(target));
  const warnings = notes.flatMap(({ kind, message }) =>
    kind === 'warning' && /^notes.codex/.test(message.text) ? [message.text] : [],
  );
  expect(warnings).toEqual(expected);
});

it('the status names a choice whose key a Codex before 0.118 never asks for, with the update', async () => {
  const { legacy } = await stateOf('0.117.0', byCommand);
  expect(legacy).toMatchObject([{ isFatal: false, problem: { code: 'codex.too-old', where: { line: 4 } } }]);
  expect(legacy[0] && englishProblem(legacy[0].problem).fix).toContain('npm install -g @openai/codex');
  expect((await stateOf('0.118.0', byCommand)).legacy).toEqual([]);
  expect((await stateOf('0.117.0', byCommand.replace('model_provider = "a"\n', ''))).legacy).toEqual([]);
});
