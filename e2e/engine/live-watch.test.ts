import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../core/app/create-app.ts';
import type { Topic } from '../../shared/contract.ts';
import { liveContents, liveFiles } from '../support/client-samples.ts';
import { addTestProvider, testApp } from '../support/test-app.ts';
import { testEnvironment } from '../support/test-environment.ts';

type Hands = Awaited<ReturnType<typeof testApp>>;

/** What a face hears of after `act`; nothing means that it heard nothing for a whole second. */
async function heardOf({ calls }: Pick<Hands, 'calls'>, act: () => unknown): Promise<readonly Topic[]> {
  const { now } = await calls['changes.wait']({ since: 0 });
  const heard = calls['changes.wait']({ since: now });
  await act();
  const answer = await Promise.race([heard, delay(1000, { topics: [] as Topic[] }, { ref: false })]);
  return answer.topics;
}

/** Two apps of the same process tell of their own acts by themselves, so this one only sees files. */
const settled = () => delay(120);

describe.each(Object.entries(liveFiles))('the live file of %s', (_, file) => {
  it('is watched: an edit by hand is seen within a second', async () => {
    const hands = await testApp();
    expect(await heardOf(hands, () => hands.write(file, '{}'))).toContain('clients');
  });

  it('is watched: another file renamed over it, again and again', async () => {
    const hands = await testApp();
    for (const text of ['{ }', '{  }', '{   }']) {
      const replace = () => {
        hands.write(`${file}.new`, text);
        renameSync(hands.pathOf(`${file}.new`), hands.pathOf(file));
      };
      expect(await heardOf(hands, replace)).toContain('clients');
      await settled();
    }
  });

  it('is watched where neither it nor its folder is there yet, and when both go and come back', async () => {
    const environment = testEnvironment();
    const hands = await testApp({ environment });
    const remove = () => rmSync(dirname(hands.pathOf(file)), { recursive: true });
    const make = () => hands.write(file, '{}');
    for (const act of [make, remove, make, remove, make]) {
      expect(await heardOf(hands, act)).toContain('clients');
      await settled();
    }
  });

  it('is watched when its folder is replaced by another one between two looks', async () => {
    const hands = await testApp();
    const folder = dirname(hands.pathOf(file));
    for (const text of ['{}', '{ }', '{  }']) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      await settled();
      expect(await heardOf(hands, () => hands.write(file, text))).toContain('clients');
      await settled();
    }
  });

  it('is watched behind a link, and so is the link', async () => {
    const environment = testEnvironment();
    const real = join(environment.home, 'dotfiles', 'real');
    const other = join(environment.home, 'elsewhere', 'other');
    for (const path of [real, other, join(environment.home, file)]) mkdirSync(dirname(path), { recursive: true });
    writeFileSync(real, '{}');
    writeFileSync(other, '{ }');
    symlinkSync(real, join(environment.home, file));
    const hands = await testApp({ environment });
    expect(await heardOf(hands, () => writeFileSync(real, '{  }'))).toContain('clients');
    await settled();
    const relink = () => {
      symlinkSync(other, hands.pathOf('link'));
      renameSync(hands.pathOf('link'), hands.pathOf(file));
    };
    expect(await heardOf(hands, relink)).toContain('clients');
    await settled();
    expect(await heardOf(hands, () => writeFileSync(other, '{   }'))).toContain('clients');
  });
});

