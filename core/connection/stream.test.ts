import { describe, expect, it } from 'vitest';
import { toChat, toMessages, toResponses } from '../../e2e/support/loopback-answers.ts';
import { readStream, wordWatch } from './stream.ts';

const streams = {
  chat: toChat('OK', 'm').stream,
  responses: toResponses('OK', 'm').stream,
  anthropic: toMessages('OK', 'm').stream,
} as const;
const wires = ['chat', 'responses', 'anthropic'] as const;

function piecesOf(text: string, size: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
}

describe.each(wires)('a stream of %s', (wire) => {
  it.each(['\n', '\r\n', '\r'])('has its words, however it is cut in pieces, with lines that end in %j', (lineEnd) => {
    const stream = streams[wire].replaceAll('\n', lineEnd);
    expect(readStream(wire, stream, false)).toEqual({ kind: 'answered' });
    for (const size of [1, 2, 3, 7, 64, stream.length]) {
      const hears = wordWatch(wire);
      const pieces = piecesOf(stream, size);
      const heardAt = pieces.findIndex((piece) => hears(piece));
      expect(heardAt).toBeGreaterThanOrEqual(0);
      const heard = pieces.slice(0, heardAt + 1).join('');
      expect(readStream(wire, heard, true)).toEqual({ kind: 'answered' });
    }
  });

  it('has none before they come', () => {
    const hears = wordWatch(wire);
    expect(piecesOf(': waiting\n\ndata: {"type":"ping"}\n\n', 5).some((piece) => hears(piece))).toBe(false);
  });
});
