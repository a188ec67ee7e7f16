import { done, frameOf, piece } from '../stream/sample-answers.ts';
import { goldenRows } from './golden-answer.ts';

const rows: readonly (readonly [string, string, string])[] = [
  [
    'an error object',
    frameOf({ error: { message: 'boom', code: 'server_error' } }),
    'failed, server_error: Provider error: boom',
  ],
  [
    'an error with a status of its own',
    frameOf({ error: { message: 'No credits', code: 402 } }),
    'failed, invalid_prompt: Provider error 402: No credits',
  ],
  [
    'a limit',
    frameOf({ error: { message: 'Rate limited', code: 429 } }),
    'failed, rate_limit_exceeded: Provider error 429: Rate limited. Please try again in 10s.',
  ],
  [
    'an error in a choice',
    frameOf({ choices: [{ delta: {}, error: { message: 'boom', code: 502 }, finish_reason: 'error' }] }),
    'failed, server_error: Provider error 502: boom',
  ],
  [
    'an event called error',
    'event: error\ndata: {"message":"model x does not exist"}\n\n',
    'failed, invalid_prompt: Provider error: model x does not exist',
  ],
  [
    'vLLM',
    frameOf({ object: 'error', message: 'bad schema', type: 'BadRequestError', code: 400 }),
    'failed, invalid_prompt: Provider error 400: bad schema',
  ],
  [
    'MiniMax',
    frameOf({ choices: null, base_resp: { status_code: 1008, status_msg: 'insufficient balance' } }),
    'failed, invalid_prompt: Provider error: insufficient balance',
  ],
  ['a list', frameOf([{ error: { message: 'boom', code: 500 } }]), 'failed, server_error: Provider error 500: boom'],
  [
    'a chat that is too long',
    frameOf({ error: { message: 'prompt is too long' } }),
    'failed, context_length_exceeded: Provider error: prompt is too long',
  ],
];

export const errors = goldenRows(
  'hears an error in a stream that began well',
  rows.map(([situation, frame, story]) => [
    situation,
    piece({ content: 'Hi' }) + frame + done,
    ['cut text: Hi', story],
  ]),
);