describe('what others do', () => {
  it('is heard of: a profile of Codex, an include of OpenClaw', async () => {
    const hands = await testApp();
    expect(await heardOf(hands, () => hands.write('.codex/work.config.toml', 'model = "x"\n'))).toContain('clients');
    await settled();
    const including = liveContents.openclaw.replace('{\n', '{\n  "$include": "./more/part.json5",\n');
    hands.write('.openclaw/more/part.json5', '{}');
    hands.write(liveFiles.openclaw, including);
    await settled();
    await settled();
    expect(await heardOf(hands, () => hands.write('.openclaw/more/part.json5', '{ }'))).toContain('clients');
  });

  it('is heard of when it is a second app on the same home', async () => {
    const hands = await testApp();
    const second = await createApp(hands.environment, { kind: 'browser' });
    const { calls } = second;
    try {
      expect(await heardOf(hands, () => addTestProvider(second, 'A'))).toContain('providers');
      await settled();
      expect(await heardOf(hands, () => calls['keys.delete']({ provider: 'a' }))).toContain('providers');
      await settled();
      expect(await heardOf(hands, () => calls['settings.change']({ theme: 'dark' }))).toContain('settings');
      await settled();
      await calls['keys.set']({ provider: 'a', key: 'sk-again-0123456789', store: 'file' });
      await settled();
      const heard = await heardOf(hands, () => calls['switch.use']({ client: 'codex', choice: 'a' }));
      await settled();
      const { topics } = await hands.calls['changes.wait']({ since: 1 });
      expect([...heard, ...topics]).toEqual(expect.arrayContaining(['clients', 'history']));
    } finally {
      await second.stop();
    }
  });

  it('is one word for each change, and none for what is not ours to tell', async () => {
    const hands = await testApp();
    const heard: (readonly Topic[])[] = [];
    hands.app.onChange((topics) => heard.push(topics));
    hands.write('.codex/history.jsonl', '{}');
    hands.write('.codex/sessions/2026/one.json', '{}');
    hands.write('.bash_history', 'ls');
    await settled();
    expect(heard).toEqual([]);
    await hands.calls['settings.change']({ theme: 'dark' });
    await settled();
    expect(heard).toEqual([['clients', 'settings']]);
  });

  it('is heard of after a start that did not wait for a client which is slow to tell its version', async () => {
    const environment = testEnvironment();
    const program = join(environment.home, 'bin', 'codex');
    mkdirSync(dirname(program));
    const script = '#!/bin/sh\nwhile [ ! -e "$HOME/go" ]; do /bin/sleep 0.05; done\necho codex-cli 0.170.0\n';
    writeFileSync(program, script, { mode: 0o755 });
    const hands = await testApp({ environment });
    const heard = hands.calls['changes.wait']({ since: 1 });
    hands.write('go', '');
    expect((await heard).topics).toContain('clients');
    expect(await heardOf(hands, () => hands.write(liveFiles.codex, 'model = "x"\n'))).toContain('clients');
  });

  it('is heard of by turns where the system has no watches left', () => {
    const environment = testEnvironment();
    const script = `
      import fs, { mkdirSync, writeFileSync } from 'node:fs';
      import module from 'node:module';
      import path from 'node:path';
      fs.watch = () => { throw Object.assign(new Error('System limit for number of file watchers reached'), { code: 'ENOSPC' }); };
      module.syncBuiltinESMExports();
      const { createApp } = await import(${JSON.stringify(join(import.meta.dirname, '..', '..', 'core', 'app', 'create-app.ts'))});
      const environment = { ...${JSON.stringify({ ...environment, path: null })}, path: path.posix, now: () => new Date(), random: (n) => 'ab'.repeat(n) };
      const app = await createApp(environment, { kind: 'browser' });
      const { now } = await app.calls['changes.wait']({ since: 0 });
      const heard = app.calls['changes.wait']({ since: now });
      mkdirSync(environment.home + '/.codex');
      writeFileSync(environment.home + '/.codex/config.toml', 'model = "x"');
      setTimeout(() => process.exit(1), 10_000);
      process.exit((await heard).topics.includes('clients') ? 0 : 1);`;
    const tsx = join(import.meta.dirname, '..', '..', 'node_modules', 'tsx', 'dist', 'cli.mjs');
    const child = spawnSync(process.execPath, [tsx, '--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(child.status, child.stderr).toBe(0);
  });
});
