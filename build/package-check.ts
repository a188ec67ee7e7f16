import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { wrongFuses } from './fuses.ts';

interface Unpacked {
  readonly folder: RegExp;
  /** What holds the fuses. */
  readonly binary: string;
  readonly command: string;
}

/** What electron-builder calls the folder that it packs, on each system. */
const unpacked: Readonly<Record<string, Unpacked>> = {
  linux: { folder: /^linux-(.*-)?unpacked$/, binary: 'switchyard-desktop', command: 'resources/bin/switchyard' },
  win32: { folder: /^win-(.*-)?unpacked$/, binary: 'Switchyard.exe', command: 'resources\\bin\\switchyard.cmd' },
  darwin: { folder: /^mac/, binary: 'Switchyard.app', command: 'Switchyard.app/Contents/Resources/bin/switchyard' },
};

/** Looks at an app that was just packed around the real Electron: its fuses, and its command, which is that very binary. */
async function check(output: string): Promise<readonly string[]> {
  const expected = unpacked[process.platform];
  const name = readdirSync(output).find((one) => expected?.folder.test(one));
  if (expected === undefined || name === undefined) return [`There is no packed app in ${output}.`];
  const folder = join(output, name);
  // Windows starts batch files through its shell alone.
  const shell = process.platform === 'win32';
  const command = join(folder, expected.command);
  const version = execFileSync(shell ? `"${command}"` : command, ['--version'], { encoding: 'utf8', shell }).trim();
  const wrongVersion = version === manifest.version ? [] : [`The command answers ${version}, not ${manifest.version}.`];
  return [...(await wrongFuses(join(folder, expected.binary))), ...wrongVersion];
}

const wrong = await check(process.argv[2] ?? 'release');
process.stdout.write(wrong.length === 0 ? 'The packed app is as it must be.\n' : `${wrong.join('\n')}\n`);
if (wrong.length > 0) process.exitCode = 1;
