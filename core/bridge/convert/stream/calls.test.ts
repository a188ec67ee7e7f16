import { expect, it } from 'vitest';
import { callPiece, eventsOf, finish, piece, sampleAsked, storyOf } from './sample-answers.ts';
import { brokenRules } from './stream-rules.ts';

const ls = '{"cmd":"ls"}';
const patch = '*** Begin Patch\n*** Add File: a.txt\n+"quoted" \\ tab\t é 😀\n*** End Patch';
const wrapped = JSON.stringify({ input: patch });
const end = finish('tool_calls');

const calls = (...list: readonly unknown[]) => piece({ tool_calls: list });

it('gives a patch out as it comes, without its escapes', () => {
  const events = eventsOf([...wrapped].map((letter) => callPiece(0, 'p', 'apply_patch', letter)).join('') + end);
  const deltas = events.flatMap((event) =>
    event.type === 'response.custom_tool_call_input.delta' ? [event.delta] : [],
  );
  expect(deltas.length).toBeGreaterThan(patch.length / 2);
  expect(deltas.join('')).toBe(patch);
});

it('keeps the signature of a call for the next request', async () => {
  const { KeptSignatures } = await import('../kept.ts');
  const kept = new KeptSignatures();
  const signed = {
    id: 'a',
    type: 'function',
    function: { name: 'exec_command', arguments: ls },
    extra_content: { google: { thought_signature: 'c2ln' } },
  };
  eventsOf(calls(signed) + end, sampleAsked(), { kept });
  expect([...kept.signatures]).toEqual([['a', 'c2ln']]);
});

const tooMuch = 'failed, server_error: The provider sent more tool calls, or longer ones, than an answer can hold.';

it('gives up more calls than an answer can hold', () => {
  const many = Array.from({ length: 300 }, (_, index) => callPiece(index, `c${index}`, 'exec_command', ls)).join('');
  const events = eventsOf(many + end);
  expect(brokenRules(events)).toEqual([]);
  expect(storyOf(events).at(-1)).toBe(tooMuch);
});

it('gives up a call that is longer than any', () => {
  const long = callPiece(0, null, null, 'x'.repeat(1024 * 1024));
  const events = eventsOf([callPiece(0, 'a', 'exec_command', '{"cmd":"'), ...Array.from({ length: 17 }, () => long)]);
  expect(brokenRules(events)).toEqual([]);
  expect(storyOf(events).at(-1)).toBe(tooMuch);
});
