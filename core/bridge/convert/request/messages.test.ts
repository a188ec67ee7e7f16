import { describe } from 'vitest';
import { itHolds, type Pair } from '../support/golden.ts';
import { call, chatCall, chatImage, chatOutput, developer, image, model, output, user } from '../support/said.ts';

const hi = { role: 'user', content: 'hi' };
const says = (role: string, content: string) => ({ role, content });
const text = (words: string) => ({ type: 'text', text: words });
const input = (...content: readonly object[]) => [{ type: 'message', role: 'user', content }];
const cipher = 'gAAAAABo1x2y3z4a5b6c7d8e9f0g1h2i3j4k5l6m7n8o9p0q==';

const pairs: readonly Pair[] = [
  {
    it: 'begins with the instructions, then what the developer says first, as one system message',
    asked: { instructions: 'Be brief.', input: [developer('No network.'), developer('Use rg.'), user('hi')] },
    sent: { instructions: undefined, messages: [says('system', 'Be brief.\n\nNo network.\n\nUse rg.'), hi] },
  },
  {
    it: 'begins with what the developer says where there are no instructions, as Codex does now',
    asked: { instructions: null, input: [developer('Be brief.'), user('one'), user('two')] },
    sent: { messages: [says('system', 'Be brief.'), says('user', 'one'), says('user', 'two')] },
  },
  {
    it: 'knows no role but system, user, assistant and tool, since most vendors know no developer',
    host: 'openai',
    asked: { input: [developer('Be brief.'), { ...developer('And kind.'), role: 'system' }, user('hi')] },
    sent: { messages: [says('system', 'Be brief.\n\nAnd kind.'), hi] },
  },
  {
    it: 'says a later developer message as the system where the vendor takes that',
    host: 'deepseek',
    asked: { reasoning: { effort: 'none' }, input: [user('hi'), model('Hi.'), developer('No network.')] },
    sent: { messages: [hi, says('assistant', 'Hi.'), says('system', 'No network.')] },
  },
  {
    it: 'says a later developer message as the person where only the first message may be the system’s',
    host: 'minimax',
    asked: { input: [developer('Be brief.'), user('hi'), model('Hi.'), developer('No network.')] },
    sent: {
      messages: [says('system', 'Be brief.'), hi, says('assistant', 'Hi.'), says('user', 'No network.')],
    },
  },
  {
    it: 'says a later developer message as the person to a host that nobody described',
    asked: { input: [user('hi'), developer('No network.')] },
    sent: { messages: [hi, says('user', 'No network.')] },
  },
  {
    it: 'names an image that the model is said to have shown, which Chat can’t tell',
    asked: { input: [user('hi'), { ...model(''), content: [{ type: 'output_text', text: 'See: ' }, image] }] },
    sent: { messages: [hi, says('assistant', 'See: [image left out: this model takes none]')] },
    dropped: ['image: the model takes none'],
  },
  {
    it: 'takes a text for the whole input',
    asked: { input: 'hi' },
    sent: { messages: [hi] },
  },
  {
    it: 'takes messages without a type, and with a text for their content',
    asked: { input: [{ role: 'user', content: 'hi' }] },
    sent: { messages: [hi] },
  },
  {
    it: 'sends several texts of one message as one',
    asked: { input: input({ type: 'input_text', text: 'a' }, { type: 'input_text', text: 'b' }) },
    sent: { messages: [says('user', 'a\nb')] },
  },
  {
    it: 'leaves out messages that say nothing',
    asked: { input: [user('hi'), { ...user(''), content: [] }, { ...user(''), content: null }, user('')] },
    sent: { messages: [hi] },
  },
  {
    it: 'joins two things that the model said in one answer',
    asked: { input: [user('hi'), model('First.'), model('Second.')] },
    sent: { messages: [hi, says('assistant', 'First.\n\nSecond.')] },
  },
  {
    it: 'sends what the model refused as its words',
    asked: { input: [user('hi'), { ...model(''), content: [{ type: 'refusal', refusal: 'I won’t.' }] }] },
    sent: { messages: [hi, says('assistant', 'I won’t.')] },
  },
  {
    it: 'sends images with the words around them, in order',
    asked: { input: input({ type: 'input_text', text: 'this' }, image, { type: 'input_text', text: 'and?' }) },
    sent: { messages: [{ role: 'user', content: [text('this'), chatImage, text('and?')] }] },
  },
  {
    it: 'asks for a high detail where Codex asks for the original',
    asked: { input: input({ ...image, detail: 'original' }) },
    sent: { messages: [{ role: 'user', content: [chatImage] }] },
  },
  {
    it: 'asks for no detail where none is asked for, or one that Chat does not know',
    asked: { input: input({ ...image, detail: null }, { ...image, detail: 'huge' }) },
    sent: {
      messages: [{ role: 'user', content: [1, 2].map(() => ({ ...chatImage, image_url: { url: image.image_url } })) }],
    },
  },
  {
    it: 'names an image in its place for a model that takes none',
    host: 'glm',
    model: 'glm-5.1',
    asked: { input: input({ type: 'input_text', text: 'this' }, image) },
    sent: { messages: [says('user', 'this\n[image left out: this model takes none]')] },
    dropped: ['image: the model takes none'],
  },
  {
    it: 'names an image that lies with another vendor',
    asked: { input: input({ type: 'input_image', file_id: 'file-1', image_url: null }) },
    sent: { messages: [says('user', '[image that cannot be read here]')] },
    dropped: ['image that lies with another vendor'],
  },
  {
    it: 'sends a file where the provider takes files',
    host: 'openai',
    asked: { input: input({ type: 'input_file', filename: 'a.pdf', file_data: 'data:application/pdf;base64,AA' }) },
    sent: {
      messages: [
        {
          role: 'user',
          content: [{ type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,AA' } }],
        },
      ],
    },
  },
  {
    it: 'names a file where the provider takes none',
    asked: { input: input({ type: 'input_file', filename: 'a.pdf', file_data: 'data:application/pdf;base64,AA' }) },
    sent: { messages: [says('user', '[file left out: a.pdf]')] },
    dropped: ['file: the provider takes none'],
  },
  {
    it: 'sends sound where the provider takes it',
    host: 'openrouter',
    asked: { input: input({ type: 'input_audio', input_audio: { data: 'AA', format: 'wav' } }) },
    sent: {
      messages: [{ role: 'user', content: [{ type: 'input_audio', input_audio: { data: 'AA', format: 'wav' } }] }],
    },
  },
  {
    it: 'names sound where the provider takes none',
    asked: { input: input({ type: 'input_audio', input_audio: { data: 'AA', format: 'wav' } }) },
    sent: { messages: [says('user', '[sound left out]')] },
    dropped: ['sound: the provider takes none'],
  },
  {
    it: 'leaves content out that nobody knows, and says so once',
    asked: { input: input({ type: 'input_text', text: 'hi' }, { type: 'hologram' }, { type: 'hologram' }) },
    sent: { messages: [hi] },
    dropped: ['content of the type hologram'],
  },
  {
    it: 'leaves out calls that another vendor ran itself, and says so once each',
    asked: {
      input: [
        user('hi'),
        { type: 'web_search_call', id: 'ws', status: 'completed', action: { type: 'search', query: 'x' } },
        { type: 'web_search_call', id: 'ws2', status: 'completed', action: { type: 'search', query: 'y' } },
        { type: 'image_generation_call', id: 'ig', status: 'completed', result: 'AAAA' },
        { type: 'ghost_snapshot', ghost_commit: {} },
        model('Hi.'),
      ],
    },
    sent: { messages: [hi, says('assistant', 'Hi.')] },
    dropped: [
      'item of the type web_search_call',
      'item of the type image_generation_call',
      'item of the type ghost_snapshot',
    ],
  },
  {
    it: 'tells what one agent said to another as the person’s words',
    asked: {
      input: [
        {
          type: 'agent_message',
          author: '/root',
          recipient: '/root/worker',
          content: [{ type: 'input_text', text: 'Count the files.' }],
        },
      ],
    },
    sent: { messages: [says('user', '[Message from /root to /root/worker]\nCount the files.')] },
  },
  {
    it: 'never tells the ciphertext of another vendor as words',
    asked: {
      input: [
        { type: 'agent_message', author: null, content: [{ type: 'encrypted_content', encrypted_content: cipher }] },
      ],
    },
    sent: { messages: [says('user', '[Message]\n[encrypted]')] },
    dropped: ['agent_message that only another vendor can read'],
  },
  {
    it: 'tells plain words that Codex took for encrypted, as it does with what its own provider’s model wrote',
    asked: {
      input: [
        { type: 'agent_message', content: [{ type: 'encrypted_content', encrypted_content: 'Count the files.' }] },
      ],
    },
    sent: { messages: [says('user', '[Message]\nCount the files.')] },
  },
  {
    it: 'leaves arguments unread that another vendor encrypted',
    asked: {
      input: [
        user('hi'),
        call('a', 'spawn_agent', `{"message":"${cipher}","n":1}`, { encrypted_function_args: ['message'] }),
        output('a'),
      ],
    },
    sent: {
      messages: [
        hi,
        {
          role: 'assistant',
          content: null,
          tool_calls: [chatCall('a', 'spawn_agent', '{"message":"[encrypted]","n":1}')],
        },
        chatOutput('a'),
      ],
    },
  },
  {
    it: 'keeps the arguments of a call that says that none of them is encrypted',
    asked: {
      input: [user('hi'), call('a', 'spawn_agent', '{"message":"go"}', { encrypted_function_args: [] }), output('a')],
    },
    sent: {
      messages: [
        hi,
        { role: 'assistant', content: null, tool_calls: [chatCall('a', 'spawn_agent', '{"message":"go"}')] },
        chatOutput('a'),
      ],
    },
  },
  {
    it: 'sends the summary that Codex asks for as any other request, without tools',
    asked: { tools: [], tool_choice: 'auto', parallel_tool_calls: true, input: [user('hi'), user('CHECKPOINT')] },
    sent: {
      messages: [hi, says('user', 'CHECKPOINT')],
      tools: undefined,
      tool_choice: undefined,
      parallel_tool_calls: undefined,
    },
  },
];

describe('messages of the history', () => itHolds(pairs));
