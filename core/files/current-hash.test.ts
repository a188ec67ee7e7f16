import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { readJson } from '../clients/json-file.ts';
import { hashOf } from './live-file.ts';
import { currentHash } from './replace-file.ts';

const hashAt = (path: string) => currentHash({ path, target: path });

it('tells a file from none, and never waits for a pipe, a device or a folder', () => {
  const { home } = testEnvironment();
  const at = (name: string) => join(home, name);
  writeFileSync(at('file'), '{}');
  mkdirSync(at('folder'));
  symlinkSync('/dev/zero', at('device'));
  execFileSync('mkfifo', [at('pipe')]);
  expect(hashAt(at('file'))).toBe(hashOf(Buffer.from('{}')));
  expect(hashAt(at('nothing'))).toBeNull();
  for (const name of ['folder', 'device', 'pipe']) {
    expect(hashAt(at(name))).toBe('not a plain file');
    expect(readJson(at(name), z.unknown())).toBeUndefined();
  }
  expect(readJson(at('file'), z.strictObject({}))).toEqual({});
});
