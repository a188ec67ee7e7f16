import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applied, liveName, liveState, stateOf, textOf } from '../../../e2e/support/openclaw-state.ts';
import { adapter as openclaw } from './adapter.ts';
import { findUnknownLogin } from './logins.ts';

const profiles = `"openai:chatgpt": { provider: "openai", mode: "oauth" }, "openai:key": { provider: "openai", mode: "api_key" }`;
const config = (auth: string, more = '') =>
  `{ gateway: { mode: "local" }, ${auth === '' ? '' : `auth: { ${auth} }, `}${more}agents: { defaults: { model: { primary: "openai/gpt-5.5" } } } }`;

describe('which login pays', () => {
  it.each([
    [
      'the first of the order',
      `profiles: { ${profiles} }, order: { openai: ["openai:chatgpt", "openai:key"] }`,
      '',
      { id: 'openai:chatgpt', pays: 'subscription' },
    ],
    [
      'one that is there, of an order that names another',
      `profiles: { ${profiles} }, order: { openai: ["openai:gone", "openai:key"] }`,
      '',
      { id: 'openai:key', pays: 'key' },
    ],
    ['a stored key before a subscription', `profiles: { ${profiles} }`, '', { id: 'openai:key', pays: 'key' }],
    [
      'the only one',
      'profiles: { "openai:chatgpt": { provider: "openai", mode: "oauth" } }',
      '',
      { id: 'openai:chatgpt', pays: 'subscription' },
    ],
    [
      'a variable of the file',
      '',
      'env: { vars: { OPENAI_API_KEY: "sk-of-mine-0123456789" } }, ',
      { id: 'OPENAI_API_KEY', pays: 'key' },
    ],
    [
      'a key of the file',
      '',
      'models: { providers: { openai: { apiKey: "sk-of-mine-0123456789" } } }, ',
      { pays: 'key' },
    ],
    ['none of OpenAI', 'profiles: { "anthropic:work": { provider: "anthropic", mode: "token" } }', '', undefined],
  ])('%s', async (_, auth, more, login) => {
    const { current } = await liveState(config(auth, more));
    expect(current).toMatchObject({ kind: 'official', model: 'gpt-5.5' });
    expect(current.login).toEqual(login);
  });

  it('a variable of the environment', async () => {
    const { current } = await liveState(config(''), { OPENAI_API_KEY: 'sk-of-mine-0123456789' });
    expect(current.login).toEqual({ id: 'OPENAI_API_KEY', pays: 'key' });
  });
});

describe('a login that is asked for', () => {
  it('is there where the configuration names it, and refused with those that are where nothing does', async () => {
    const state = await liveState(config(`profiles: { ${profiles} }`));
    expect(await findUnknownLogin(state, ['openai:key', 'openai:chatgpt'])).toBeUndefined();
    expect(await findUnknownLogin(state, ['openai:key', 'openai:nosuch'])).toMatchObject({
      code: 'openclaw.login-unknown',
      values: { login: 'openai:nosuch', known: ['openai:chatgpt', 'openai:key'] },
    });
    expect(await findUnknownLogin(await liveState(config('')), ['openai:nosuch'])).toMatchObject({
      code: 'openclaw.login-none',
    });
  });

  it.each([
    ['state/openclaw.sqlite', 'the shared store'],
    ['state/openclaw.sqlite-wal', 'what was written last'],
    ['agents/main/agent/openclaw-agent.sqlite', 'the store of an agent'],
  ])('is there where it stands in %s: %s', async (name) => {
    const state = await liveState(config(''));
    const file = join(state.installation.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      Buffer.concat([Buffer.from([0, 1, 255]), Buffer.from('{"profiles":{"openai:mine":{"type":"oauth"}}}')]),
    );
    expect(await findUnknownLogin(state, ['openai:mine'])).toBeUndefined();
    expect(await findUnknownLogin(state, ['openai:min'])).toMatchObject({ code: 'openclaw.login-none' });
  });

  it('is not refused where a store can not be looked into', async () => {
    const state = await liveState(config(''));
    mkdirSync(join(state.installation.folder, 'state', 'openclaw.sqlite'), { recursive: true });
    expect(await findUnknownLogin(state, ['openai:mine'])).toBeUndefined();
  });
});

describe('OpenAI under its retired name', () => {
  const retired =
    '{ gateway: { mode: "local" }, agents: { defaults: { model: { primary: "openai-codex/gpt-5.4" } } } }';

  it('is the own login, and use official writes its name of today', async () => {
    const state = await liveState(retired);
    expect(state.current).toMatchObject({ kind: 'official', model: 'gpt-5.4' });
    const plan = openclaw.plan(state, { kind: 'official', original: [] });
    expect(textOf(plan)).toBe(retired.replace('openai-codex/', 'openai/'));
    expect((await applied(state, plan)).current).toMatchObject({ kind: 'official', model: 'gpt-5.4' });
  });

  it.each([
    ['"openai-codex/gpt-5.4"', ['agents', 'defaults', 'model', 'primary'], '{ primary: "openai/gpt-5.4" }'],
    [
      '{ primary: "openai-codex/gpt-5.4", fallbacks: [\'openai-codex/mini\', "x/y"] }',
      ['agents', 'defaults', 'model'],
      '{ primary: "openai/gpt-5.4", fallbacks: [\'openai/mini\', "x/y"] }',
    ],
  ])('does not come back with what stood there before us: %s', async (source, path, model) => {
    const ours = retired.replace('openai-codex/gpt-5.4', 'sw-relay/m');
    const state = await liveState(ours);
    const original = [{ file: state.main.file.path, path, source }];
    const plan = openclaw.plan(state, { kind: 'official', original });
    expect(textOf(plan)).toBe(ours.replace('{ primary: "sw-relay/m" }', model));
  });
});

it('whatever makes openclaw.json makes one that the gateway starts with', async () => {
  const state = await stateOf({});
  const plan = openclaw.plan(state, { kind: 'official', original: [], login: ['openai:key'] });
  expect(JSON.parse(textOf(plan) ?? '')).toEqual({
    gateway: { mode: 'local' },
    auth: { order: { openai: ['openai:key'] } },
  });
  expect(state.main.file.path).toMatch(new RegExp(`${liveName}$`));
});
