import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectOf } from '../dialects/dialect-of.ts';
import { chatFaults } from '../support/chat-rules.ts';
import { hosts } from '../support/golden.ts';
import { anyHistory, wholeTurns } from '../support/random-history.ts';
import { toChat } from './to-chat.ts';

const tools = [
  { type: 'function', name: 'exec', parameters: null },
  { type: 'custom', name: 'apply_patch', format: { type: 'grammar', syntax: 'lark', definition: 'start: "x"' } },
  { type: 'namespace', name: 'mcp__x', description: null, tools: [{ type: 'function', name: 'read.it' }] },
  { type: 'tool_search', execution: 'client', parameters: { type: 'object' } },
];
const dialects = Object.values(hosts).map((host) => dialectOf(host, 'm1'));
const anyDialect = fc.constantFrom(...dialects);
const kept = { signatures: new Map<string, unknown>([['call_a', 's']]) };
// Any number finds the same faults sooner or later; one number finds the same ones each time.
const runs = { seed: 20_261_127, numRuns: 60 };

const convert = (input: unknown, dialect: (typeof dialects)[number]) =>
  toChat({ model: 'm1', input, tools, tool_choice: 'auto', stream: true }, { dialect, kept });

describe('any history that Codex can send', () => {
  it('is a legal one of Chat, and nothing of it is lost', () => {
    fc.assert(
      fc.property(anyHistory, anyDialect, ({ items, words, images }, dialect) => {
        const result = convert([...items, { role: 'user', content: 'go on' }], dialect);
        if (result.kind === 'refused') throw new Error(result.message);
        expect(chatFaults(result.body)).toEqual([]);
        const sent = JSON.stringify(result.body);
        expect([...words, ...(dialect.hasImages ? images : [])].filter((token) => !sent.includes(token))).toEqual([]);
      }),
      runs,
    );
  });

  it('calls no tool that the side of the answer would not know, where it was declared', () => {
    fc.assert(
      fc.property(anyHistory, anyDialect, ({ items }, dialect) => {
        const result = convert(items, dialect);
        if (result.kind === 'refused') return;
        const called = result.body.messages.flatMap((message) =>
          message.role === 'assistant' ? (message.tool_calls ?? []).map((call) => call.function.name) : [],
        );
        expect(called.filter((name) => name !== 'local_shell' && !result.asked.tools.has(name))).toEqual([]);
      }),
      runs,
    );
  });

  it('begins with the same bytes as the turn before, so that the vendor’s cache of it is good', () => {
    fc.assert(
      fc.property(wholeTurns, anyDialect, (turns, dialect) => {
        const texts = turns.map((_, index) => {
          const result = convert([...turns.slice(0, index).flat(), turns[index]?.[0]], dialect);
          return result.kind === 'converted' ? JSON.stringify(result.body.messages).slice(0, -1) : result.code;
        });
        for (const [index, text] of texts.slice(1).entries()) expect(text.startsWith(texts[index] ?? '?')).toBe(true);
      }),
      runs,
    );
  });
});

/** The request with one place of it, anywhere, replaced. */
function spoilt(value: unknown, at: number, by: unknown): { readonly value: unknown; readonly left: number } {
  if (at === 0) return { value: by, left: -1 };
  let left = at - 1;
  if (typeof value !== 'object' || value === null) return { value, left };
  const entries = Object.entries(value).map(([name, inner]) => {
    if (left < 0) return [name, inner];
    const result = spoilt(inner, left, by);
    left = result.left;
    return [name, result.value];
  });
  return { value: Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries), left };
}

describe('a request that is not what Codex sends', () => {
  const legalOrRefused = (request: unknown, dialect: (typeof dialects)[number]) => {
    const result = toChat(request, { dialect, kept });
    if (result.kind === 'converted') expect(chatFaults(result.body)).toEqual([]);
    else expect(result.message).toMatch(/^[A-Z“i].{10,200}\.$/);
  };

  it('is carried or refused with one sentence, and never thrown at anybody, whatever stands at one of its places', () => {
    const bad = fc.oneof(
      fc.anything({ maxDepth: 3 }),
      fc.constantFrom(null, '', 0, [], {}, '__proto__', [null], '\ud800'),
    );
    fc.assert(
      fc.property(anyHistory, fc.nat({ max: 200 }), bad, anyDialect, ({ items }, at, by, dialect) => {
        legalOrRefused(spoilt({ model: 'm1', input: items, tools, tool_choice: 'auto' }, at, by).value, dialect);
      }),
      { ...runs, numRuns: 150 },
    );
  });

  it('is carried or refused where it is anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), anyDialect, (request, dialect) => {
        legalOrRefused(request, dialect);
        legalOrRefused({ model: 'm1', input: [request], tools: [request] }, dialect);
      }),
      runs,
    );
  });

  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const ask = (others: object) => toChat({ model: 'm1', input: 'hi', ...others }, { dialect: dialectOf('', ''), kept });

  it.each([120, 100_000])('is refused once where it is nested %i deep', (depth) => {
    expect(ask({ tools: nested(depth) })).toMatchObject({ kind: 'refused', code: 'request_too_deep' });
  });

  it('is carried where it is nested as deep as schemas of tools are', () => {
    expect(ask({ tools: [{ type: 'function', name: 'a', parameters: { type: 'object', x: nested(60) } }] }).kind).toBe(
      'converted',
    );
  });

  it('is refused where it is larger than 32 MB, in one text or in many', () => {
    const tooLarge = { kind: 'refused', code: 'request_too_large' };
    expect(ask({ instructions: 'x'.repeat(33 * 1024 * 1024) })).toMatchObject(tooLarge);
    expect(ask({ metadata: Array.from({ length: 33 }, () => 'x'.repeat(1024 * 1024)) })).toMatchObject(tooLarge);
    expect(ask({ input: [{ role: 'user', content: 'x'.repeat(31 * 1024 * 1024) }] }).kind).toBe('converted');
  });

  it('fills no log, whatever it holds that is left out', () => {
    const items = Array.from({ length: 500 }, (_, index) => ({ type: `odd-${index}\n${'x'.repeat(500)}` }));
    const result = ask({ input: [{ role: 'user', content: 'hi' }, ...items] });
    const lines = result.kind === 'converted' ? result.dropped : [];
    expect(lines.length).toBe(50);
    for (const line of lines) expect(line).toMatch(/^item of the type odd-\d+\?x{1,60}$/);
  });
});
