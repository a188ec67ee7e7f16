import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { wrongFuses } from '../../build/fuses.ts';
import { linuxSizes } from '../../build/icons/make-icons.ts';
import manifest from '../../package.json' with { type: 'json' };
import { openTerminal, putLiveFiles } from '../cli/terminal.ts';
import { startSecretService } from '../support/secret-service.ts';
import { canPack, type PackedApp, packApp } from './packed-app.ts';

/** Everything that may be in the app. What fits none of these was packed by mistake. */
const expected: readonly RegExp[] = [
  /^package\.json$/,
  /^dist\/(switchyard|program|switch|planner|asking|helper-words)\.cjs(\.LEGAL\.txt)?$/,
  /^dist\/words\/(cli|shared)-(en|fr|ja|zh-cn)\.json$/,
  /^dist\/electron\/(main|preload)\.cjs(\.LEGAL\.txt)?$/,
  /^dist\/electron\/icons\/(icon|tray-[\w@.-]+)\.png$/,
  /^dist\/page\/[\w-]+\.(html|css|svg|js(\.LEGAL\.txt)?)$/,
  /^node_modules\/@napi-rs\/keyring\/(LICENSE|index\.js|keytar\.js|package\.json)$/,
  /^node_modules\/@napi-rs\/keyring-linux-[\w-]+\/(package\.json|keyring\.[\w-]+\.node)$/,
];

/** Of these there must be one at least. */
const needed: readonly RegExp[] = [
  /^dist\/switchyard\.cjs$/,
  /^dist\/program\.cjs$/,
  /^dist\/switch\.cjs$/,
  /^dist\/planner\.cjs$/,
  /^dist\/asking\.cjs$/,
  /^dist\/helper-words\.cjs$/,
  /^dist\/words\/shared-en\.json$/,
  /^dist\/words\/cli-zh-cn\.json$/,
  /^dist\/electron\/main\.cjs$/,
  /^dist\/electron\/preload\.cjs$/,
  /^dist\/electron\/icons\/tray-failure@2x\.png$/,
  /^dist\/page\/index\.html$/,
  /^node_modules\/@napi-rs\/keyring-linux-[\w-]+\/keyring\.[\w-]+\.node$/,
];

const key = 'sk-PLANTED-PACKED-4711';

