import {
  appendFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { failDisk } from '../../e2e/support/failing-disk.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { appendLine, cutLog, longestLine, readFirstLine, readLinesBack } from './line-log.ts';

let path: string;
beforeEach(() => {
  path = join(testEnvironment().home, 'logs', 'a.jsonl');
});

async function linesBack(most = Number.POSITIVE_INFINITY): Promise<readonly (string | undefined)[]> {
  const lines: (string | undefined)[] = [];
  for await (const { bytes } of readLinesBack(path)) {
    lines.push(bytes?.toString());
    if (lines.length >= most) break;
  }
  return lines;
}

function put(content: string | Buffer): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

describe('a log read from its end', () => {
  it('gives the lines that were appended, newest first, each with its place, whatever their lengths', async () => {
    // Around the sizes of the looks, where a line begins in one and ends in another.
    const length = fc.oneof(fc.nat(40), fc.integer({ min: 32_700, max: 32_800 }), fc.nat(300_000));
    const lines = fc.array(length, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(lines, fc.boolean(), async (lengths, isTorn) => {
        const texts = lengths.map((one, index) => String(index % 10).repeat(one));
        const text = texts.map((line) => `${line}\n`).join('');
        put(isTorn ? `${text}torn` : text);
        expect(await linesBack()).toEqual(texts.toReversed());
        for await (const { start, end, bytes } of readLinesBack(path))
          expect(text.slice(start, end)).toBe(`${bytes}\n`);
        expect(readFirstLine(path)?.toString()).toBe(texts[0]);
      }),
      { numRuns: 60 },
    );
  });

  it('that somebody cuts meanwhile comes to an end', async () => {
    put(`${'x'.repeat(99)}\n`.repeat(10_000));
    let reads = 0;
    // Who waits for bytes that do not come reads for ever, and would hold up the test with it.
    const disk = failDisk('readSync', () => (reads++ > 100 ? 'EIO' : undefined));
    onTestFinished(disk.undo);
    const lines = readLinesBack(path);
    expect((await lines.next()).value?.bytes).toHaveLength(99);
    truncateSync(path, 1000);
    let rest = 0;
    for await (const { bytes } of lines) rest += bytes === undefined ? 0 : 1;
    expect(rest).toBeLessThan(10_000);
  });

  it('is empty where there is none, and where nothing but a torn line is', async () => {
    expect(await linesBack()).toEqual([]);
    put('torn');
    expect(await linesBack()).toEqual([]);
    expect(readFirstLine(path)).toBeUndefined();
  });

  it('is never taken for empty where something else stands in its place', async () => {
    mkdirSync(path, { recursive: true });
    await expect(linesBack()).rejects.toMatchObject({ problem: { code: 'history-unreadable' } });
  });

  it('keeps a line that is too long to be ours out of memory, and gives those around it', async () => {
    put('first\n');
    const descriptor = openSync(path, 'r+');
    // A hole of the disk: nothing is written between.
    writeSync(descriptor, '\nlast\n', 200 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const lines: (string | undefined)[] = [];
    for await (const { bytes } of readLinesBack(path)) {
      lines.push(bytes?.toString());
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(lines).toEqual(['last', undefined, 'first']);
    expect(most).toBeLessThan(8 * longestLine);
  });

  it('lets others run while it reads a long one', async () => {
    put(`${'x'.repeat(1000)}\n`.repeat(3000));
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    await linesBack();
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
  });
});

describe('an append', () => {
  it('makes the file 0600 in a folder 0700, whatever the umask', async () => {
    const umask = process.umask(0);
    await appendLine(path, 'one', 'linux').finally(() => process.umask(umask));
    expect([statSync(path).mode & 0o777, statSync(join(path, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it.each(['torn', `${'x'.repeat(100_000)}`, '{"id":1}'])('cuts off first what has no newline: %.8s', async (torn) => {
    await appendLine(path, 'one', 'linux');
    appendFileSync(path, torn);
    await appendLine(path, 'two', 'linux');
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  });

  it('that fails leaves the log as it was, and no log where none was', async () => {
    const fail = () => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    await expect(appendLine(path, 'one', 'linux', fail)).rejects.toMatchObject({ problem: { code: 'disk-full' } });
    expect(existsSync(path)).toBe(false);
    await appendLine(path, 'one', 'linux');
    await expect(appendLine(path, 'two', 'linux', fail)).rejects.toMatchObject({ problem: { code: 'disk-full' } });
    expect(readFileSync(path, 'utf8')).toBe('one\n');
  });

  it('is taken away again, and the log with its only line', async () => {
    for (const line of ['one', 'two']) await appendLine(path, line, 'linux');
    await cutLog(path, 4, 'linux');
    expect(readFileSync(path, 'utf8')).toBe('one\n');
    await cutLog(path, 0, 'linux');
    expect(existsSync(path)).toBe(false);
  });
});
