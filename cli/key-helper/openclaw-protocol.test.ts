import { expect, it } from 'vitest';
import { parseRequest, readRequest, toAnswer } from './openclaw-protocol.ts';

it('reads the ids of a request', () => {
  expect(parseRequest('{"protocolVersion":1,"provider":"switchyard","ids":["a#1","b"]}')).toEqual(['a#1', 'b']);
});

it.each(['', 'null', '[]', '{"ids":[]}', '{"protocolVersion":2,"ids":[]}', '{"protocolVersion":1,"ids":"a"}'])(
  'refuses %j as a request',
  (text) => {
    expect(() => parseRequest(text)).toThrow();
  },
);

it('answers each id with its key or with NOT_FOUND', () => {
  const answer = toAnswer(
    new Map([
      ['a', 'sk-"1"'],
      ['b', null],
    ]),
  );
  expect(JSON.parse(answer)).toEqual({
    protocolVersion: 1,
    values: { a: 'sk-"1"' },
    errors: { b: { code: 'NOT_FOUND' } },
  });
});

it('names no errors where there are none', () => {
  expect(toAnswer(new Map([['a', 'k']]))).toBe('{"protocolVersion":1,"values":{"a":"k"}}');
});

it('puts characters together that arrive in two pieces, and stops reading what has no end', async () => {
  const bytes = Buffer.from('"ä"');
  expect(await readRequest(piecesOf(bytes.subarray(0, 2), bytes.subarray(2)))).toBe('"ä"');
  await expect(readRequest(piecesOf(...Array.from({ length: 30 }, () => Buffer.alloc(100_000))))).rejects.toThrow();
});

async function* piecesOf(...pieces: readonly Buffer[]): AsyncIterable<Buffer> {
  yield* pieces;
}
