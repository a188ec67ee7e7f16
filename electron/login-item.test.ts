import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path, { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { autostartFile } from '../core/autostart.ts';
import { testEnvironment } from '../e2e/support/test-environment.ts';
import { autostartText, keepAutostart } from './login-item.ts';

const command = ['/opt/Switch yard/switchyard', '--hidden'];

it('writes the file that desktops start at login, and takes it away again', async () => {
  const file = autostartFile(testEnvironment());
  await keepAutostart(file, command, path);
  expect(readFileSync(file, 'utf8')).toContain('\nExec="/opt/Switch yard/switchyard" "--hidden"\n');
  await keepAutostart(file, null, path);
  expect(existsSync(file)).toBe(false);
  await keepAutostart(file, null, path);
  expect(existsSync(dirname(file))).toBe(true);
});

it('stands in the folder that XDG_CONFIG_HOME names, if it is absolute', () => {
  const variables = { XDG_CONFIG_HOME: '/elsewhere' };
  expect(autostartFile({ home: '/home/a', variables, path: path.posix })).toBe(
    '/elsewhere/autostart/switchyard.desktop',
  );
  for (const relative of ['here', ''])
    expect(autostartFile({ home: '/home/a', variables: { XDG_CONFIG_HOME: relative }, path: path.posix })).toBe(
      '/home/a/.config/autostart/switchyard.desktop',
    );
});

it.each([
  ['a b', '"a b"'],
  ['100%', '"100%%"'],
  ['a"b', '"a\\\\"b"'],
  ['a$b', '"a\\\\$b"'],
  ['a`b', '"a\\\\`b"'],
  ['a\\b', '"a\\\\\\\\b"'],
])('quotes %s as the Desktop Entry specification wants it', (word, quoted) => {
  expect(autostartText([word])).toContain(`\nExec=${quoted}\n`);
});

it('follows the app to another place, and writes nothing when nothing changed', async () => {
  const file = autostartFile(testEnvironment());
  await keepAutostart(file, command, path);
  const { ino, mtimeMs } = statSync(file);
  await keepAutostart(file, command, path);
  expect(statSync(file)).toMatchObject({ ino, mtimeMs });
  await keepAutostart(file, ['/new/switchyard'], path);
  expect(readFileSync(file, 'utf8')).toContain('/new/switchyard');
});

it("leaves it off when somebody turned it off in the desktop's own settings", async () => {
  const file = autostartFile(testEnvironment());
  mkdirSync(dirname(file), { recursive: true });
  for (const line of ['Hidden=true', 'X-GNOME-Autostart-enabled=false']) {
    writeFileSync(file, `[Desktop Entry]\n${line}\n`);
    await keepAutostart(file, command, path);
    expect(readFileSync(file, 'utf8')).toContain(line);
  }
});
