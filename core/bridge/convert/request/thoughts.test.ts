import { describe } from 'vitest';
import { itHolds, type Pair } from '../support/golden.ts';
import { call, chatCall, chatOutput, model, output, thought, user } from '../support/said.ts';

const hi = { role: 'user', content: 'hi' };
const called = (thoughts: object, ...ids: readonly string[]) => ({
  role: 'assistant',
  content: null,
  ...thoughts,
  tool_calls: ids.map((id) => chatCall(id)),
});
const said = (content: string, thoughts: object = {}) => ({ role: 'assistant', content, ...thoughts });
const because = { reasoning_content: 'because' };
const deepSeek = { host: 'deepseek', model: 'deepseek-v4-pro' } as const;

const pairs: readonly Pair[] = [
  {
    it: 'sends thoughts with the words that followed them',
    asked: { input: [user('hi'), thought('because'), model('Yes.')] },
    sent: { messages: [hi, said('Yes.', because)] },
  },
  {
    it: 'sends thoughts with the call that followed them',
    ...deepSeek,
    asked: { input: [user('hi'), thought('because'), call('a'), output('a')] },
    sent: { messages: [hi, called(because, 'a'), chatOutput('a')] },
  },
  {
    it: 'sends thoughts with all calls of their answer',
    ...deepSeek,
    asked: { input: [user('hi'), thought('because'), call('a'), model('Two.'), call('b'), output('a'), output('b')] },
    sent: { messages: [hi, { ...called(because, 'a', 'b'), content: 'Two.' }, chatOutput('a'), chatOutput('b')] },
  },
  {
    it: 'gives a later call of the turn that came without thoughts a stand-in where the vendor refuses it without',
    ...deepSeek,
    asked: { input: [user('hi'), thought('because'), call('a'), output('a'), call('b'), output('b')] },
    sent: {
      messages: [hi, called(because, 'a'), chatOutput('a'), called({ reasoning_content: ' ' }, 'b'), chatOutput('b')],
    },
  },
  {
    it: 'gives words without thoughts a stand-in where each message of the model needs it',
    ...deepSeek,
    asked: { input: [user('hi'), model('Yes.'), user('hi')] },
    sent: { messages: [hi, said('Yes.', { reasoning_content: ' ' }), hi] },
  },
  {
    it: 'gives words without thoughts no stand-in where only calls need it',
    host: 'kimi',
    model: 'kimi-k3',
    asked: { input: [user('hi'), model('Yes.'), call('a'), output('a'), model('No.')] },
    sent: {
      messages: [hi, { ...called({ reasoning_content: ' ' }, 'a'), content: 'Yes.' }, chatOutput('a'), said('No.')],
    },
  },
  {
    it: 'gives no stand-in where the model does not think',
    ...deepSeek,
    asked: { reasoning: { effort: 'none' }, input: [user('hi'), call('a'), output('a')] },
    sent: { messages: [hi, called({}, 'a'), chatOutput('a')], thinking: { type: 'disabled' } },
  },
  {
    it: 'gives a model of DeepSeek at a gateway that nobody described what it refuses to do without',
    model: 'deepseek/deepseek-v4-pro',
    asked: { reasoning: { effort: 'high' }, input: [user('hi'), call('a'), output('a')] },
    sent: { messages: [hi, called({ reasoning_content: ' ' }, 'a'), chatOutput('a')] },
  },
  {
    it: 'sends thoughts that a server tells after their call with that call',
    ...deepSeek,
    asked: { input: [user('hi'), call('a'), thought('because'), output('a'), model('Yes.')] },
    sent: { messages: [hi, called(because, 'a'), chatOutput('a'), said('Yes.', { reasoning_content: ' ' })] },
  },
  {
    it: 'sends thoughts that a server tells after the output with the call before',
    ...deepSeek,
    asked: { input: [user('hi'), call('a'), output('a'), thought('because'), user('hi')] },
    sent: { messages: [hi, called(because, 'a'), chatOutput('a'), hi] },
  },
  {
    it: 'leaves out thoughts of an answer that was broken off before it said anything',
    asked: { input: [user('hi'), thought('because'), user('hi')] },
    sent: { messages: [hi, hi] },
  },
  {
    it: 'joins the thoughts of one answer that came in two pieces',
    asked: { input: [user('hi'), thought('one'), thought('two'), model('Yes.')] },
    sent: { messages: [hi, said('Yes.', { reasoning_content: 'one\n\ntwo' })] },
  },
  {
    it: 'sends what was told of the thoughts where they themselves are not there',
    asked: {
      input: [
        user('hi'),
        { type: 'reasoning', id: 'rs', summary: [{ type: 'summary_text', text: 'because' }], content: null },
        model('Yes.'),
      ],
    },
    sent: { messages: [hi, said('Yes.', because)] },
  },
  {
    it: 'sends no thoughts that another vendor encrypted',
    asked: {
      input: [
        user('hi'),
        { type: 'reasoning', id: 'rs', summary: [], content: null, encrypted_content: 'gAAAAABo' },
        model('Yes.'),
      ],
      include: ['reasoning.encrypted_content'],
    },
    sent: { messages: [hi, said('Yes.')], include: undefined },
  },
  {
    it: 'sends thoughts to OpenRouter in its field',
    host: 'openrouter',
    asked: { input: [user('hi'), thought('because'), model('Yes.')] },
    sent: { messages: [hi, said('Yes.', { reasoning: 'because' })] },
  },
  {
    it: 'sends thoughts to MiniMax as details',
    host: 'minimax',
    model: 'MiniMax-M2.7',
    asked: { input: [user('hi'), thought('because'), call('a'), output('a')] },
    sent: {
      messages: [
        hi,
        called({ reasoning_details: [{ type: 'reasoning.text', text: 'because' }] }, 'a'),
        chatOutput('a'),
      ],
      reasoning_split: true,
    },
  },
  {
    it: 'sends thoughts to Mistral as a part of the content',
    host: 'mistral',
    asked: { input: [user('hi'), thought('because'), model('Yes.')] },
    sent: {
      messages: [
        hi,
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: [{ type: 'text', text: 'because' }] },
            { type: 'text', text: 'Yes.' },
          ],
        },
      ],
    },
  },
  {
    it: 'sends no thoughts to OpenAI, which takes none over Chat',
    host: 'openai',
    asked: { input: [user('hi'), thought('because'), model('Yes.')] },
    sent: { messages: [hi, said('Yes.')] },
  },
  {
    it: 'sends the signature that came with a call of Gemini back with it',
    host: 'gemini',
    asked: { input: [user('hi'), call('a'), call('b'), output('a'), output('b')] },
    more: { kept: { signatures: new Map([['a', 'c2ln']]) } },
    sent: {
      messages: [
        hi,
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ ...chatCall('a'), extra_content: { google: { thought_signature: 'c2ln' } } }, chatCall('b')],
        },
        chatOutput('a'),
        chatOutput('b'),
      ],
    },
  },
  {
    it: 'sends Gemini’s own word for a signature that is not known any more, with the first call of an answer',
    host: 'gemini',
    asked: { input: [user('hi'), call('a'), call('b'), output('a'), output('b')] },
    sent: {
      messages: [
        hi,
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            {
              ...chatCall('a'),
              extra_content: { google: { thought_signature: 'skip_thought_signature_validator' } },
            },
            chatCall('b'),
          ],
        },
        chatOutput('a'),
        chatOutput('b'),
      ],
    },
  },
  {
    it: 'sends signatures to nobody else',
    asked: { input: [user('hi'), call('a'), output('a')] },
    more: { kept: { signatures: new Map([['a', 'c2ln']]) } },
    sent: { messages: [hi, called({}, 'a'), chatOutput('a')] },
  },
];

describe('thoughts of the history', () => itHolds(pairs));
