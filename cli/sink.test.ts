import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { standardSink, streamSink } from './sink.ts';

const folder = () => mkdtempSync(join(homedir(), 'sink-'));

function opened(path: string, flags: number): number {
  const descriptor = openSync(path, flags, 0o600);
  onTestFinished(() => closeSync(descriptor));
  return descriptor;
}

const asStream = (stream: PassThrough) => stream as unknown as NodeJS.WriteStream;
const noStream = () => expect.fail('a stream was opened');

/** Both ends of a pipe that waits for nobody. */
function makePipe() {
  const path = join(folder(), 'pipe');
  execFileSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = opened(path, constants.O_WRONLY | constants.O_NONBLOCK);
  return { reader, writer };
}

describe('a reader that has seen enough', () => {
  it('closes the stream, and the act goes on without a word', () => {
    const stdout = new PassThrough();
    streamSink(asStream(stdout));
    expect(() => stdout.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))).not.toThrow();
    expect(() => stdout.emit('error', Object.assign(new Error('no space'), { code: 'ENOSPC' }))).toThrow('no space');
  });

  it.skipIf(process.platform === 'win32')('closes the pipe, and the act goes on without a word', () => {
    const { reader, writer } = makePipe();
    closeSync(reader);
    const sink = standardSink(writer, process.platform, noStream);
    expect(() => sink.write('a word')).not.toThrow();
  });
});

describe.skipIf(process.platform === 'win32')('without a stream', () => {
  it('writes to a file, in turn', () => {
    const path = join(folder(), 'out');
    const sink = standardSink(opened(path, constants.O_WRONLY | constants.O_CREAT), process.platform, noStream);
    sink.write('caf\u00e9\n');
    sink.write('two\n');
    expect({ isTTY: sink.isTTY, text: readFileSync(path, 'utf8') }).toEqual({ isTTY: false, text: 'caf\u00e9\ntwo\n' });
  });

  it('leaves what a full pipe does not take to the stream, and no byte is lost', () => {
    const { reader, writer } = makePipe();
    onTestFinished(() => closeSync(reader));
    const stream = new PassThrough();
    const sink = standardSink(writer, process.platform, () => asStream(stream));
    const text = '\u00e9\u4e2d'.repeat(20_000);
    sink.write(text);
    sink.write('the end');
    const inPipe = Buffer.alloc(200_000);
    const taken = inPipe.subarray(0, readSync(reader, inPipe));
    expect(taken.length).toBeGreaterThan(0);
    expect(Buffer.concat([taken, stream.read()]).toString()).toBe(`${text}the end`);
  });
});

it('leaves a terminal and what is closed to the stream', () => {
  const stream = new PassThrough();
  const sink = standardSink(opened('/dev/null', constants.O_WRONLY), process.platform, () => asStream(stream));
  sink.write('a word');
  expect(String(stream.read())).toBe('a word');
  expect(standardSink(-1, process.platform, () => asStream(stream)).isTTY).toBe(false);
});

it('leaves everything to the stream on Windows', () => {
  const stream = new PassThrough();
  const path = join(folder(), 'out');
  const sink = standardSink(opened(path, constants.O_WRONLY | constants.O_CREAT), 'win32', () => asStream(stream));
  sink.write('a word');
  expect(String(stream.read())).toBe('a word');
});
