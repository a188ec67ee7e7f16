import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveContents, liveFiles } from '../../e2e/support/client-samples.ts';
import { addTestProvider, problemOf, testApp } from '../../e2e/support/test-app.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { clientIds } from '../../shared/client-id.ts';
import { SettingsView } from '../../shared/views.ts';
import { findClient } from '../clients/clients.ts';
import { backupsFolder } from '../files/backup.ts';
import { readSettingsNow } from '../settings/settings.ts';
import { startEngine } from './start-engine.ts';

function withSettingsFile(content: unknown) {
  const environment = testEnvironment();
  const file = join(environment.dataFolder, 'settings.json');
  mkdirSync(environment.dataFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(content));
  return { environment, read: () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> };
}

describe('the settings', () => {
  it('begin with what most people want, and write nothing by themselves', async () => {
    const { calls, environment } = await testApp();
    const settings = await calls['settings.read'](undefined);
    expect(settings).toMatchObject({
      language: 'system',
      closeToTray: true,
      shortcut: null,
      backupsKept: 20,
      historyKept: 500,
      told: [],
    });
    expect(existsSync(join(environment.dataFolder, 'settings.json'))).toBe(false);
  });

  it('change where they are named and stay where they are not', async () => {
    const { calls } = await testApp();
    await calls['settings.change']({ theme: 'dark', delivery: { codex: 'env', opencode: 'file' } });
    const settings = await calls['settings.change']({ told: ['no-tray'], delivery: { codex: 'env' } });
    expect(settings).toMatchObject({
      theme: 'dark',
      told: ['no-tray'],
      delivery: { codex: 'env' },
      language: 'system',
    });
    expect(settings.delivery.opencode).toBeUndefined();
  });

  it.each([
    ['backupsKept', [2, 200], [1, 201, 2.5]],
    ['historyKept', [20, 10_000], [19, 10_001, 20.5]],
    ['shortcut', [null, `Ctrl+${'x'.repeat(95)}`], [`Ctrl+${'x'.repeat(96)}`]],
    ['told', [Array(20).fill('no-tray'), []], [Array(21).fill('no-tray'), ['another']]],
    ['theme', ['system', 'light', 'dark'], ['blue']],
    ['language', ['system', 'en', 'zh-CN', 'ja', 'fr'], ['xx']],
  ] as const)(
    'W6 take each %s up to the edge and none beyond, and read back what they took',
    async (name, fine, wrong) => {
      const { app, calls, environment } = await testApp();
      for (const value of fine) {
        expect(await app.answer('settings.change', { [name]: value })).toMatchObject({ ok: true });
        expect((await calls['settings.read'](undefined))[name]).toEqual(value);
        expect(readSettingsNow(environment)[name]).toEqual(value);
      }
      const before = await calls['settings.read'](undefined);
      for (const value of wrong)
        expect((await problemOf(app, 'settings.change', { [name]: value })).code).toBe('input-invalid');
      expect(await calls['settings.read'](undefined)).toEqual(before);
    },
  );

  it('are read as the version before wrote them', async () => {
    const { environment, read } = withSettingsFile({ version: 1, delivery: { codex: 'env' } });
    const { calls } = await testApp({ environment });
    expect((await calls['settings.read'](undefined)).delivery).toEqual({ codex: 'env' });
    await calls['settings.change']({ startAtLogin: true });
    expect(read()).toEqual({ version: 2, delivery: { codex: 'env' }, startAtLogin: true });
  });

  it('of a newer Switchyard are not lost, neither by the window nor by the terminal', async () => {
    const { environment, read } = withSettingsFile({ version: 2, theme: 'light', sounds: { volume: 3 } });
    const { calls } = await testApp({ environment });
    expect(SettingsView.parse(await calls['settings.read'](undefined)).theme).toBe('light');
    await calls['settings.change']({ theme: 'dark' });
    expect(read()).toEqual({ version: 2, theme: 'dark', sounds: { volume: 3 } });
  });

  it('that are broken or too new are said, and overwritten by nobody', async () => {
    for (const [content, code] of [
      [{ version: 2, backupsKept: 'many' }, 'store-broken'],
      [{ version: 3 }, 'store-too-new'],
    ] as const) {
      const { environment, read } = withSettingsFile(content);
      const { app } = await testApp({ environment });
      for (const name of ['settings.read', 'clients.read']) expect(await problemOf(app, name)).toMatchObject({ code });
      expect(await problemOf(app, 'settings.change', { theme: 'dark' })).toMatchObject({ code });
      expect(read()).toEqual(content);
    }
  });
});

