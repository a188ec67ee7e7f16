import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english } from '../../e2e/support/english.ts';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { autostartFile } from '../autostart.ts';
import { findClient } from '../clients/clients.ts';
import { applyPlan } from './apply.ts';
import { applyLeave, planLeave } from './leave.ts';
import { planUse } from './use.ts';

async function used() {
  const environment = testEnvironment();
  const file = join(environment.home, '.codex', 'config.toml');
  mkdirSync(dirname(file));
  writeFileSync(file, 'model = "mine"\n');
  const engine = await testEngine(environment);
  const plan = await planUse(engine, { client: await findClient('codex'), choice: 'a', delivery: 'file' });
  await applyPlan(engine, plan);
  return { engine, file, folder: environment.dataFolder };
}

it('leave says of a key only that it stays where it does', async () => {
  const { engine, file } = await used();
  const text = readFileSync(file, 'utf8').replace('https://a.example', 'https://by-hand.example');
  writeFileSync(file, text.replace('"model-a"', '"by-hand"'));
  const [plan] = await planLeave(engine);
  const said = plan?.notes
    .map(({ message }) => english(message))
    .filter((message) => message.includes('left as it is'));
  await applyLeave(engine, plan ? [plan] : []);
  const left = readFileSync(file, 'utf8');
  expect(left).not.toContain('by-hand.example');
  expect(said?.some((message) => message.startsWith('model_providers'))).toBe(false);
  expect(said?.some((message) => message.startsWith('model in'))).toBe(left.includes('"by-hand"'));
});

describe('C15 leave removes our own folder', () => {
  it('as a whole', async () => {
    const { engine, file, folder } = await used();
    // What the window of the app keeps beside the rest.
    writeFileSync(join(folder, 'window.json'), '{}');
    // A history of an older Switchyard, and one that was being written anew when the power went.
    for (const name of ['20260101T000000000-0a0b0c0d.json', 'switches.jsonl', 'openclaw.jsonl.0a0b0c.tmp'])
      writeFileSync(join(folder, 'history', name), '');
    mkdirSync(join(folder, 'switchyard-window', 'Local Storage'), { recursive: true });
    writeFileSync(join(folder, 'switchyard-window', 'Local Storage', 'LOG'), '');
    // What a killed validation leaves behind.
    mkdirSync(join(folder, 'scratch', '12-34-0123abcd-0123abcd', 'deep'), { recursive: true });
    writeFileSync(join(folder, 'scratch', '12-34-0123abcd-0123abcd', 'deep', 'config.toml'), '');
    // And what killed writers do, of this version and of earlier ones.
    const names = ['.', 'keys', 'backups/config.toml-0123456789ab'].map((name) => join(folder, name));
    const [root = '', keys = '', backups = ''] = names;
    mkdirSync(backups, { recursive: true });
    for (const path of [
      join(root, '.providers.json.12-34-0123abcd-56.switchyard.tmp'),
      join(root, 'providers.json.0a0b0c.tmp'),
      join(keys, '.a.0123456789ab.key.12-34-0123abcd-56.switchyard.tmp'),
      join(keys, 'a.0123456789ab.key.12-34.tmp'),
      join(backups, '.20260101T000000000-0a0b0c0d.bak.12-34-0123abcd-56.switchyard.tmp'),
      join(backups, '20260101T000000000-0a0b0c0d.bak.tmp'),
    ])
      writeFileSync(path, '');
    const autostart = autostartFile(engine.environment);
    mkdirSync(dirname(autostart), { recursive: true });
    writeFileSync(autostart, '[Desktop Entry]\n');
    await applyLeave(engine, await planLeave(engine));
    expect(existsSync(autostart)).toBe(false);
    expect(existsSync(folder)).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe('model = "mine"\n');
  });

  it('and nothing of somebody who keeps other files there (SWITCHYARD_HOME in a repository)', async () => {
    const { engine, folder } = await used();
    const theirs = [
      'precious.txt',
      'bin/tool',
      'keys/id_ed25519',
      'scratch/notes/a',
      'history/1066.json',
      'history/notes.jsonl',
      'backups/home.tar/a.bak',
    ];
    for (const name of theirs) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), 'theirs');
    }
    await applyLeave(engine, await planLeave(engine));
    const left = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
    const files = left.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files.sort()).toEqual(theirs.map((name) => join(folder, name)).sort());
  });

  it('also behind a link to it', async () => {
    const { engine, folder } = await used();
    const real = join(engine.environment.home, 'elsewhere');
    renameSync(folder, real);
    symlinkSync(real, folder);
    await applyLeave(engine, await planLeave(engine));
    expect(readdirSync(real)).toEqual([]);
  });
});
