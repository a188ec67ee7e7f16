import { describe } from 'vitest';
import { itHolds, type Pair } from '../support/golden.ts';
import { call, chatCall, chatImage, chatOutput, developer, image, model, output, user } from '../support/said.ts';

const hi = { role: 'user', content: 'hi' };
const both = (...calls: readonly object[]) => ({ role: 'assistant', content: null, tool_calls: calls });
const long = `call_${'x'.repeat(90)}`;

const pairs: readonly Pair[] = [
  {
    it: 'keeps the calls of one answer in one assistant message',
    asked: { input: [user('hi'), call('a'), call('b'), output('a'), output('b', 'b.txt')] },
    sent: { messages: [hi, both(chatCall('a'), chatCall('b')), chatOutput('a'), chatOutput('b', 'b.txt')] },
  },
  {
    it: 'keeps words that the model said between two calls in the same message',
    asked: { input: [user('hi'), call('a'), model('And one more.'), call('b'), output('a'), output('b')] },
    sent: {
      messages: [
        hi,
        { role: 'assistant', content: 'And one more.', tool_calls: [chatCall('a'), chatCall('b')] },
        chatOutput('a'),
        chatOutput('b'),
      ],
    },
  },
  {
    it: 'puts a message of the person that came between a call and its output behind the output',
    asked: { input: [user('hi'), call('a'), user('faster'), output('a')] },
    sent: { messages: [hi, both(chatCall('a')), chatOutput('a'), { role: 'user', content: 'faster' }] },
  },
  {
    it: 'puts a developer message that came between a call and its output behind the output',
    host: 'openai',
    asked: { input: [user('hi'), call('a'), developer('No network.'), output('a')] },
    sent: { messages: [hi, both(chatCall('a')), chatOutput('a'), { role: 'system', content: 'No network.' }] },
  },
  {
    it: 'puts what the model said between a call and its output into the message of the call',
    asked: { input: [user('hi'), call('a'), model('Running.'), output('a'), model('Done.')] },
    sent: {
      messages: [
        hi,
        { role: 'assistant', content: 'Running.', tool_calls: [chatCall('a')] },
        chatOutput('a'),
        { role: 'assistant', content: 'Done.' },
      ],
    },
  },
  {
    it: 'puts the outputs in the order of their calls',
    asked: { input: [user('hi'), call('a'), call('b'), output('b', '2'), output('a', '1')] },
    sent: { messages: [hi, both(chatCall('a'), chatCall('b')), chatOutput('a', '1'), chatOutput('b', '2')] },
  },
  {
    it: 'keeps calls of two answers in two messages',
    asked: { input: [user('hi'), call('a'), output('a'), call('b'), output('b')] },
    sent: { messages: [hi, both(chatCall('a')), chatOutput('a'), both(chatCall('b')), chatOutput('b')] },
  },
  {
    it: 'answers a call of a turn that was broken off with the word that Codex uses for it',
    asked: { input: [user('hi'), call('a'), user('stop')] },
    sent: { messages: [hi, both(chatCall('a')), chatOutput('a', 'aborted'), { role: 'user', content: 'stop' }] },
  },
  {
    it: 'answers the one of two calls that has no output',
    asked: { input: [user('hi'), call('a'), call('b'), output('b')] },
    sent: { messages: [hi, both(chatCall('a'), chatCall('b')), chatOutput('a', 'aborted'), chatOutput('b')] },
  },
  {
    it: 'tells an output whose call is gone as the person’s words',
    asked: { input: [output('gone', 'found it'), user('hi')] },
    sent: { messages: [{ role: 'user', content: '[Output of a tool whose call is not known]\nfound it' }, hi] },
  },
  {
    it: 'tells an output before its call behind the call',
    asked: { input: [user('hi'), output('a'), call('a')] },
    sent: { messages: [hi, both(chatCall('a')), chatOutput('a')] },
  },
  {
    it: 'makes the ids of two calls that came with the same one different, each with its own output',
    asked: { input: [user('hi'), call('a'), call('a', 'view', '{}'), output('a', '1'), output('a', '2')] },
    sent: {
      messages: [hi, both(chatCall('a'), chatCall('a_2', 'view', '{}')), chatOutput('a', '1'), chatOutput('a_2', '2')],
    },
  },
  {
    it: 'makes an id different from one that is called like the second of two others',
    asked: {
      input: [user('hi'), call('a_2'), call('a'), call('a'), output('a_2'), output('a', '1'), output('a', '2')],
    },
    sent: {
      messages: [
        hi,
        both(chatCall('a_2'), chatCall('a'), chatCall('a_3')),
        chatOutput('a_2'),
        chatOutput('a', '1'),
        chatOutput('a_3', '2'),
      ],
    },
  },
  {
    it: 'tells a call that is in the history twice once',
    asked: { input: [user('hi'), call('a'), call('a'), output('a')] },
    sent: { messages: [hi, both(chatCall('a')), chatOutput('a')] },
  },
  {
    it: 'tells an output that is in the history twice once',
    asked: { input: [user('hi'), call('a'), output('a'), output('a')] },
    sent: { messages: [hi, both(chatCall('a')), chatOutput('a')] },
  },
  {
    it: 'keeps a second output that says something else',
    asked: { input: [user('hi'), call('a'), output('a'), output('a', 'b.txt')] },
    sent: {
      messages: [
        hi,
        both(chatCall('a')),
        chatOutput('a'),
        { role: 'user', content: '[Output of a tool whose call is not known]\nb.txt' },
      ],
    },
  },
  {
    it: 'gives calls without an id one',
    asked: { input: [user('hi'), call(''), call('', 'view', '{}'), output('', '1'), output('', '2')] },
    sent: {
      messages: [
        hi,
        both(chatCall('call'), chatCall('call_2', 'view', '{}')),
        chatOutput('call', '1'),
        chatOutput('call_2', '2'),
      ],
    },
  },
  {
    it: 'makes an id shorter that is longer than vendors take',
    asked: { input: [user('hi'), call(long), output(long)] },
    sent: {
      messages: [hi, both(chatCall('call_764635843821f9135916942c')), chatOutput('call_764635843821f9135916942c')],
    },
  },
  {
    it: 'makes ids of nine letters and digits for Mistral, and leaves those that are so',
    host: 'mistral',
    asked: { input: [user('hi'), call('call_1'), call('Ab3Ab3Ab3'), output('call_1'), output('Ab3Ab3Ab3')] },
    sent: {
      messages: [
        hi,
        both(chatCall('74196fe72'), chatCall('Ab3Ab3Ab3')),
        chatOutput('74196fe72'),
        chatOutput('Ab3Ab3Ab3'),
      ],
    },
  },
  {
    it: 'sends empty arguments as an empty object',
    asked: { input: [user('hi'), call('a', 'get_goal', ''), output('a')] },
    sent: { messages: [hi, both(chatCall('a', 'get_goal', '{}')), chatOutput('a')] },
  },
  {
    it: 'keeps arguments that were cut off inside of an object, since a history with half an object is refused',
    asked: { input: [user('hi'), call('a', 'exec_command', '{"cmd":"l'), output('a', 'failed to parse')] },
    sent: {
      messages: [
        hi,
        both(chatCall('a', 'exec_command', '{"invalid_arguments":"{\\"cmd\\":\\"l"}')),
        chatOutput('a', 'failed to parse'),
      ],
    },
  },
  {
    it: 'keeps arguments that are JSON and no object inside of one',
    asked: { input: [user('hi'), call('a', 'exec_command', '[1]'), output('a')] },
    sent: { messages: [hi, both(chatCall('a', 'exec_command', '{"invalid_arguments":"[1]"}')), chatOutput('a')] },
  },
  {
    it: 'keeps the arguments byte for byte otherwise, so that the vendor’s cache stays good',
    asked: { input: [user('hi'), call('a', 'exec_command', '{ "b": 1.0,\n "a": "\\u00e9" }'), output('a')] },
    sent: {
      messages: [hi, both(chatCall('a', 'exec_command', '{ "b": 1.0,\n "a": "\\u00e9" }')), chatOutput('a')],
    },
  },
  {
    it: 'puts the images of an output into a message after all outputs',
    asked: {
      input: [user('hi'), call('a', 'view_image', '{}'), call('b'), output('a', [image]), output('b')],
    },
    sent: {
      messages: [
        hi,
        both(chatCall('a', 'view_image', '{}'), chatCall('b')),
        chatOutput('a', '[images: in the message after the outputs]'),
        chatOutput('b'),
        { role: 'user', content: [{ type: 'text', text: '[Images from the output of view_image]' }, chatImage] },
      ],
    },
  },
  {
    it: 'keeps the text of an output beside its images',
    asked: { input: [user('hi'), call('a'), output('a', [{ type: 'input_text', text: '2 by 2' }, image])] },
    sent: {
      messages: [
        hi,
        both(chatCall('a')),
        chatOutput('a', '2 by 2\n[images: in the message after the outputs]'),
        { role: 'user', content: [{ type: 'text', text: '[Images from the output of exec_command]' }, chatImage] },
      ],
    },
  },
  {
    it: 'keeps the text of an output in parts as one text',
    asked: {
      input: [
        user('hi'),
        call('a'),
        output('a', [
          { type: 'input_text', text: 'one' },
          { type: 'input_text', text: 'two' },
        ]),
      ],
    },
    sent: { messages: [hi, both(chatCall('a')), chatOutput('a', 'one\ntwo')] },
  },
  {
    it: 'reads an output that older clients wrap in an object',
    asked: { input: [user('hi'), call('a'), output('a', { content: 'no such file', success: false })] },
    sent: { messages: [hi, both(chatCall('a')), chatOutput('a', 'no such file')] },
  },
  {
    it: 'sends an output of another form as its JSON',
    asked: { input: [user('hi'), call('a'), output('a', { exit: 1 })] },
    sent: { messages: [hi, both(chatCall('a')), chatOutput('a', '{"exit":1}')] },
  },
  {
    it: 'sends an output that says nothing as an empty text',
    asked: { input: [user('hi'), call('a'), output('a', '')] },
    sent: { messages: [hi, both(chatCall('a')), chatOutput('a', '')] },
  },
  {
    it: 'names an image of an output for a model that takes none',
    host: 'deepseek',
    model: 'deepseek-v4-pro',
    asked: { reasoning: { effort: 'none' }, input: [user('hi'), call('a'), output('a', [image])] },
    sent: {
      messages: [hi, both(chatCall('a')), chatOutput('a', '[image left out: this model takes none]')],
    },
    dropped: ['image: the model takes none'],
  },
  {
    it: 'keeps a call of the old local shell and its output',
    asked: {
      input: [
        user('hi'),
        { type: 'local_shell_call', call_id: 'a', status: 'completed', action: { type: 'exec', command: ['ls'] } },
        { type: 'local_shell_call_output', id: 'a', output: 'a.txt' },
      ],
    },
    sent: {
      messages: [hi, both(chatCall('a', 'local_shell', '{"type":"exec","command":["ls"]}')), chatOutput('a')],
    },
  },
];

describe('calls and outputs of the history', () => itHolds(pairs));
