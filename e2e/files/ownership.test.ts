import { chmodSync, chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../core/environment.ts';
import { testEnvironment } from '../support/test-environment.ts';
import { type Answer, buildSwitcher, orderIn, runSwitcher } from './support/switcher-process.ts';

/** An ordinary user and two groups of theirs; `strange` is a group that they are not in. No system gives out such numbers. */
const user = { uid: 123_456, gid: 123_457, second: 123_458 };
const strange = 123_459;

let script: string;
beforeAll(() => {
  script = buildSwitcher();
  chmodSync(join(script, '..'), 0o755);
  chmodSync(homedir(), 0o711);
});

/** The home of that user, with a file in it. */
function homeWithFile(mode: number, gid: number, folderMode = 0o700): { environment: Environment; file: string } {
  const environment = testEnvironment();
  const folder = join(environment.home, 'folder');
  const file = join(folder, 'a');
  mkdirSync(folder);
  writeFileSync(file, 'old');
  chownSync(file, user.uid, gid);
  chmodSync(file, mode);
  for (const path of [environment.home, environment.workingFolder]) chownSync(path, user.uid, user.gid);
  chownSync(folder, user.uid, (folderMode & 0o2000) === 0 ? user.gid : gid);
  chmodSync(folder, folderMode);
  return { environment, file };
}

/** Has that user replace the file. */
async function replaceAsUser(environment: Environment, file: string): Promise<Answer | undefined> {
  const start = `exec setpriv --reuid=${user.uid} --regid=${user.gid} --groups=${user.second} "$0" "$1"`;
  const { answer, errors } = await runSwitcher(
    script,
    orderIn(environment, { act: 'apply', files: { [file]: 'new' } }),
    start,
  );
  expect(errors).toBe('');
  return answer;
}

const seen = (file: string) => {
  const { mode, uid, gid } = statSync(file);
  return { mode: (mode & 0o7777).toString(8), uid, gid, text: readFileSync(file, 'utf8') };
};

describe.skipIf(process.getuid?.() !== 0)('C7 an ordinary user (played by root)', () => {
  it.each([
    [0o600, 0o600],
    [0o640, 0o600],
    [0o660, 0o600],
    [0o2660, 0o600],
    [0o644, 0o644],
    [0o664, 0o644],
    [0o4755, 0o755],
    [0o604, 0o600],
    [0o666, 0o666],
  ])(
    'who is not in the group of a file of mode %o replaces it with mode %o in their own group',
    async (mode, after) => {
      const { environment, file } = homeWithFile(mode, strange);
      const answer = await replaceAsUser(environment, file);
      expect(answer?.problem).toBeNull();
      expect(seen(file)).toEqual({ mode: after.toString(8), uid: user.uid, gid: user.gid, text: 'new' });
      expect(answer?.notes).toEqual([expect.stringContaining(`the group ${strange}, which you are not in`)]);
      const isNarrower = mode !== after;
      expect(answer?.notes[0]?.includes(` from ${mode.toString(8)} to ${after.toString(8)}`)).toBe(isNarrower);
    },
  );

  it.each([0o640, 0o660, 0o2660, 0o644])('keeps another group of theirs and mode %o', async (mode) => {
    const { environment, file } = homeWithFile(mode, user.second);
    expect(await replaceAsUser(environment, file)).toMatchObject({ problem: null, notes: [] });
    expect(seen(file)).toEqual({ mode: mode.toString(8), uid: user.uid, gid: user.second, text: 'new' });
  });

  it('keeps a strange group where the folder gives it by itself', async () => {
    const { environment, file } = homeWithFile(0o660, strange, 0o2770);
    expect(await replaceAsUser(environment, file)).toMatchObject({ problem: null, notes: [] });
    expect(seen(file)).toEqual({ mode: '660', uid: user.uid, gid: strange, text: 'new' });
  });

  it('does not replace a file of somebody else', async () => {
    const { environment, file } = homeWithFile(0o666, user.gid, 0o777);
    chownSync(file, 0, user.gid);
    expect((await replaceAsUser(environment, file))?.problem).toBe('file-of-other-user');
    expect(seen(file)).toMatchObject({ uid: 0, text: 'old' });
  });
});
