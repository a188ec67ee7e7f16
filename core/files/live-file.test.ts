import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { link } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf, largestLiveFile, readLiveFile } from './live-file.ts';

let folder: string;
const at = (...parts: string[]) => join(folder, ...parts);
const refusal = (path: string) =>
  readLiveFile(path).then(
    () => expect.unreachable('was read'),
    (error) => error.problem,
  );

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'live-file-')));
});

describe('a file is read as it is', () => {
  it('with text, hash and mode', async () => {
    writeFileSync(at('a'), 'ä = 1\r\n', { mode: 0o640 });
    const bytes = Buffer.from('ä = 1\r\n');
    expect(await readLiveFile(at('a'))).toEqual({
      path: at('a'),
      target: at('a'),
      bytes,
      hash: hashOf(bytes),
      text: 'ä = 1\r\n',
      mode: 0o640,
      isLink: false,
      hasHardLinks: false,
    });
  });

  it('and the byte order mark stays in the text', async () => {
    writeFileSync(at('a'), '\uFEFFa = 1');
    expect((await readLiveFile(at('a'))).text).toBe('\uFEFFa = 1');
  });

  it('and a missing one is no bytes, even in missing folders', async () => {
    const file = await readLiveFile(at('no', 'folder', 'a'));
    expect(file).toMatchObject({ target: at('no', 'folder', 'a'), bytes: null, hash: null, text: null, mode: null });
  });

  it('C6 and other names of the same bytes are noticed', async () => {
    writeFileSync(at('a'), 'x');
    await link(at('a'), at('b'));
    expect((await readLiveFile(at('b'))).hasHardLinks).toBe(true);
  });
});

describe('C6 links are followed by hand', () => {
  beforeEach(() => {
    mkdirSync(at('real', 'deep'), { recursive: true });
    writeFileSync(at('real', 'a'), 'x');
  });

  it.each([
    ['absolute', () => at('real', 'a')],
    ['relative', () => join('real', 'a')],
  ])('%s', async (_kind, to) => {
    symlinkSync(to(), at('a'));
    expect(await readLiveFile(at('a'))).toMatchObject({
      path: at('a'),
      target: at('real', 'a'),
      text: 'x',
      isLink: true,
    });
  });

  it('through a chain', async () => {
    symlinkSync(join('real', 'b'), at('a'));
    symlinkSync('a', at('real', 'b'));
    expect((await readLiveFile(at('a'))).target).toBe(at('real', 'a'));
  });

  it('to nothing: the target is where the link points', async () => {
    symlinkSync(join('real', 'not-yet'), at('a'));
    expect(await readLiveFile(at('a'))).toMatchObject({ target: at('real', 'not-yet'), bytes: null, isLink: true });
  });

  it('where `..` leaves a folder that is a link itself', async () => {
    symlinkSync(join('real', 'deep'), at('folder'));
    symlinkSync(join('..', 'a'), at('real', 'deep', 'b'));
    expect(await readLiveFile(at('folder', 'b'))).toMatchObject({ target: at('real', 'a'), text: 'x' });
  });

  it('and a loop is refused', async () => {
    symlinkSync('b', at('a'));
    symlinkSync('a', at('b'));
    symlinkSync('own', at('own'));
    expect(await refusal(at('a'))).toMatchObject({ code: 'file-link-loop' });
    expect(await refusal(at('own', 'a'))).toMatchObject({ code: 'file-link-loop' });
  });
});

describe('C3 what is no configuration is refused', () => {
  it('a folder', async () => {
    expect(await refusal(folder)).toMatchObject({ code: 'file-is-folder', values: { file: folder } });
  });

  it('a file over 5 MB, while one of exactly 5 MB is read', async () => {
    writeFileSync(at('a'), '');
    truncateSync(at('a'), largestLiveFile);
    expect((await readLiveFile(at('a'))).bytes).toHaveLength(largestLiveFile);
    truncateSync(at('a'), largestLiveFile + 1);
    expect(await refusal(at('a'))).toMatchObject({ code: 'file-too-large' });
  });

  it.each([
    ['a Latin-1 letter', Buffer.from('a = 1\nü = "\xE9"\n', 'latin1'), 2, 1],
    ['a bad byte behind characters', Buffer.concat([Buffer.from('\uFEFFä\r\nüb'), Buffer.from([0xff])]), 2, 3],
    ['a character cut at the end', Buffer.from('abc\nü').subarray(0, 5), 2, 1],
    ['UTF-16', Buffer.from('\uFEFFa = 1', 'utf16le'), 1, 1],
  ])('%s, with its place', async (_what, bytes, line, column) => {
    writeFileSync(at('a'), bytes);
    expect(await refusal(at('a'))).toMatchObject({ code: 'file-not-utf8', where: { file: at('a'), line, column } });
  });

  it('a place below a file', async () => {
    writeFileSync(at('a'), '');
    expect(await refusal(at('a', 'b'))).toMatchObject({ code: 'file-unreachable' });
  });

  it.skipIf(process.platform === 'win32')('a device, which could be read for ever', async () => {
    expect(await refusal('/dev/zero')).toMatchObject({ code: 'file-not-plain' });
  });
});
