import { callPiece, done, finish, frameOf, piece } from '../stream/sample-answers.ts';
import { goldenRows } from './golden-answer.ts';

const end = finish();
const text = (content: unknown) => piece({ content });
const thought = (content: string) => piece({ reasoning_content: content });
const hi = ['text: Hi', 'completed'];
const both = ['thought: hm', 'text: Hi', 'completed'];
const ls = '{"cmd":"ls"}';

export const texts = goldenRows('says', [
  ['a text in pieces', text('H') + text('i') + end, hi],
  ['a text after an empty beginning', piece({ role: 'assistant', content: '' }) + text('Hi') + end, hi],
  [
    'a text in parts',
    text([
      { type: 'text', text: 'H' },
      { type: 'text', text: 'i' },
    ]) + end,
    hi,
  ],
  ['a refusal', piece({ refusal: 'No' }) + piece({ refusal: '.' }) + end, ['refusal: No.', 'completed']],
  [
    'blank pieces and nothing else before a call',
    text('\n') + text('\n') + callPiece(0, 'a', 'exec_command', ls) + finish('tool_calls'),
    [`call a exec_command: ${ls}`, 'completed'],
  ],
  [
    'space before and inside a text',
    text(' ') + text('Hi') + text(' ') + text('you') + end,
    ['text:  Hi you', 'completed'],
  ],
  ['thoughts and a text', thought('h') + thought('m') + text('Hi') + end, both],
  [
    'empty content beside thoughts',
    piece({ reasoning_content: 'h', content: '' }) + piece({ reasoning_content: 'm', content: '' }) + text('Hi') + end,
    both,
  ],
  [
    'null content beside thoughts',
    piece({ reasoning_content: 'hm', content: null, tool_calls: null }) + text('Hi') + end,
    both,
  ],
  ['thoughts as reasoning', piece({ reasoning: 'hm' }) + text('Hi') + end, both],
  ['thoughts as reasoning_text', piece({ reasoning_text: 'hm' }) + text('Hi') + end, both],
  [
    'thoughts as details',
    piece({ reasoning_details: [{ type: 'reasoning.text', text: 'hm' }] }) + text('Hi') + end,
    both,
  ],
  [
    'thoughts as a summary in details',
    piece({
      reasoning_details: [
        { type: 'reasoning.summary', summary: 'hm' },
        { type: 'reasoning.encrypted', data: 'x' },
      ],
    }) +
      text('Hi') +
      end,
    both,
  ],
  [
    'details that repeat what came before',
    ['The', 'The user', 'The user asks'].map((so) => piece({ reasoning_details: [{ text: so }] })).join('') +
      text('Hi') +
      end,
    ['thought: The user asks', 'text: Hi', 'completed'],
  ],
  ['thoughts in two fields at once', piece({ reasoning_content: 'hm', reasoning: 'hm' }) + text('Hi') + end, both],
  [
    'thoughts as reasoning and in details',
    piece({ reasoning: 'hm', reasoning_details: [{ text: 'hm' }] }) + text('Hi') + end,
    both,
  ],
  [
    'thoughts as parts of the content',
    text([{ type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] }]) + text([{ type: 'text', text: 'Hi' }]) + end,
    both,
  ],
  [
    'thoughts again after a text',
    thought('hm') + text('Hi') + thought('so') + text('you') + end,
    ['thought: hm', 'text: Hi', 'thought: so', 'text: you', 'completed'],
  ],
  [
    'thoughts before a call',
    thought('hm') + callPiece(0, 'a', 'exec_command', ls) + finish('tool_calls'),
    ['thought: hm', `call a exec_command: ${ls}`, 'completed'],
  ],
  [
    'a text, half of a character in each piece',
    text('😀'.slice(0, 1)) + text('😀'.slice(1)) + end,
    ['text: 😀', 'completed'],
  ],
  ['half of a character that stays alone', text('a\ud83d') + text('b') + end, ['text: a\ufffdb', 'completed']],
  [
    'the whole answer in place of a delta',
    frameOf({ choices: [{ message: { content: 'Hi', reasoning_content: 'hm' }, finish_reason: 'stop' }] }) + done,
    both,
  ],
  [
    'an answer beside another one',
    frameOf({
      choices: [
        { index: 1, delta: { content: 'No' } },
        { index: 0, delta: { content: 'Hi' } },
      ],
    }) + end,
    hi,
  ],
]);

const thoughts: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['between tags', ['<think>hm</think>Hi'], both],
  ['between tags, then empty lines', ['<think>\nhm</think>\n\nHi'], both],
  ['between tags that are cut', ['<th', 'ink', '>h', 'm</', 'thi', 'nk', '>', 'H', 'i'], both],
  ['between tags of MiniMax', ['<mm:think>hm</mm:think>Hi'], both],
  ['after a text, in a line of their own', ['Hi\n', '<think>hm</think>'], ['text: Hi\n', 'thought: hm', 'completed']],
  ['before a closing tag that nobody opened', ['Hi\n</think>\n\nyou'], ['text: Hi\nyou', 'completed']],
  ['with an opening tag in them', ['<think>h<think>m</think>Hi'], ['thought: h<think>m', 'text: Hi', 'completed']],
  [
    'in a sentence that speaks of tags',
    ['Use <think> or `</think>`.'],
    ['text: Use <think> or `</think>`.', 'completed'],
  ],
  ['in a text that looks like the beginning of a tag', ['a\n<thi'], ['text: a\n<thi', 'completed']],
  [
    'without an end',
    ['<think>hm'],
    [
      'cut thought: hm',
      'failed, server_error: The provider ended its answer after its thoughts, without saying anything.',
    ],
  ],
];

export const taggedThoughts = goldenRows(
  'takes thoughts out of the content',
  thoughts.map(([situation, pieces, story]) => [situation, pieces.map(text).join('') + end, story]),
  { thinkTags: ['think', 'mm:think'] },
);

/** The beginning of a tag is held back until it is known to be none. */
export const beforeCalls = goldenRows(
  'says what looked like a tag before the call that follows it',
  [
    [
      'a sign alone',
      text('a\n<') + callPiece(0, 'a', 'exec_command', ls) + finish('tool_calls'),
      ['text: a\n<', `call a exec_command: ${ls}`, 'completed'],
    ],
  ],
  { thinkTags: ['think'] },
);
