import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventsOf, finish, piece, sampleAsked, storyOf } from './sample-answers.ts';
import { brokenRules } from './stream-rules.ts';

const asked = sampleAsked({ thinkTags: ['think'], textCalls: 'tool-call-tags' });

const said = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '<think>',
    '</think>',
    '\n',
    '<tool_call>',
    '</tool_call>',
    '{"name":"exec_command","arguments":{}}',
    ' ',
  ),
);
const spoken = fc.oneof(
  said.map((content) => ({ content })),
  said.map((reasoning_content) => ({ reasoning_content })),
);

it('gives the same events for a stream, whatever the pieces in which its bytes come', () => {
  fc.assert(
    fc.property(fc.array(spoken), fc.array(fc.nat(400)), (deltas, cuts) => {
      const bytes = new TextEncoder().encode(deltas.map((delta) => piece(delta)).join('') + finish());
      const places = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length];
      const pieces = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
      const events = eventsOf(pieces, asked);
      expect(brokenRules(events)).toEqual([]);
      expect(events).toEqual(eventsOf(bytes, asked));
    }),
    { numRuns: 300 },
  );
});

it('says the same text, whatever the pieces in which a model says it', () => {
  fc.assert(
    fc.property(fc.array(said, { minLength: 1 }), fc.array(fc.nat(200)), (parts, cuts) => {
      const text = parts.join('');
      const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
      const pieces = places.slice(1).map((end, at) => piece({ content: text.slice(places[at], end) }));
      const events = eventsOf(pieces.join('') + finish(), asked);
      expect(brokenRules(events)).toEqual([]);
      expect(withoutIds(storyOf(events))).toEqual(
        withoutIds(storyOf(eventsOf(piece({ content: text }) + finish(), asked))),
      );
    }),
    { numRuns: 500 },
  );
});

/** Calls as text have ids of ours, which count what came before. */
function withoutIds(story: readonly string[]): readonly string[] {
  return story.map((line) => line.replace(/^call call_\d+ /, 'call '));
}

type Drawn = { readonly name: string; readonly text: string; readonly cuts: readonly number[] };

const drawnCall: fc.Arbitrary<Drawn> = fc.record({
  name: fc.constantFrom(
    'exec_command',
    'apply_patch',
    'multi_agent_v1__spawn_agent',
    'notes__write',
    'tool_search',
    'nope',
  ),
  text: fc.oneof(
    fc.record({ cmd: fc.string({ unit: 'grapheme' }), n: fc.integer() }).map((value) => JSON.stringify(value)),
    fc.string({ unit: 'grapheme' }).map((input) => JSON.stringify({ input: `*** Begin Patch\n${input}` })),
  ),
  cuts: fc.array(fc.nat(100), { maxLength: 6 }),
});

/** The fragments of one call, in order: index, id and name come with the first, or by themselves. */
function fragmentsOf({ name, text, cuts }: Drawn, index: number, isSplit: boolean): readonly object[] {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const parts = places.slice(1).map((end, at) => ({ index, function: { arguments: text.slice(places[at], end) } }));
  const heads = isSplit
    ? [
        { index, id: `id${index}` },
        { index, function: { name } },
      ]
    : [{ index, id: `id${index}`, function: { name } }];
  return [...heads, ...parts];
}

it('makes the same calls, whatever the order in which their fragments come', () => {
  fc.assert(
    fc.property(
      fc.array(drawnCall, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      fc.infiniteStream(fc.nat(4)),
      fc.boolean(),
      (calls, isSplit, turns, isJoined) => {
        const queues = calls.map((call, index) => [...fragmentsOf(call, index, isSplit)]);
        const inOrder = queues.flat();
        const mixed: object[] = [];
        while (queues.some((queue) => queue.length > 0)) {
          const open = queues.filter((queue) => queue.length > 0);
          const next = open[turns.next().value % open.length]?.shift();
          if (next) mixed.push(next);
        }
        const stream = isJoined
          ? piece({ tool_calls: mixed })
          : mixed.map((call) => piece({ tool_calls: [call] })).join('');
        const events = eventsOf(stream + finish('tool_calls'));
        expect(brokenRules(events)).toEqual([]);
        const sorted = (all: readonly string[]) => [...all].sort();
        expect(sorted(storyOf(events))).toEqual(
          sorted(
            storyOf(eventsOf(inOrder.map((call) => piece({ tool_calls: [call] })).join('') + finish('tool_calls'))),
          ),
        );
      },
    ),
    { numRuns: 500 },
  );
});