describe.each(clientIds)('a folder of one’s own for %s', (client) => {
  async function enter(variables: Readonly<Record<string, string>> = {}) {
    const environment = testEnvironment({ variables });
    const hands = await testApp({ environment });
    const folder = hands.pathOf(`elsewhere/${client}`);
    mkdirSync(folder, { recursive: true });
    const file = join(folder, basename(liveFiles[client]));
    writeFileSync(file, liveContents[client]);
    return { ...hands, folder, file };
  }

  it('is where the window reads and writes, and nothing is written where the client’s own rules say', async () => {
    const hands = await enter();
    await addTestProvider(hands, 'A');
    const before = readdirSync(hands.environment.home).sort();
    await hands.calls['settings.change']({ folders: { [client]: hands.folder } });
    const view = (await hands.calls['clients.read'](undefined)).find((one) => one.client === client);
    expect(view).toMatchObject({ isFound: true, liveFile: hands.file });
    const { receipt = '' } = await hands.calls['switch.use']({ client, choice: 'a' });
    expect(readFileSync(hands.file, 'utf8')).toContain('a.example');
    expect(readdirSync(hands.environment.home).sort()).toEqual(before);
    await hands.calls['undo.use']({ receipt });
    expect(readFileSync(hands.file, 'utf8')).toBe(liveContents[client]);
  });

  it('is where the terminal looks, too, from its next start on, and no longer when it is taken back', async () => {
    const hands = await enter();
    await hands.calls['settings.change']({ folders: { [client]: hands.folder } });
    const find = async () => {
      const terminal = await startEngine(hands.environment, 'terminal');
      return (await (await findClient(client)).find(terminal.environment)).liveFile;
    };
    expect(await find()).toBe(hands.file);
    await hands.calls['settings.change']({ folders: {} });
    expect(dirname(await find())).not.toBe(hands.folder);
    expect(readSettingsNow(hands.environment).folders).toEqual({});
  });

  it('outranks what the variables say', async () => {
    const hands = await enter({
      CODEX_HOME: '$HOME/by-variable',
      OPENCODE_CONFIG: '$HOME/by-variable/opencode.json',
      OPENCODE_CONFIG_DIR: '$HOME/by-variable',
      OPENCLAW_CONFIG_PATH: '$HOME/by-variable/openclaw.json',
      OPENCLAW_STATE_DIR: '$HOME/by-variable',
    });
    await hands.calls['settings.change']({ folders: { [client]: hands.folder } });
    const view = (await hands.calls['clients.read'](undefined)).find((one) => one.client === client);
    expect(view?.liveFile).toBe(hands.file);
  });

  it('is watched from then on', async () => {
    const hands = await enter();
    await hands.calls['settings.change']({ folders: { [client]: hands.folder } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { now } = await hands.calls['changes.wait']({ since: 0 });
    const heard = hands.calls['changes.wait']({ since: now });
    writeFileSync(hands.file, '{ }');
    expect((await heard).topics).toContain('clients');
  });

  it('is refused unless it is a whole path of a folder that is there', async () => {
    const hands = await enter();
    for (const folder of ['elsewhere', './elsewhere', '', hands.file, join(hands.folder, 'missing')]) {
      const problem = await problemOf(hands.app, 'settings.change', { folders: { [client]: folder }, theme: 'dark' });
      expect(problem.code).toBe('folder-invalid');
    }
    expect((await hands.calls['settings.read'](undefined)).theme).toBe('system');
  });
});

describe('the number of backups', () => {
  it('C10 is kept per live file, the very first one beside the newest', async () => {
    const { calls, app, environment } = await testApp();
    for (const name of ['A', 'B']) await addTestProvider(app, name);
    const backups = () => {
      const [folder = ''] = readdirSync(backupsFolder(environment));
      return readdirSync(join(backupsFolder(environment), folder)).sort();
    };
    for (const choice of ['a', 'b', 'a', 'b', 'a']) await calls['switch.use']({ client: 'codex', choice });
    const [first] = backups();
    expect(backups()).toHaveLength(5);
    await calls['settings.change']({ backupsKept: 3 });
    await calls['switch.use']({ client: 'codex', choice: 'b' });
    expect(backups()).toHaveLength(3);
    expect(backups()[0]).toBe(first);
    expect(statSync(backupsFolder(environment)).mode & 0o777).toBe(0o700);
  });
});
