import { expect, it } from 'vitest';
import { readDocument } from '../documents/document.ts';
import { textWithoutKeys, withoutKeys } from './without-keys.ts';

const same = (text: string) => 'x'.repeat(text.length);

it.each([
  ['under a name for keys', { apiKey: 'short' }, { apiKey: 'xxxxx' }],
  ['in any header', { headers: { 'X-Team': 'blue' } }, { headers: { 'X-Team': 'xxxx' } }],
  ['in any header of Codex', { http_headers: { a: 'blue' } }, { http_headers: { a: 'xxxx' } }],
  ['in a variable', { env: { vars: { HOME_OF_IT: 'blue' } } }, { env: { vars: { HOME_OF_IT: 'xxxx' } } }],
  ['in a query', { query_params: { v: '1' } }, { query_params: { v: 'x' } }],
  ['by its shape', { note: 'sk-abcdefghijklmnopqrst' }, { note: same('sk-abcdefghijklmnopqrst') }],
  ['by its look', { env_key: 'f3b9a1c2d4e5f6a7b8c9' }, { env_key: same('f3b9a1c2d4e5f6a7b8c9') }],
  ['in a list', { args: ['print', 'f3b9a1c2d4e5f6a7b8c9'] }, { args: ['print', same('f3b9a1c2d4e5f6a7b8c9')] }],
  [
    'in an address',
    { baseUrl: 'https://me:pw@a.example/f3b9a1c2d4e5f6a7b8c9/v1?k=v&b=#c=d' },
    { baseUrl: `https://xxxxx@a.example/${same('f3b9a1c2d4e5f6a7b8c9')}/v1?k=x&b=#c=x` },
  ],
])('a key is taken out %s', (_where, value, expected) => {
  expect(withoutKeys(value)).toEqual(expected);
});

it.each([
  { model: 'openai/gpt-5.4', wire_api: 'responses', api: 'openai-completions' },
  { env: ['RELAY_ONE_KEY_NAME_2'], env_key: 'MY_RELAY_KEY_NO_12345' },
  { limit: { context: 128000, output: 16384 }, apiKey: 7, key: true, token: null },
  { apiKey: { source: 'exec', provider: 'switchyard', id: 'relay' } },
  { command: '/home/me/.local/share/switchyard/bin/switchyard-key', baseUrl: 'https://a.example/v1' },
  { apiKey: '{file:/home/me/missing.key}' },
])('what a program checks stays: %j', (value) => {
  expect(withoutKeys(value)).toEqual(value);
});

it('a text of TOML keeps its lines, and loses what its comments say', () => {
  const text =
    '# sk-old-key-0123456789\nmodel = "m" # not "here"\n[model_providers.a]\nname = "a # b"\nexperimental_bearer_token = "secret"\nhttp_headers = { "api-key" = "secret" }\n';
  expect(textWithoutKeys(readDocument(text, 'toml', 'config.toml'))).toBe(
    '#\nmodel = "m" #\n[model_providers.a]\nname = "a # b"\nexperimental_bearer_token = "xxxxxx"\nhttp_headers = { "api-key" = "xxxxxx" }\n',
  );
});
