import { type Draw, pick } from '../../core/documents/random-draw.ts';

/** What an upstream answer may look like when it is drawn: bytes, cut in pieces, and how they end. */
export type DrawnAnswer = {
  readonly pieces: readonly Uint8Array[];
  readonly cause: 'closed' | 'broken' | 'silent';
  readonly textCalls: 'none' | 'dsml' | 'tool-call-tags';
  readonly thinkTags: readonly string[];
};

const names = [
  'exec_command',
  'apply_patch',
  'tool_search',
  'multi_agent_v1__spawn_agent',
  'exec_',
  'command',
  '',
  null,
  5,
  'nope',
  '__proto__',
];
const ids = ['a', 'b', 'call_1', '', null, 7, 'x'.repeat(80), 'constructor'];
const indexes = [0, 0, 0, 1, 2, 300, -1, 1.5, null, '0'];
const fragments = [
  '{"cmd":"ls"}',
  '{"cmd"',
  ':"ls"}',
  '',
  '{}',
  '{"input":"*** Begin Patch\\n',
  '+a\\u00',
  'e9\\n*** End Patch"}',
  '}',
  null,
  { cmd: 'ls' },
  '1.0',
  '"',
  '\\',
  '*** Begin Patch\n',
  '[[[[',
];
const texts = [
  'Hi',
  ' ',
  '\n',
  '',
  '😀',
  '\ud83d',
  '\ude00',
  '<think>',
  '</think>',
  '<thi',
  '<tool_call>',
  '</tool_call>',
  '{"name":"exec_command","arguments":{}}',
  '<｜DSML｜function_calls>',
  '<｜DSML｜invoke name="exec_command">',
  '</｜DSML｜invoke>',
  '</｜DSML｜function_calls>',
  '\u0000',
  '\u2028',
  null,
  5,
  [{ type: 'text', text: 'part' }, { type: 'thinking', thinking: [{ text: 'hm' }] }, null],
];
const finishes = [
  null,
  null,
  null,
  'stop',
  'length',
  'tool_calls',
  'content_filter',
  'network_error',
  'error',
  'end',
  '',
  5,
  'constructor',
];
const usages = [
  null,
  { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 },
  { prompt_tokens: 5 },
  { prompt_tokens: 'x' },
  'none',
  { prompt_tokens: 1e300, completion_tokens: 2 },
];
const errors = [
  { error: { message: 'boom', code: 429 } },
  { error: 'text' },
  { base_resp: { status_code: 1002, status_msg: 'slow' } },
  { detail: [] },
  [{ error: {} }],
  { error: null },
  { error: { message: { deep: [[]] } } },
  { message: '' },
];
const strays = [
  'data: null\n\n',
  'data:\n\n',
  ': waiting\n\n',
  'event: error\n',
  'data: [DONE]\n\n',
  'data: {broken\n\n',
  '<html><title>502</title></html>',
  'oops\n',
  '\r',
  '\n\n',
  '\ufeff',
  'data',
  'retry: 1\n',
  '{"error":{"message":"raw"}}\n',
];

function call(draw: Draw): unknown {
  const named =
    draw(8) === 0
      ? pick<unknown>(draw, [null, 'x', []])
      : { name: pick<unknown>(draw, names), arguments: pick<unknown>(draw, fragments) };
  return draw(20) === 0
    ? null
    : {
        ...(draw(4) > 0 && { index: pick<unknown>(draw, indexes) }),
        id: pick<unknown>(draw, ids),
        type: 'function',
        function: named,
      };
}

function delta(draw: Draw): unknown {
  const kinds = [
    () => ({ content: pick<unknown>(draw, texts) }),
    () => ({ reasoning_content: pick<unknown>(draw, texts), content: pick<unknown>(draw, ['', null, 'Hi']) }),
    () => ({ reasoning: pick<unknown>(draw, texts), reasoning_details: [{ text: pick<unknown>(draw, texts) }] }),
    () => ({ refusal: pick<unknown>(draw, texts) }),
    () => ({ tool_calls: Array.from({ length: 1 + draw(3) }, () => call(draw)) }),
    () => ({ tool_calls: [call(draw)] }),
    () => ({
      tool_calls: pick<unknown>(draw, [null, 'x', call(draw)]),
      function_call: { name: 'exec_command', arguments: '{}' },
    }),
    () => pick<unknown>(draw, [null, [], 'x', {}]),
  ];
  return pick(draw, kinds)();
}

function frame(draw: Draw): string {
  const what = draw(30);
  if (what === 0) return `data: ${JSON.stringify(pick<unknown>(draw, errors))}\n\n`;
  if (what < 3) return pick(draw, strays);
  const choice = {
    index: pick<unknown>(draw, [0, 0, 0, 1, null]),
    delta: delta(draw),
    finish_reason: pick<unknown>(draw, finishes),
  };
  const value = {
    id: 'c',
    choices: draw(25) === 0 ? pick<unknown>(draw, [[], null, 'x', [null]]) : [choice],
    usage: pick<unknown>(draw, usages),
  };
  return `data:${pick(draw, ['', ' '])}${JSON.stringify(value)}${pick(draw, ['\n\n', '\n', '\r\n\r\n'])}`;
}

/** Bytes changed, taken out, doubled or put in, as a broken line or a hostile hand would. */
function mutated(draw: Draw, bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return bytes;
  const at = draw(bytes.length);
  const end = Math.min(bytes.length, at + draw(60));
  const parts = [
    [bytes.subarray(0, at), Uint8Array.of(draw(256)), bytes.subarray(at + 1)],
    [bytes.subarray(0, at), bytes.subarray(end)],
    [bytes.subarray(0, end), bytes.subarray(at)],
    [bytes.subarray(0, at)],
    [bytes.subarray(0, at), Uint8Array.from({ length: draw(20) }, () => draw(256)), bytes.subarray(at)],
  ];
  return Buffer.concat(pick(draw, parts));
}

function cut(draw: Draw, bytes: Uint8Array): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const most = pick(draw, [1, 7, 100, 100_000]);
  for (let at = 0; at < bytes.length; ) {
    const next = at + 1 + draw(most);
    pieces.push(bytes.subarray(at, next));
    at = next;
  }
  return pieces;
}

/** The same answer for the same draws. */
export function drawAnswer(draw: Draw): DrawnAnswer {
  const frames = Array.from({ length: draw(25) }, () => frame(draw)).join('');
  const text =
    frames +
    pick(draw, [
      '',
      'data: [DONE]\n\n',
      `data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }] })}\n\n`,
    ]);
  let bytes: Uint8Array = new TextEncoder().encode(draw(12) === 0 ? text.replace(/^data: ?/, '') : text);
  for (let count = draw(2) * draw(4); count > 0; count -= 1) bytes = mutated(draw, bytes);
  return {
    pieces: cut(draw, bytes),
    cause: pick(draw, ['closed', 'broken', 'silent']),
    textCalls: pick(draw, ['none', 'dsml', 'tool-call-tags']),
    thinkTags: pick(draw, [[], ['think', 'mm:think']]),
  };
}
