import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingFolder, removeEmptyFolders, whenFree } from './disk.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Fails `times` times, then works. */
function busy(times: number, code: string): { tries: number; act(): void } {
  const state = {
    tries: 0,
    act() {
      if (state.tries++ < times) throw failure(code);
    },
  };
  return state;
}

describe('C5 a file that another program holds open', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('is tried again for a moment on Windows (%s)', async (code) => {
    const file = busy(3, code);
    await whenFree('win32', file.act);
    expect(file.tries).toBe(4);
  });

  it('and stays so is given up', async () => {
    const file = busy(100, 'EBUSY');
    await expect(whenFree('win32', file.act)).rejects.toThrow('EBUSY');
    expect(file.tries).toBe(8);
  });

  it('is no reason to wait elsewhere, nor is another failure', async () => {
    const [here, other] = [busy(1, 'EPERM'), busy(1, 'ENOSPC')];
    await expect(whenFree('linux', here.act)).rejects.toThrow('EPERM');
    await expect(whenFree('win32', other.act)).rejects.toThrow('ENOSPC');
    expect([here.tries, other.tries]).toEqual([1, 1]);
  });
});

it('empty folders go up to the one that was made, and no further', () => {
  const top = mkdtempSync(join(tmpdir(), 'disk-'));
  const made = join(top, 'made');
  expect(missingFolder(join(made, 'deep', 'er'))).toBe(made);
  mkdirSync(join(made, 'deep', 'er'), { recursive: true });
  mkdirSync(join(top, 'made-by-others'));
  removeEmptyFolders(join(top, 'made-by-others'), made);
  removeEmptyFolders(join(made, 'deep', 'er'), made);
  expect(readdirSync(top)).toEqual(['made-by-others']);
  mkdirSync(join(made, 'deep'), { recursive: true });
  writeFileSync(join(made, 'used'), '');
  removeEmptyFolders(join(made, 'deep'), made);
  expect(readdirSync(made)).toEqual(['used']);
});
