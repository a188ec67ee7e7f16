import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { findOpenClaw } from './find.ts';

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

describe('the live file of OpenClaw', () => {
  it.each<[string, Record<string, string>, string]>([
    ['is ~/.openclaw/openclaw.json', {}, '.openclaw/openclaw.json'],
    ['follows OPENCLAW_STATE_DIR', { OPENCLAW_STATE_DIR: '$HOME/state' }, 'state/openclaw.json'],
    ['follows OPENCLAW_HOME', { OPENCLAW_HOME: '~/svc' }, 'svc/.openclaw/openclaw.json'],
    ['expands ~ to OPENCLAW_HOME', { OPENCLAW_HOME: '$HOME/svc', OPENCLAW_STATE_DIR: '~/s' }, 'svc/s/openclaw.json'],
    [
      'follows OPENCLAW_CONFIG_PATH first',
      { OPENCLAW_CONFIG_PATH: '~/my.json5', OPENCLAW_STATE_DIR: '~/s' },
      'my.json5',
    ],
    [
      'takes blank variables for not set',
      { OPENCLAW_STATE_DIR: '  ', OPENCLAW_HOME: 'undefined' },
      '.openclaw/openclaw.json',
    ],
    ['is not moved by OPENCLAW_PROFILE alone', { OPENCLAW_PROFILE: 'work' }, '.openclaw/openclaw.json'],
  ])('%s', async (_, variables, expected) => {
    const environment = testEnvironment({ variables });
    const { liveFile, isFound } = await findOpenClaw(environment);
    expect(liveFile).toBe(join(environment.home, expected));
    expect(isFound).toBe(false);
  });

  it('is the one of the former name where that alone exists', async () => {
    const environment = testEnvironment();
    const former = join(environment.home, '.clawdbot', 'clawdbot.json');
    write(former, '{}');
    expect((await findOpenClaw(environment)).liveFile).toBe(former);
    const present = join(environment.home, '.openclaw', 'openclaw.json');
    write(present, '{}');
    expect(await findOpenClaw(environment)).toMatchObject({ liveFile: present, isFound: true });
  });

  it('names the program and its version', async () => {
    const environment = testEnvironment();
    const program = join(environment.home, 'bin', 'openclaw');
    write(program, '#!/bin/sh\necho "OpenClaw 2026.9.6 (eb377ac)"\n');
    chmodSync(program, 0o755);
    expect(await findOpenClaw(environment)).toMatchObject({ isFound: true, program, version: '2026.9.6' });
  });
});
