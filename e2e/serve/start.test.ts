import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchBinary, findBinary } from '../../build/start/electron-binary.ts';
import { writtenState } from '../cli/home-state.ts';
import { openTerminal, putLiveFiles, type Terminal } from '../cli/terminal.ts';
import { hear, linesOf } from './served.ts';
import { type SourceProgram, sourceProgram } from './source-program.ts';

let terminal: Terminal;
let program: SourceProgram;

beforeEach(() => {
  terminal = openTerminal();
  program = sourceProgram(terminal, 'build/start.ts');
});

afterEach(() => {
  terminal.close();
  program.close();
});

/** A folder with a program in the place of Electron's. */
function electronThat(script: string): string {
  const file = terminal.write('electron/electron', `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return dirname(file);
}

/** Waits for the address and ends the program; gives what it said. */
async function servedBy(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const child = program.start(args, variables);
  const said = hear(child);
  const address = await linesOf(child, said)();
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  return { address, code: await closed, said: said() };
}

describe.runIf(process.platform === 'linux')('npm start', () => {
  it('says in one line that there is no display, and shows the window in a browser', async () => {
    const { address, said, code } = await servedBy([]);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#/);
    expect(said.split('\n')[0]).toBe('There is no display here, so Switchyard is shown in a browser.');
    expect(said.match(/display|Electron/g)).toHaveLength(1);
    expect(code).toBe(0);
  });

  it('leaves a home in which nothing was pressed as it was', async () => {
    putLiveFiles(terminal);
    const before = writtenState(terminal.home);
    await servedBy([]);
    expect(writtenState(terminal.home)).toEqual(before);
  });

  it('gives the port and the form on to the server, and then looks for no Electron', async () => {
    const folder = electronThat('echo started > "$HOME/started"');
    const { address, said } = await servedBy(['--json', '--port', '0'], {
      DISPLAY: ':0',
      ELECTRON_OVERRIDE_DIST_PATH: folder,
    });
    expect(JSON.parse(address)).toMatchObject({ port: expect.any(Number) });
    expect(said).toBe('');
    expect(() => terminal.read('started')).toThrow();
  });

  it('runs Electron where it is and there is a display', async () => {
    const folder = electronThat('printf "%s\\n" "$@" > "$HOME/arguments"; exit 0');
    const { code, stderr, stdout } = await program.run([], { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: folder });
    expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: '', stdout: '' });
    expect(terminal.read('arguments')).toBe(`${join(import.meta.dirname, '..', '..')}\n`);
  });

  it('says in one line that Electron did not start, and shows the window in a browser', async () => {
    const folder = electronThat('exit 7');
    const { address, said } = await servedBy([], { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: folder });
    expect(address).toMatch(/^http:/);
    expect(said.split('\n')[0]).toBe('Electron did not start (it ended with 7), so Switchyard is shown in a browser.');
  });

  it('fetches no Electron where another folder was named', async () => {
    const variables = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: terminal.path('nowhere') };
    const { said } = await servedBy([], variables);
    expect(said.split('\n')[0]).toBe(
      `There is no Electron in ${terminal.path('nowhere')}, so Switchyard is shown in a browser.`,
    );
  });
});

describe('the binary of Electron', () => {
  /** The package as npm installs it: its binary is fetched by a script of its own. */
  function packageWith(installer: string) {
    const folder = mkdtempSync(join(homedir(), 'electron-'));
    writeFileSync(join(folder, 'install.js'), installer);
    return { folder, version: '0.0.0' };
  }

  it('is found once it was fetched', async () => {
    const electron = packageWith(`
      const fs = require('node:fs'), path = require('node:path');
      fs.mkdirSync(path.join(__dirname, 'dist'));
      fs.writeFileSync(path.join(__dirname, 'dist', 'electron'), '');
      fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron');`);
    expect(findBinary(electron, {})).toBeUndefined();
    expect(await fetchBinary(electron, process.env)).toBeUndefined();
    expect(findBinary(electron, {})).toBe(join(electron.folder, 'dist', 'electron'));
  });

  it('that can not be fetched is a sentence, not a stack', async () => {
    const electron = packageWith(`console.error(new TypeError('fetch failed').stack); process.exit(1);`);
    expect(await fetchBinary(electron, process.env)).toBe('fetch failed');
  });

  it('that was half fetched counts as missing', () => {
    const electron = packageWith('');
    mkdirSync(join(electron.folder, 'dist'));
    writeFileSync(join(electron.folder, 'path.txt'), 'electron');
    expect(findBinary(electron, {})).toBeUndefined();
  });
});
