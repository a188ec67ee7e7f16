import { expect, it } from 'vitest';
import { done, eventsOf, finish, frameOf, piece, storyOf } from './sample-answers.ts';
import { longestLine, SseReader } from './sse-reader.ts';
import { brokenRules } from './stream-rules.ts';

const hi = piece({ content: 'Hé 😀' });
const answered = ['text: Hé 😀', 'completed'];
const whole = { choices: [{ message: { role: 'assistant', content: 'Hé 😀' }, finish_reason: 'stop' }] };
const value = JSON.stringify({ choices: [{ delta: { content: 'Hé 😀' } }] });
const end = finish();

it.each<readonly [string, string, readonly string[]]>([
  ['lines that end in a carriage return and a line feed', (hi + end).replaceAll('\n', '\r\n'), answered],
  ['lines that end in a carriage return', (hi + end).replaceAll('\n', '\r'), answered],
  ['no space after data:', (hi + end).replaceAll('data: ', 'data:'), answered],
  ['no empty lines between the frames', (hi + end).replaceAll('\n\n', '\n'), answered],
  ['a byte order mark', `\ufeff${hi}${end}`, answered],
  ['empty lines at the beginning', `\n\n  \n${hi}${end}`, answered],
  [
    'comments and events without data',
    `: OPENROUTER PROCESSING\n\nevent: ping\n\nid: 1\nretry: 5\n${hi}: x\n\n${end}`,
    answered,
  ],
  [
    'frames that hold null, numbers and lists',
    `data: null\n\ndata: 5\n\ndata: []\n\ndata: ""\n\n${hi}data:\n\n${end}`,
    answered,
  ],
  ['frames that hold no JSON', `data: {broken\n\n${hi}data: hello\n\n${end}`, answered],
  ['a frame over several lines', `data: {"choices":\ndata: [{"delta":{"content":"Hé 😀"}}]}\n\n${end}`, answered],
  [
    'a frame over several lines that end in a carriage return and a line feed',
    `data: {"choices":\r\ndata: [{"delta":{"content":"Hé 😀"}}]}\r\n\r\n${end}`,
    answered,
  ],
  ['a last line without its end', hi + end.trimEnd(), answered],
  ['one JSON answer, though a stream was asked for', JSON.stringify(whole), answered],
  ['one JSON answer over many lines', JSON.stringify(whole, null, 2), answered],
  ['lines of JSON', `${value}\n${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }] })}\n`, answered],
  [
    'a page',
    '<!doctype html>\n<html><head><title>502 Bad Gateway</title></head></html>',
    ['failed, server_error: Provider error: 502 Bad Gateway'],
  ],
  ['plain words', 'upstream connect error', ['failed, server_error: Provider error: upstream connect error']],
  [
    'an error in the stream that is no frame',
    `${hi}{"error":{"message":"boom"}}\n`,
    ['cut text: Hé 😀', 'failed, server_error: Provider error: boom'],
  ],
  ['something that is no answer', '{"ok":true}', ['failed, server_error: Provider error: it gave no reason.']],
])('reads %s', (_, stream, story) => {
  const bytes = new TextEncoder().encode(stream);
  for (const size of [1, 2, 3, 7, bytes.length]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    );
    const events = eventsOf(pieces);
    expect(brokenRules(events)).toEqual([]);
    expect(storyOf(events)).toEqual(story);
  }
  expect(storyOf(eventsOf(stream))).toEqual(story);
});

it('reads a line of 10 MB', () => {
  const long = 'x'.repeat(10 * 1024 * 1024);
  const events = eventsOf(piece({ content: long }) + end);
  expect(storyOf(events)).toEqual([`text: ${long}`, 'completed']);
});

it.each(['data: "', '{"a":"', 'data\ndata: [\ndata: "'])(
  'gives up a line without end that begins %j, and keeps nothing of it',
  (start) => {
    const reader = new SseReader();
    const frames = [...reader.push(start)];
    const block = 'x'.repeat(1024 * 1024);
    for (let size = 0; size < longestLine + 3 * block.length; size += block.length) frames.push(...reader.push(block));
    expect(frames).toEqual([{ kind: 'too-long' }]);
    expect([...reader.push(`"\n\n${hi}`), ...reader.end()]).toEqual([]);
  },
);

it('ends with words where a line has no end', () => {
  const events = eventsOf([hi, 'data: "', 'x'.repeat(longestLine), done, frameOf({})]);
  expect(brokenRules(events)).toEqual([]);
  expect(storyOf(events).at(-1)).toBe('failed, server_error: The provider sent more than an answer can hold.');
});
