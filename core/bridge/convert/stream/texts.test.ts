import { expect, it } from 'vitest';
import { callPiece, done, eventsOf, finish, frameOf, piece, sampleAsked, storyOf } from './sample-answers.ts';
import { brokenRules } from './stream-rules.ts';

const end = finish();
const text = (content: unknown) => piece({ content });
const thought = (content: string) => piece({ reasoning_content: content });
const hi = ['text: Hi', 'completed'];
const both = ['thought: hm', 'text: Hi', 'completed'];
const ls = '{"cmd":"ls"}';

it.each<readonly [string, string, readonly string[]]>([
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
])('says: %s', (_, stream, story) => {
  const events = eventsOf(stream);
  expect(brokenRules(events)).toEqual([]);
  expect(storyOf(events)).toEqual(story);
});

it.each<readonly [string, readonly string[], readonly string[]]>([
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
])('takes thoughts out of the content: %s', (_, pieces, story) => {
  const events = eventsOf(pieces.map(text).join('') + end, sampleAsked({ thinkTags: ['think', 'mm:think'] }));
  expect(brokenRules(events)).toEqual([]);
  expect(storyOf(events)).toEqual(story);
});

const bar = '\uff5c';
const dsml = (tag: string) => `${bar}DSML${bar}${tag}`;
const dsmlCall = `<${dsml('function_calls')}>\n<${dsml('invoke')} name="exec_command">\n<${dsml('parameter')} name="cmd" string="true">ls</${dsml('parameter')}>\n<${dsml('parameter')} name="n" string="false">5</${dsml('parameter')}>\n</${dsml('invoke')}>\n</${dsml('function_calls')}>`;
const healed = 'call call_2 exec_command: {"cmd":"ls","n":5}';

it.each<readonly [string, string, readonly string[]]>([
  ['DSML', dsmlCall, [healed, 'completed']],
  ['DSML of V4', dsmlCall.replaceAll('function_calls', 'tool_calls'), [healed, 'completed']],
  ['DSML with two bars', dsmlCall.replaceAll(bar, '||'), [healed, 'completed']],
  ['DSML with double bars', dsmlCall.replaceAll(bar, '\u2016'), [healed, 'completed']],
  ['DSML after a text', `Hi${dsmlCall}`, ['text: Hi', healed.replace('call_2', 'call_3'), 'completed']],
  ['DSML without its last tag', dsmlCall.slice(0, -20), [healed, 'completed']],
  [
    'DSML of a tool that nobody declared',
    dsmlCall.replace('exec_command', 'rm_rf'),
    [`text: ${dsmlCall.replace('exec_command', 'rm_rf')}`, 'completed'],
  ],
  [
    'a text that speaks of DSML',
    `The <${bar}DSML${bar} marker, and <b>`,
    [`text: The <${bar}DSML${bar} marker, and <b>`, 'completed'],
  ],
])('heals calls that were written as text: %s', (_, content, story) => {
  for (const size of [1, 3, content.length]) {
    const pieces = content.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    const events = eventsOf(pieces.map(text).join('') + end, sampleAsked({ textCalls: 'dsml' }));
    expect(brokenRules(events)).toEqual([]);
    expect(storyOf(events)).toEqual(story);
  }
});

const tagged = 'call call_2 exec_command: {"cmd":"ls","n":5}';

it.each<readonly [string, string, readonly string[]]>([
  [
    'of Hermes',
    '<tool_call>\n{"name": "exec_command", "arguments": {"cmd":"ls","n":5}}\n</tool_call>',
    [tagged, 'completed'],
  ],
  [
    'of Qwen Coder',
    '<tool_call>\n<function=exec_command>\n<parameter=cmd>\nls\n</parameter>\n<parameter=n>\n5\n</parameter>\n</function>\n</tool_call>',
    [tagged, 'completed'],
  ],
  [
    'of GLM',
    '<tool_call>exec_command\n<arg_key>cmd</arg_key>\n<arg_value>ls</arg_value>\n<arg_key>n</arg_key>\n<arg_value>5</arg_value>\n</tool_call>',
    [tagged, 'completed'],
  ],
  [
    'two of them',
    '<tool_call>{"name":"exec_command","arguments":{"cmd":"ls"}}</tool_call>\n<tool_call>{"name":"exec_command","arguments":{"cmd":"pwd"}}</tool_call>',
    ['call call_2 exec_command: {"cmd":"ls"}', 'call call_4 exec_command: {"cmd":"pwd"}', 'completed'],
  ],
  ['of nobody', '<tool_call>hello</tool_call>', ['text: <tool_call>hello</tool_call>', 'completed']],
])('heals calls between tags: %s', (_, content, story) => {
  for (const size of [1, 4, content.length]) {
    const pieces = content.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    const events = eventsOf(pieces.map(text).join('') + end, sampleAsked({ textCalls: 'tool-call-tags' }));
    expect(brokenRules(events)).toEqual([]);
    expect(storyOf(events)).toEqual(story);
  }
});

it('leaves calls in a text alone where the vendor is not known for them', () => {
  expect(storyOf(eventsOf(text(dsmlCall) + end))).toEqual([`text: ${dsmlCall}`, 'completed']);
});
