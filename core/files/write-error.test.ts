import { describe, expect, it } from 'vitest';
import { englishProblem } from '../../e2e/support/english.ts';
import { toWriteError } from './write-error.ts';

const file = '/home/x/.codex/config.toml';
const temp = '/home/x/.codex/.config.toml.1.switchyard.tmp';

function refused(syscall: string, code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: ${syscall}`), { syscall, code, ...(path && { path }) });
}

describe('C5 what was refused is named, and the way out fits it', () => {
  it.each([
    ['open', 'EACCES', temp, 'its folder /home/x/.codex can’t be written', 'chmod u+w /home/x/.codex'],
    ['mkdir', 'EACCES', '/home/x/.codex', 'its folder /home/x can’t be written', 'chmod u+w /home/x'],
    ['scandir', 'EACCES', '/home/x/.codex', 'its folder /home/x/.codex can’t be listed', 'chmod u+r /home/x/.codex'],
    ['stat', 'EACCES', file, 'its folder /home/x/.codex can’t be entered', 'chmod u+x /home/x/.codex'],
    ['fchown', 'EPERM', undefined, 'its owner can’t be kept', 'as the owner'],
    ['fchmod', 'EPERM', undefined, 'its mode can’t be kept', 'ls -l'],
    ['rename', 'EPERM', temp, 'it or its folder is protected', file],
    ['unlink', 'EACCES', file, 'its folder /home/x/.codex can’t be written', 'chmod u+w /home/x/.codex'],
    ['open', 'EROFS', temp, 'its disk is mounted read-only', 'df /home/x/.codex'],
  ])('%s %s', (syscall, code, path, why, fix) => {
    const { problem } = toWriteError(file, refused(syscall, code, path));
    expect(problem.code).toBe('file-not-replaceable');
    const said = englishProblem(problem);
    const [what, cause] = said.cause.replaceAll("'", '’').split(', because ');
    expect([what, cause]).toEqual([`${file} can’t be replaced`, `${why} (${code}); it is as it was.`]);
    expect(said.fix).toContain(fix);
  });

  it.each([
    ['write', 'ENOSPC', 'disk-full'],
    ['write', 'EDQUOT', 'disk-full'],
    ['write', 'EFBIG', 'write-failed'],
    ['fsync', 'EIO', 'write-failed'],
    ['rename', 'EBUSY', 'write-failed'],
  ])('%s %s', (syscall, code, wanted) => {
    expect(toWriteError(file, refused(syscall, code)).problem.code).toBe(wanted);
  });
});
