import { describe, expect, it } from 'vitest';
import { liveState } from '../../../e2e/support/openclaw-state.ts';
import { hasNoKey, isAskedWithoutKey } from './without-key.ts';

const api = 'openai-completions';

describe('an entry without a key is asked', () => {
  it.each([
    'http://localhost:1234/v1',
    'http://127.0.0.1:11434/v1',
    'http://0.0.0.0:8080',
    'http://[::1]:8080/v1',
    'http://studio.local:1234/v1',
    'http://host.docker.internal:1234/v1',
    'http://10.0.0.7/v1',
    'http://172.20.1.1/v1',
    'https://192.168.1.2/v1',
  ])('at %s', (baseUrl) => {
    expect(isAskedWithoutKey({ api, baseUrl })).toBe(true);
    expect(isAskedWithoutKey({ baseUrl })).toBe(false);
  });

  it.each(['https://relay.example/v1', 'http://172.32.0.1/v1', 'http://10.example/v1', 'http://100.64.0.1/v1', 'none'])(
    'but not at %s',
    (baseUrl) => {
      expect(isAskedWithoutKey({ api, baseUrl })).toBe(false);
    },
  );
});

it.each([
  [{}, true],
  [{ apiKey: ' ' }, true],
  [{ apiKey: 'unused' }, false],
  [{ apiKey: { source: 'env', provider: 'default', id: 'A' } }, false],
])('%j has no key: %s', (entry, expected) => {
  expect(hasNoKey(entry)).toBe(expected);
});

describe('status names a choice that OpenClaw asks nothing', () => {
  const said = async (id: string, more: object, root: object = {}) => {
    const entry = { baseUrl: 'http://127.0.0.1:1234/v1', models: [{ id: 'm', name: 'M' }], ...more };
    const agents = { defaults: { model: { primary: `${id}/m` } } };
    const { legacy } = await liveState(JSON.stringify({ models: { providers: { [id]: entry } }, agents, ...root }));
    return legacy.some(({ problem }) => problem.code === 'openclaw.key-missing');
  };
  const profiles = { 'relay:default': { provider: 'relay', mode: 'api_key' } };

  it.each<[string, ...Parameters<typeof said>]>([
    ['without any key', 'relay', {}],
    ['with a blank one', 'relay', { apiKey: '' }],
    ['whose key is in a header alone', 'relay', { headers: { 'api-key': 'sk-of-relay-0123456789' } }],
    ['elsewhere, also with its API', 'relay', { api, baseUrl: 'https://relay.example/v1' }],
  ])('%s', async (_what, ...one) => expect(await said(...one)).toBe(true));

  it.each<[string, ...Parameters<typeof said>]>([
    ['with a word as its key', 'relay', { apiKey: 'unused' }],
    ['on this machine with its API', 'relay', { api }],
    ['with a stored login', 'relay', {}, { auth: { profiles } }],
    ['of an id that OpenClaw brings along', 'lmstudio', {}],
  ])('but none %s', async (_what, ...one) => expect(await said(...one)).toBe(false));
});
