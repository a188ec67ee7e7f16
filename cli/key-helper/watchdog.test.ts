import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toPlugin } from '../../core/clients/opencode/key-plugin.ts';
import { helperLimitMs } from './watchdog.ts';

it.each([
  ['a Node that starts at once', 40, 2500],
  ['a Node that takes a second and a half', 1500, 2500],
  ['a Node that takes three seconds', 3000, 1000],
  ['a Node that takes longer than all', 7000, 0],
])('the keychain gets the same time after %s, unless the client would end first', (_, runningMs, limitMs) => {
  expect(helperLimitMs(runningMs)).toBe(limitMs);
});

it('whatever the start takes, the cause is told before a client ends the helper', () => {
  // Codex' `auth.timeout_ms` and OpenClaw's `timeoutMs` are 5000 too (core/clients).
  const plugin = Number(/timeout: (\d+)/.exec(toPlugin('/l', {}))?.[1]);
  for (let runningMs = 0; runningMs <= 4000; runningMs += 100)
    expect(runningMs + helperLimitMs(runningMs)).toBeLessThanOrEqual(Math.min(plugin, 5000) - 1000);
});

it('ends a process with its cause on one line, also one that started long ago', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'switchyard-watchdog-')), 'late.mts');
  writeFileSync(
    file,
    `import { helperLimitMs, startWatchdog } from '${join(import.meta.dirname, 'watchdog.ts')}';
startWatchdog(helperLimitMs(60_000), () => 'too late', () => undefined);`,
  );
  const { signal, stderr } = spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), file], {
    encoding: 'utf8',
  });
  expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: 'too late\n' });
});
