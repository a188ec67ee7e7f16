import type { EndCause } from '../stream/conclusion.ts';
import { callPiece, done, finish, piece } from '../stream/sample-answers.ts';
import type { GoldenAnswer } from './golden-answer.ts';

const hi = piece({ content: 'Hi' });
const thought = piece({ reasoning_content: 'hm' });
const call = callPiece(0, 'a', 'exec_command', '{"cmd":"ls"}');
const said = 'call a exec_command: {"cmd":"ls"}';
const failed = (words: string) => `failed, server_error: The provider ${words}.`;

const rows: readonly (readonly [string, string, EndCause, readonly string[]])[] = [
  ['a finish and [DONE]', hi + finish(), 'closed', ['text: Hi', 'completed']],
  ['a finish and no [DONE]', hi + piece({}, 'stop'), 'closed', ['text: Hi', 'completed']],
  ['a finish and then silence', hi + piece({}, 'stop'), 'silent', ['text: Hi', 'completed']],
  ['a finish and then a broken connection', hi + piece({}, 'stop'), 'broken', ['text: Hi', 'completed']],
  ['[DONE] and no finish', hi + done, 'closed', ['text: Hi', 'completed']],
  ['stop after calls', call + finish('stop'), 'closed', [said, 'completed']],
  ['tool_calls after a text', hi + finish('tool_calls'), 'closed', ['text: Hi', 'completed']],
  ['function_call', call + finish('function_call'), 'closed', [said, 'completed']],
  ['end', hi + finish('end'), 'closed', ['text: Hi', 'completed']],
  ['eos', hi + finish('eos'), 'closed', ['text: Hi', 'completed']],
  ['null', call + finish(null), 'closed', [said, 'completed']],
  ['network_error after whole calls', call + finish('network_error'), 'closed', [said, 'completed']],
  [
    'network_error in a text',
    hi + finish('network_error'),
    'closed',
    ['cut text: Hi', 'incomplete, provider_ended_early'],
  ],
  ['network_error and nothing else', finish('network_error'), 'closed', [failed('broke its answer off')]],
  [
    'insufficient_system_resource',
    hi + finish('insufficient_system_resource'),
    'closed',
    ['cut text: Hi', 'incomplete, provider_ended_early'],
  ],
  ['length', hi + finish('length'), 'closed', ['cut text: Hi', 'incomplete, max_output_tokens']],
  [
    'length after thoughts alone',
    thought + finish('length'),
    'closed',
    ['cut thought: hm', 'incomplete, max_output_tokens'],
  ],
  ['content_filter', hi + finish('content_filter'), 'closed', ['cut text: Hi', 'incomplete, content_filter']],
  ['sensitive', finish('sensitive'), 'closed', ['incomplete, content_filter']],
  ['no end, in a text', hi, 'closed', ['cut text: Hi', 'incomplete, provider_ended_early']],
  ['no end, in a text, connection broken', hi, 'broken', ['cut text: Hi', 'incomplete, provider_ended_early']],
  ['no end, after a call', call, 'closed', [`cut ${said}`, 'incomplete, provider_ended_early']],
  ['no end, in thoughts', thought, 'closed', ['cut thought: hm', failed('closed the connection before it answered')]],
  ['no end, nothing at all', '', 'closed', [failed('closed the connection before it answered')]],
  [
    'no end, connection broken',
    '',
    'broken',
    ['failed, server_error: The connection to the provider broke before it answered.'],
  ],
  ['no end, silence', ': waiting\n\n', 'silent', [failed('stopped sending before it answered')]],
  ['nothing but a finish', finish(), 'closed', [failed('ended its answer without saying anything')]],
  [
    'nothing but space',
    piece({ content: ' \n' }) + finish(),
    'closed',
    [failed('ended its answer without saying anything')],
  ],
  [
    'nothing but thoughts',
    thought + finish(),
    'closed',
    ['cut thought: hm', failed('ended its answer after its thoughts, without saying anything')],
  ],
  ['nothing but [DONE]', done, 'closed', [failed('ended its answer without saying anything')]],
];

export const ends: readonly GoldenAnswer[] = rows.map(([situation, stream, cause, story]) => ({
  situation: `ends with ${situation}`,
  stream,
  story,
  cause,
}));
