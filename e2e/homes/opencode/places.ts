import { type Home, homeOf } from '../home.ts';

const base = 'http://127.0.0.1:41001/v1';
const live = '.config/opencode/opencode.json';
const stored = '.local/share/opencode/auth.json';
// Without it version 1 writes it into the file.
const $schema = 'https://opencode.ai/config.json';

interface Entry {
  readonly id?: string;
  /** Members of the entry, in place of a chat entry's. */
  readonly entry?: object;
  readonly options?: object;
  readonly model?: object;
  /** Members beside `provider`. */
  readonly top?: object;
  readonly home?: Partial<Home>;
}

/** A home in which OpenCode has chosen the model `m-relay` of the entry `relay`. */
function relay({ id = 'relay', entry, options = {}, model = {}, top = {}, home = {} }: Entry): Home {
  const provider = {
    ...(entry ?? { npm: '@ai-sdk/openai-compatible', name: 'Relay' }),
    options: { baseURL: base, ...options },
    models: { 'm-relay': { name: 'M', ...model } },
  };
  const config = {
    $schema,
    model: `${id}/m-relay`,
    small_model: `${id}/m-relay`,
    provider: { [id]: provider },
    ...top,
  };
  return homeOf({ ...home, files: { [live]: JSON.stringify(config, null, 2), ...home.files } });
}

function login(id: string, key: string): Readonly<Record<string, string>> {
  return { [stored]: JSON.stringify({ [id]: { type: 'api', key } }) };
}

const responses = { npm: '@ai-sdk/openai', name: 'Relay' };
const messages = { npm: '@ai-sdk/anthropic', name: 'Relay' };
const effort = { options: { reasoningEffort: 'high' } };
const limit = { limit: { context: 64_000, output: 4000 } };

/** Our plug-in, as far as the model reads it. */
const plugin = (origin: string, more: object = {}) => `// Written by Switchyard
import { execFile } from 'node:child_process';

const launcher = "$HOME/bin/switchyard-key";
const keys = ${JSON.stringify({ relay: { ref: 'relay#0123456789ab', origin, ...more } }, null, 2)};

const ask = (ref) =>
  new Promise((resolve) => execFile(launcher, ['print', ref], (error, stdout) => resolve(error ? undefined : stdout.trim())));

export default {
  id: 'switchyard.keys',
  server: async () => ({
    config: async (config) => {
      for (const [id, { ref, origin, header, prefix = '' }] of Object.entries(keys)) {
        const { options } = config.provider[id];
        if (options.apiKey || options.headers?.[header] || new URL(options.baseURL).origin !== origin) continue;
        const key = await ask(ref);
        if (header) options.headers = { ...options.headers, [header]: prefix + key };
        else options.apiKey = key;
      }
    },
  }),
};
`;

