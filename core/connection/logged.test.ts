import { describe, expect, it } from 'vitest';
import { mask } from '../../shared/redact.ts';
import { keyPlaceholder, LoggedExchange } from '../../shared/request-log.ts';
import type { Answer, Question } from './exchange.ts';
import { toLogged } from './logged.ts';

const key = 'sk-known/to+this=test 0001';
const secret = 'team-secret-4711';

function logged(question: Partial<Question>, text = '', known: string | undefined = key) {
  const asked = {
    method: 'POST',
    url: new URL('https://api.acme.example/v1/models'),
    headers: {},
    ...question,
  } as const;
  const answer: Answer = {
    kind: 'answer',
    status: 200,
    ms: 12,
    type: 'application/json',
    text,
    isCut: false,
    times: { firstByteMs: 12 },
    notes: [],
    refusing: [],
  };
  return LoggedExchange.parse(toLogged({ question: asked, answer }, known));
}

describe('what the log keeps of a question', () => {
  it.each([
    ['authorization', `Bearer ${key}`, `Bearer ${keyPlaceholder}`],
    ['x-api-key', key, keyPlaceholder],
    ['api-key', `Token ${key}`, `Token ${keyPlaceholder}`],
    ['x-both', `${key} and ${secret}`, mask],
    ['x-team', secret, mask],
    ['user-agent', 'opencode/1.18.33', 'opencode/1.18.33'],
  ])('shows of the header %s how the key is sent, and nothing that could be one', (name, value, expected) => {
    expect(logged({ headers: { [name]: value } }).headers).toEqual({ [name]: expected });
  });

  it('shows an address without the key, however it is spelled there', () => {
    for (const spelled of [encodeURIComponent(key), new URLSearchParams({ q: key }).toString().slice(2)]) {
      const { url } = logged({ url: new URL(`https://acme.example/v1/models?k=${spelled}&v=1`) });
      expect(url).toBe(`https://acme.example/v1/models?k=${keyPlaceholder}&v=1`);
    }
  });

  it('shows a body as it was sent, without the key', () => {
    const body = JSON.stringify({ model: 'm', note: key });
    expect(logged({ body }).body).toBe(`{"model":"m","note":"${keyPlaceholder}"}`);
  });

  it('leaves a text alone in which a key of three letters stands by chance', () => {
    const { body, headers } = logged(
      { body: '{"model":"abc-1"}', headers: { authorization: 'Bearer abc' } },
      '',
      'abc',
    );
    expect([body, headers.authorization]).toEqual(['{"model":"abc-1"}', `Bearer ${keyPlaceholder}`]);
  });
});

describe('what the log keeps of an answer', () => {
  it('is one line without the key, without controls, and not long', () => {
    const { said } = logged({}, `no\n key\u0007 ${key.slice(3)} ${'x '.repeat(5000)}`);
    expect(said.startsWith(`no key ${mask}`)).toBe(true);
    expect(said.length).toBeLessThanOrEqual(1200);
  });

  it('says why there is none', () => {
    const question = { method: 'GET', url: new URL('https://acme.example/v1'), headers: {} } as const;
    const answer = { kind: 'unreachable', detail: 'socket hang up' } as const;
    expect(toLogged({ question, answer }, undefined)).toEqual({
      method: 'GET',
      url: 'https://acme.example/v1',
      headers: {},
      said: 'unreachable: socket hang up',
    });
  });
});