describe.skipIf(!canPack)('the packed app (needs Linux with dpkg-deb, squashfs-tools and desktop-file-utils)', () => {
  let app: PackedApp;
  let archive: string;
  let files: readonly string[];

  beforeAll(async () => {
    app = await packApp();
    archive = join(app.folder, 'resources', 'app.asar');
    files = listPackage(archive, { isPack: false })
      .map((path) => path.slice(1))
      .filter((path) => !('files' in statFile(archive, path)));
  });
  afterAll(() => app?.remove());

  const installed = (...parts: readonly string[]) => join(app.installed, ...parts);
  const resource = (...parts: readonly string[]) => join(app.folder, 'resources', ...parts);

  it('holds what was built and the one native module: no source map, no test, no TypeScript, nothing of development', () => {
    expect(files.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(needed.filter((pattern) => !files.some((file) => pattern.test(file)))).toEqual([]);
    const packed = JSON.parse(extractFile(archive, 'package.json').toString());
    expect(packed).toMatchObject({ version: manifest.version, main: 'dist/electron/main.cjs' });
    expect(packed).not.toHaveProperty('devDependencies');
    expect(packed).not.toHaveProperty('scripts');
  });

  it('keeps beside the asar what the terminal runs, so that any Node can read it', () => {
    const beside = (file: string) => /^dist\/([^/]+\.cjs|words\/.*|page\/.*)$|^node_modules\//.test(file);
    for (const file of files)
      expect([file, existsSync(resource('app.asar.unpacked', file))]).toEqual([file, beside(file)]);
  });

  it('carries its own licence and those of all that it is made of', () => {
    expect(readFileSync(resource('LICENSE'), 'utf8')).toBe(readFileSync('LICENSE', 'utf8'));
    expect(readFileSync(installed('usr/share/doc/switchyard/copyright'), 'utf8')).toContain('MIT License');
    expect(readFileSync(join(app.folder, 'LICENSE.electron.txt'), 'utf8')).toBe('Electron');
    const notices = readFileSync(resource('licenses.txt'), 'utf8');
    for (const name of Object.keys(manifest.dependencies))
      expect(notices).toMatch(new RegExp(`^${name} \\d\\S* \\(.+\\)$`, 'm'));
    expect(notices).not.toMatch(/^(typescript|vitest|electron-builder) \d/m);
  });

  it('has its fuses set in the binary', async () => {
    expect(await wrongFuses(join(app.folder, 'switchyard-desktop'))).toEqual([]);
    expect(await wrongFuses(app.standIn)).toContain('onlyLoadAppFromAsar must be on');
  });

  it('passes the check that a release has to pass, and a folder without an app does not', () => {
    const check = (output: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'build/package-check.ts', output], { encoding: 'utf8' });
    expect(check(app.output)).toMatchObject({ status: 0, stdout: 'The packed app is as it must be.\n' });
    expect(check(app.installed)).toMatchObject({ status: 1 });
  });

  it('is known to the desktop: a valid entry that takes our links, and its icon in all sizes', () => {
    const entry = installed('usr/share/applications/switchyard-desktop.desktop');
    const text = readFileSync(entry, 'utf8');
    expect(text).toContain('\nMimeType=x-scheme-handler/switchyard;\n');
    expect(text).toContain('\nExec=/opt/Switchyard/switchyard-desktop %U\n');
    expect(text).toContain('\nIcon=switchyard-desktop\n');
    expect(execFileSync('desktop-file-validate', [entry]).toString()).toBe('');
    const icons = installed('usr/share/icons/hicolor');
    expect(readdirSync(icons).sort()).toEqual(linuxSizes.map((size) => `${size}x${size}`).sort());
    for (const size of linuxSizes) {
      const image = readFileSync(join(icons, `${size}x${size}`, 'apps', 'switchyard-desktop.png'));
      expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([size, size]);
    }
  });

  it('puts the command on PATH: it runs the app itself, as Node', () => {
    const command = installed('usr/bin/switchyard');
    expect(statSync(command).mode & 0o777).toBe(0o755);
    const target = readFileSync(command, 'utf8').match(/^exec (\/\S+) "\$@"$/m)?.[1] ?? 'none';
    expect(target).toBe('/opt/Switchyard/resources/bin/switchyard');
    const ended = spawnSync(installed(target), ['--version'], { encoding: 'utf8' });
    expect(ended).toMatchObject({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it('runs its command through links, relative and absolute, from any folder', () => {
    const bin = join(app.installed, 'home', 'my bin');
    mkdirSync(bin, { recursive: true });
    symlinkSync('../../opt/Switchyard/resources/bin/switchyard', join(bin, 'relative'));
    symlinkSync(join(bin, 'relative'), join(bin, 'absolute'));
    for (const name of ['relative', 'absolute'])
      expect(spawnSync(join(bin, name), ['--version'], { cwd: '/', encoding: 'utf8' }).stdout).toBe(
        `${manifest.version}\n`,
      );
  });

  it('keeps a key in the keychain with its own native module, and prints it to the client that asks', async () => {
    const bus = await startSecretService();
    const terminal = openTerminal(bus);
    putLiveFiles(terminal);
    onTestFinished(async () => {
      terminal.close();
      await bus.stop();
    });
    const say = (args: readonly string[], input = '') =>
      spawnSync(resource('bin', 'switchyard'), args, {
        cwd: terminal.home,
        env: { ...terminal.variables, PATH: process.env.PATH },
        encoding: 'utf8',
        input,
      });
    expect(
      say(['add', 'packed', '--base-url', 'https://api.packed.example/v1', '--model', 'm', '--key-stdin'], key),
    ).toMatchObject({ status: 0 });
    expect(say(['use', 'packed', '--client', 'codex'])).toMatchObject({ status: 0 });
    expect(say(['key', 'print', 'packed'])).toMatchObject({ status: 0, stdout: `${key}\n`, stderr: '' });
    const launcher = join(terminal.home, '.local', 'share', 'switchyard', 'bin', 'switchyard-key');
    expect(readFileSync(launcher, 'utf8')).toContain(resource('app.asar.unpacked', 'dist', 'switchyard.cjs'));
    expect(spawnSync(launcher, ['print', 'packed'], { env: terminal.variables, encoding: 'utf8' }).stdout).toBe(
      `${key}\n`,
    );
  });

  it('serves its page to a browser, and starts the browser as a browser, not as Node', async () => {
    const terminal = openTerminal();
    chmodSync(terminal.write('bin/xdg-open', '#!/bin/sh\necho "as node: [$ELECTRON_RUN_AS_NODE]" > ~/opened\n'), 0o755);
    const server = spawn(resource('bin', 'switchyard'), ['serve', '--json', '--open', '--port', '0'], {
      env: { ...terminal.variables, DISPLAY: ':0' },
    });
    const ended = once(server, 'exit');
    onTestFinished(async () => {
      server.kill();
      await ended;
      terminal.close();
    });
    const [line] = await Promise.race([once(server.stdout, 'data'), ended]);
    const { address } = JSON.parse(String(line));
    const page = await fetch(address);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>Switchyard</title>')]);
    await expect.poll(() => existsSync(join(terminal.home, 'opened'))).toBe(true);
    await expect.poll(() => terminal.read('opened')).toBe('as node: []\n');
  });

  it('answers for a key out of an AppImage, when the files of the one that wrote the launcher are gone', async () => {
    const bus = await startSecretService();
    const terminal = openTerminal(bus);
    onTestFinished(async () => {
      terminal.close();
      await bus.stop();
    });
    putLiveFiles(terminal);
    const command = join(terminal.home, 'bin', 'switchyard');
    symlinkSync(app.appImage, command);
    const env = { ...terminal.variables, PATH: process.env.PATH };
    const say = (args: readonly string[], input = '') => spawnSync(command, args, { env, encoding: 'utf8', input });
    const add = ['add', 'packed', '--base-url', 'https://api.packed.example/v1', '--model', 'm', '--key-stdin'];
    expect(say(add, key)).toMatchObject({ status: 0 });
    expect(say(['use', 'packed', '--client', 'codex'])).toMatchObject({ status: 0 });
    const launcher = join(terminal.home, '.local', 'share', 'switchyard', 'bin', 'switchyard-key');
    const text = readFileSync(launcher, 'utf8');
    expect(text).toContain(`\nprogram='${app.appImage}'\n`);
    expect(text).toContain(`exec "$program" '--command' key`);
    expect(spawnSync(launcher, ['print', 'packed'], { env, encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: `${key}\n`,
    });
  });

  it('says clearly that there is no key, and nothing on stdout', () => {
    const terminal = openTerminal();
    onTestFinished(() => terminal.close());
    const ended = spawnSync(resource('bin', 'switchyard'), ['key', 'print', 'nobody'], {
      env: terminal.variables,
      encoding: 'utf8',
    });
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr).toMatch(/nobody has no key/);
  });
});