/** Every place in which OpenCode 1 may find a key, one home each, and what else decides about the request. */
export const openCodePlaces: Readonly<Record<string, Home>> = {
  'no-key': relay({}),
  'plain-chat': relay({ options: { apiKey: 'sk-plain-0001' } }),
  'plain-responses': relay({ entry: responses, options: { apiKey: 'sk-plain-0001' } }),
  'plain-messages': relay({ entry: messages, options: { apiKey: 'sk-plain-0001' } }),
  'plain-without-npm': relay({ entry: { name: 'Relay' }, options: { apiKey: 'sk-plain-0001' } }),
  'empty-key': relay({ options: { apiKey: '' }, home: { files: login('relay', 'sk-login-0001') } }),
  'env-key': relay({ options: { apiKey: '{env:RELAY_KEY}' }, home: { variables: { RELAY_KEY: 'sk-env-0001' } } }),
  'env-key-unset': relay({
    options: { apiKey: '{env:RELAY_KEY}' },
    home: { files: login('relay', 'sk-login-0001') },
  }),
  'file-key': relay({
    options: { apiKey: '{file:~/secrets/relay.key}' },
    home: { files: { 'secrets/relay.key': 'sk-file-0001\n' } },
  }),
  'file-key-relative': relay({
    options: { apiKey: '{file:./relay.key}' },
    home: { files: { '.config/opencode/relay.key': 'sk-file-0001' } },
  }),
  'header-authorization': relay({ options: { headers: { Authorization: 'Bearer sk-header-0001' } } }),
  'header-api-key': relay({ options: { headers: { 'api-key': 'sk-header-0001', 'X-Team': 'blue' } } }),
  'header-from-env': relay({
    options: { headers: { 'api-key': '{env:RELAY_KEY}' } },
    home: { variables: { RELAY_KEY: 'sk-env-0001' } },
  }),
  'header-beside-key': relay({
    options: { apiKey: 'sk-plain-0001', headers: { Authorization: 'Bearer sk-header-0001' } },
  }),
  'header-beside-key-responses': relay({
    entry: responses,
    options: { apiKey: 'sk-plain-0001', headers: { Authorization: 'Bearer sk-header-0001' } },
  }),
  'header-beside-key-messages': relay({
    entry: messages,
    options: { apiKey: 'sk-plain-0001', headers: { Authorization: 'Bearer sk-header-0001' } },
  }),
  'model-header': relay({ options: { apiKey: 'sk-plain-0001' }, model: { headers: { 'X-Model': 'one' } } }),
  'query-params': relay({ options: { apiKey: 'sk-plain-0001', queryParams: { 'api-version': '1' } } }),
  'query-params-responses': relay({
    entry: responses,
    options: { apiKey: 'sk-plain-0001', queryParams: { 'api-version': '1' } },
  }),
  'auth-json': relay({ home: { files: login('relay', 'sk-login-0001') } }),
  'auth-json-messages': relay({ entry: messages, home: { files: login('relay', 'sk-login-0001') } }),
  'auth-json-beside-key': relay({
    options: { apiKey: 'sk-plain-0001' },
    home: { files: login('relay', 'sk-login-0001') },
  }),
  'env-list': relay({
    entry: { npm: '@ai-sdk/openai-compatible', name: 'Relay', env: ['RELAY_KEY'] },
    home: { variables: { RELAY_KEY: 'sk-env-0001' } },
  }),
  'env-list-of-two': relay({
    entry: { npm: '@ai-sdk/openai-compatible', name: 'Relay', env: ['RELAY_KEY', 'RELAY_ID'] },
    home: { variables: { RELAY_KEY: 'sk-env-0001' } },
  }),
  'env-list-beside-login': relay({
    entry: { npm: '@ai-sdk/openai-compatible', name: 'Relay', env: ['RELAY_KEY'] },
    home: { files: login('relay', 'sk-login-0001'), variables: { RELAY_KEY: 'sk-env-0001' } },
  }),
  'openai-variable-responses': relay({ entry: responses, home: { variables: { OPENAI_API_KEY: 'sk-openai-0001' } } }),
  'openai-variable-chat': relay({ home: { variables: { OPENAI_API_KEY: 'sk-openai-0001' } } }),
  'anthropic-variable': relay({ entry: messages, home: { variables: { ANTHROPIC_API_KEY: 'sk-ant-0001' } } }),
  'responses-without-key': relay({ entry: responses }),
  'responses-empty-key': relay({ entry: responses, options: { apiKey: '' } }),
  'messages-empty-key': relay({ entry: messages, options: { apiKey: '' } }),
  'header-alone-responses': relay({
    entry: responses,
    options: { headers: { Authorization: 'Bearer sk-header-0001' } },
  }),
  'header-alone-messages': relay({ entry: messages, options: { headers: { 'x-api-key': 'sk-header-0001' } } }),
  'header-beside-empty-key': relay({
    entry: responses,
    options: { apiKey: '', headers: { Authorization: 'Bearer sk-header-0001' } },
  }),
  'messages-without-key': relay({ entry: messages }),
  'built-in-openai': relay({ id: 'openai', entry: {}, options: { apiKey: 'sk-plain-0001' } }),
  'built-in-openai-login': relay({ id: 'openai', entry: {}, home: { files: login('openai', 'sk-login-0001') } }),
  'built-in-openai-variable': relay({
    id: 'openai',
    entry: {},
    home: { variables: { OPENAI_API_KEY: 'sk-env-0001' } },
  }),
  'built-in-anthropic': relay({ id: 'anthropic', entry: {}, home: { files: login('anthropic', 'sk-login-0001') } }),
  'built-in-openrouter': relay({ id: 'openrouter', entry: {}, home: { files: login('openrouter', 'sk-login-0001') } }),
  'our-plugin': relay({
    options: { apiKey: '' },
    home: {
      files: { '.config/opencode/plugins/switchyard-keys.js': plugin('http://127.0.0.1:41001') },
      programs: { 'switchyard-key': 'sk-keychain-0001' },
    },
  }),
  'our-plugin-with-a-header': relay({
    home: {
      files: {
        '.config/opencode/plugins/switchyard-keys.js': plugin('http://127.0.0.1:41001', {
          header: 'Authorization',
          prefix: 'Token ',
        }),
      },
      programs: { 'switchyard-key': 'sk-keychain-0001' },
    },
  }),
  'our-plugin-for-another-address': relay({
    options: { apiKey: '' },
    home: {
      files: { '.config/opencode/plugins/switchyard-keys.js': plugin('http://127.0.0.1:41002') },
      programs: { 'switchyard-key': 'sk-keychain-0001' },
    },
  }),
  'effort-chat': relay({ options: { apiKey: 'k' }, model: effort }),
  'effort-responses': relay({ entry: responses, options: { apiKey: 'k' }, model: effort }),
  'effort-messages': relay({ entry: messages, options: { apiKey: 'k' }, model: { options: { effort: 'high' } } }),
  'effort-built-in': relay({
    id: 'openai',
    entry: {},
    options: { apiKey: 'k' },
    model: { reasoning: true, ...effort },
  }),
  'limits-chat': relay({ options: { apiKey: 'k' }, model: limit }),
  'limits-responses': relay({ entry: responses, options: { apiKey: 'k' }, model: limit }),
  'limits-messages': relay({ entry: messages, options: { apiKey: 'k' }, model: limit }),
  'limits-built-in': relay({ id: 'openai', entry: {}, options: { apiKey: 'k' }, model: limit }),
  'upstream-model': relay({ options: { apiKey: 'k' }, model: { id: 'vendor/real-model:free' } }),
  'model-of-another-wire': relay({ options: { apiKey: 'k' }, model: { provider: { npm: '@ai-sdk/openai' } } }),
  'three-files': homeOf({
    files: {
      '.config/opencode/config.json': JSON.stringify({
        $schema,
        model: 'relay/m-old',
        provider: { relay: { npm: '@ai-sdk/openai', options: { apiKey: 'sk-one-0001' } } },
      }),
      '.config/opencode/opencode.json': JSON.stringify({
        $schema,
        model: 'relay/m-relay',
        provider: { relay: { npm: '@ai-sdk/openai-compatible', options: { baseURL: base } } },
      }),
      '.config/opencode/opencode.jsonc': `{ // mine\n  "$schema": "${$schema}",\n  "provider": { "relay": { "models": { "m-relay": {}, } } },\n}`,
    },
  }),
  disabled: relay({ top: { disabled_providers: ['relay'] } }),
  'not-enabled': relay({ top: { enabled_providers: ['other'] } }),
  'refused-limit': relay({ model: { limit: { context: 1000 } } }),
  'refused-type': relay({ top: { model: 7 } }),
  'refused-file-gone': relay({ options: { apiKey: '{file:~/nothing.key}' } }),
  'refused-syntax': homeOf({ files: { [live]: '{ "model": "a/b", ' } }),
};
