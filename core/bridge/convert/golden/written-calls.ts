import { finish, piece } from '../stream/sample-answers.ts';
import { type GoldenRow, goldenRows, inPieces } from './golden-answer.ts';

const end = finish();
const text = (content: string) => piece({ content });

const bar = '\uff5c';
const dsml = (tag: string) => `${bar}DSML${bar}${tag}`;
const dsmlCall = `<${dsml('function_calls')}>\n<${dsml('invoke')} name="exec_command">\n<${dsml('parameter')} name="cmd" string="true">ls</${dsml('parameter')}>\n<${dsml('parameter')} name="n" string="false">5</${dsml('parameter')}>\n</${dsml('invoke')}>\n</${dsml('function_calls')}>`;
const healed = 'call call_2 exec_command: {"cmd":"ls","n":5}';

const dsmlRows: readonly GoldenRow[] = [
  ['DSML', dsmlCall, [healed, 'completed']],
  ['DSML of V4', dsmlCall.replaceAll('function_calls', 'tool_calls'), [healed, 'completed']],
  ['DSML with two bars', dsmlCall.replaceAll(bar, '||'), [healed, 'completed']],
  ['DSML with double bars', dsmlCall.replaceAll(bar, '\u2016'), [healed, 'completed']],
  ['DSML after a text', `Hi${dsmlCall}`, ['text: Hi', healed.replace('call_2', 'call_3'), 'completed']],
  ['DSML before a text', `${dsmlCall}<b>Hi`, [healed, 'text: <b>Hi', 'completed']],
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
];

/** Each in pieces of one letter, of three, and at once. */
function cut(rows: readonly GoldenRow[]): readonly GoldenRow[] {
  return rows.flatMap(([situation, content, story]) =>
    inPieces(content, [1, 3, content.length], text).map(
      (stream, place) =>
        [`${situation}, ${['by letters', 'in pieces', 'at once'][place]}`, stream + end, story] as const,
    ),
  );
}

export const dsmlCalls = goldenRows('heals calls that were written as text', cut(dsmlRows), { textCalls: 'dsml' });

const tagged = 'call call_2 exec_command: {"cmd":"ls","n":5}';

const taggedRows: readonly GoldenRow[] = [
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
];

export const taggedCalls = goldenRows('heals calls between tags', cut(taggedRows), { textCalls: 'tool-call-tags' });

export const leftAlone = goldenRows('leaves calls in a text alone where the vendor is not known for them', [
  ['DSML', text(dsmlCall) + end, [`text: ${dsmlCall}`, 'completed']],
]);
