import { dialectOf } from '../core/bridge/convert/dialects/dialect-of.ts';
import { toChat } from '../core/bridge/convert/request/to-chat.ts';
import { cpuOf } from './cpu-time.ts';
import { median, type Ratio } from './statistics.ts';

const items = 400;
const bytes = 2_000_000;
const calls = 8;

/** A long session as Codex sends it: rounds of thoughts, words, two calls and their outputs, and the tools of a few servers. */
function longSession(): string {
  const rounds = items / 8;
  const filling = 'const answer = await ask("why?");\n'.repeat(bytes / items / 34);
  const input = Array.from({ length: rounds }, (_, round) => {
    const call = (n: number) => ({
      type: 'function_call',
      id: `fc_${round}`,
      call_id: `call_${round}_${n}`,
      name: 'exec_command',
    });
    const output = (n: number) => ({ type: 'function_call_output', call_id: `call_${round}_${n}`, output: filling });
    return [
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: filling }] },
      {
        type: 'reasoning',
        id: `rs_${round}`,
        summary: [],
        content: [{ type: 'reasoning_text', text: filling }],
        encrypted_content: null,
      },
      { ...call(1), arguments: JSON.stringify({ cmd: filling }) },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: filling }], phase: null },
      { ...call(2), arguments: JSON.stringify({ cmd: filling }), namespace: null },
      output(1),
      output(2),
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: filling }], phase: null },
    ];
  });
  const parameters = {
    type: 'object',
    properties: { cmd: { type: 'string', description: 'What to run.' } },
    required: ['cmd'],
  };
  const tools = Array.from({ length: 40 }, (_, n) => ({
    type: 'function',
    name: `tool_${n}`,
    description: 'Runs it.',
    strict: false,
    parameters,
  }));
  return JSON.stringify({ model: 'm1', input: input.flat(), tools, tool_choice: 'auto', stream: true, store: false });
}

/** A request of 2 MB with 400 items, from parsed value to parsed value, against reading and writing it. */
export function measureConvertRequest(): readonly Ratio[] {
  const text = longSession();
  const request: unknown = JSON.parse(text);
  const conversion = {
    dialect: dialectOf('https://api.deepseek.com', 'deepseek-v4-pro'),
    kept: { signatures: new Map() },
  };
  const plain: number[] = [];
  const converted: number[] = [];
  for (let round = -2; round < 12; round += 1) {
    const a = cpuOf(() => JSON.stringify(JSON.parse(text)), calls);
    const b = cpuOf(() => toChat(request, conversion), calls);
    if (round < 0) continue;
    plain.push(a);
    converted.push(b);
  }
  return [
    {
      name: `request of ${(text.length / 1e6).toFixed(1)} MB with ${items} items, converted, against its parse and stringify`,
      ratio: median(converted.map((time, round) => time / (plain[round] ?? Number.NaN))),
      limit: 2,
      detail: `CPU median ${median(converted).toFixed(1)} ms against ${median(plain).toFixed(1)} ms`,
    },
  ];
}
