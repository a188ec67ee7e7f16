import { type Home, homeOf } from '../home.ts';

const base = 'http://127.0.0.1:41001/v1';
const live = '.openclaw/openclaw.json';

interface Entry {
  /** Members of the entry besides its address and its models. */
  readonly entry?: object;
  readonly row?: object;
  readonly defaults?: object;
  readonly top?: object;
  readonly home?: Partial<Home>;
}

/** A home in which OpenClaw has chosen the model `m-relay` of the entry `relay`. */
function relay({ entry = {}, row = {}, defaults = {}, top = {}, home = {} }: Entry): Home {
  const config = {
    gateway: { mode: 'local' },
    logging: { file: '$HOME/.openclaw/logs/log' },
    models: { providers: { relay: { baseUrl: base, models: [{ id: 'm-relay', name: 'M', ...row }], ...entry } } },
    agents: { defaults: { model: { primary: 'relay/m-relay' }, ...defaults } },
    ...top,
  };
  return homeOf({ ...home, files: { [live]: JSON.stringify(config, null, 2), ...home.files } });
}

const env = { source: 'env', provider: 'default', id: 'RELAY_KEY' };
const variables = { RELAY_KEY: 'sk-env-0001' };
// biome-ignore lint/suspicious/noTemplateCurlyInString: OpenClaw's own placeholder
const placeholder = '${RELAY_KEY}';
const source = (value: object) => ({ secrets: { providers: { tool: value } } });

// biome-ignore lint/suspicious/noTemplateCurlyInString: OpenClaw's own placeholder
const unset = '${NOT_SET_KEY}';

/** The chosen entry beside another one, whose key can't be had. */
function beside(entry: object, other: object): Home {
  const providers = {
    relay: { baseUrl: base, models: [{ id: 'm-relay', name: 'M' }], ...entry },
    other: { baseUrl: 'http://127.0.0.1:41002/v1', models: [{ id: 'm-other', name: 'O' }], ...other },
  };
  return relay({ top: { models: { providers } }, home: { variables } });
}

/** Every place in which OpenClaw may find a key, one home each, and what else decides about the request. */
export const openClawPlaces: Readonly<Record<string, Home>> = {
  'no-key': relay({}),
  plain: relay({ entry: { apiKey: 'sk-plain-0001' } }),
  'plain-responses': relay({ entry: { api: 'openai-responses', apiKey: 'sk-plain-0001' } }),
  'plain-messages': relay({ entry: { api: 'anthropic-messages', apiKey: 'sk-plain-0001' } }),
  'messages-without-v1': relay({
    entry: { api: 'anthropic-messages', apiKey: 'sk-plain-0001', baseUrl: 'http://127.0.0.1:41001/coding/' },
  }),
  'name-in-place-of-a-key': relay({ entry: { apiKey: 'RELAY_KEY' }, home: { variables } }),
  placeholder: relay({ entry: { apiKey: placeholder }, home: { variables } }),
  'placeholder-unset': relay({ entry: { apiKey: placeholder } }),
  'env-ref': relay({ entry: { apiKey: env }, home: { variables } }),
  'file-ref': relay({
    entry: { apiKey: { source: 'file', provider: 'tool', id: 'value' } },
    top: source({ source: 'file', path: '$HOME/.openclaw/relay.key', mode: 'singleValue' }),
    home: { files: { '.openclaw/relay.key': 'sk-file-0001\n' } },
  }),
  'file-ref-json': relay({
    entry: { apiKey: { source: 'file', provider: 'tool', id: '/relay/key' } },
    top: source({ source: 'file', path: '$HOME/.openclaw/secrets.json', mode: 'json' }),
    home: { files: { '.openclaw/secrets.json': '{"relay":{"key":"sk-file-0001"}}' } },
  }),
  'exec-ref': relay({
    entry: { apiKey: { source: 'exec', provider: 'tool', id: 'relay/key' } },
    top: source({ source: 'exec', command: '$HOME/bin/tool-key', jsonOnly: true }),
    home: { programs: { 'tool-key': '{"protocolVersion":1,"values":{"relay/key":"sk-exec-0001"}}' } },
  }),
  'env-vars': relay({ entry: { apiKey: placeholder }, top: { env: { vars: { RELAY_KEY: 'sk-vars-0001' } } } }),
  'env-vars-beside-shell': relay({
    entry: { apiKey: placeholder },
    top: { env: { vars: { RELAY_KEY: 'sk-vars-0001' } } },
    home: { variables },
  }),
  'env-ref-from-vars': relay({ entry: { apiKey: env }, top: { env: { vars: { RELAY_KEY: 'sk-vars-0001' } } } }),
  'dot-env': relay({
    entry: { apiKey: placeholder },
    home: { files: { '.openclaw/.env': 'RELAY_KEY=sk-dotenv-0001\n' } },
  }),
  'dot-env-beside-shell': relay({
    entry: { apiKey: placeholder },
    home: { variables, files: { '.openclaw/.env': 'RELAY_KEY=sk-dotenv-0001\n' } },
  }),
  'dot-env-beside-vars': relay({
    entry: { apiKey: placeholder },
    top: { env: { vars: { RELAY_KEY: 'sk-vars-0001' } } },
    home: { files: { '.openclaw/.env': 'RELAY_KEY=sk-dotenv-0001\n' } },
  }),
  'header-api-key': relay({ entry: { headers: { 'api-key': 'sk-header-0001', 'X-Team': 'blue' } } }),
  'header-authorization': relay({ entry: { headers: { Authorization: 'Bearer sk-header-0001' } } }),
  'header-beside-key': relay({
    entry: { apiKey: 'sk-plain-0001', headers: { Authorization: 'Bearer sk-header-0001' } },
  }),
  'header-api-key-beside-key': relay({ entry: { apiKey: 'unused', headers: { 'api-key': 'sk-header-0001' } } }),
  'header-placeholder-beside-key': relay({
    entry: { apiKey: 'unused', headers: { 'api-key': placeholder } },
    home: { variables },
  }),
  'header-ref-beside-key': relay({
    entry: { apiKey: 'unused', headers: { 'api-key': env } },
    home: { variables },
  }),
  'empty-key': relay({ entry: { apiKey: '' } }),
  'no-key-of-named-api': relay({ entry: { api: 'openai-completions' } }),
  'no-key-responses': relay({ entry: { api: 'openai-responses' } }),
  'no-key-messages': relay({ entry: { api: 'anthropic-messages' } }),
  'no-key-api-of-row': relay({ row: { api: 'openai-responses' } }),
  'no-key-elsewhere': relay({ entry: { api: 'openai-responses', baseUrl: 'https://relay.example/v1' } }),
  'empty-key-of-named-api': relay({ entry: { api: 'openai-completions', apiKey: '' } }),
  'header-of-named-api': relay({ entry: { api: 'openai-completions', headers: { 'api-key': 'sk-header-0001' } } }),
  'header-responses': relay({ entry: { api: 'openai-responses', headers: { 'api-key': 'sk-header-0001' } } }),
  'header-authorization-messages': relay({
    entry: { api: 'anthropic-messages', headers: { Authorization: 'Bearer sk-header-0001' } },
  }),
  'main-agent-pinned': relay({
    entry: {
      apiKey: 'k',
      models: [
        { id: 'm-relay', name: 'M' },
        { id: 'm-pinned', name: 'P' },
      ],
    },
    top: {
      agents: { defaults: { model: { primary: 'relay/m-relay' } }, entries: { main: { model: 'relay/m-pinned' } } },
    },
  }),
  'effort-messages': relay({ entry: { api: 'anthropic-messages', apiKey: 'k' }, row: { reasoning: true } }),
  'header-placeholder': relay({ entry: { headers: { 'api-key': placeholder } }, home: { variables } }),
  'header-ref': relay({ entry: { headers: { 'api-key': env } }, home: { variables } }),
  'model-header': relay({ entry: { apiKey: 'sk-plain-0001' }, row: { headers: { 'X-Model': 'one' } } }),
  'max-tokens': relay({ entry: { apiKey: 'k' }, row: { maxTokens: 4000, contextWindow: 64_000 } }),
  'max-tokens-responses': relay({
    entry: { apiKey: 'k', api: 'openai-responses' },
    row: { maxTokens: 4000, contextWindow: 64_000 },
  }),
  'model-as-text': relay({ entry: { apiKey: 'k' }, defaults: { model: 'relay/m-relay' } }),
  'row-of-another-api': relay({ entry: { apiKey: 'k' }, row: { api: 'openai-responses' } }),
  'row-of-another-address': relay({ entry: { apiKey: 'k' }, row: { baseUrl: 'http://127.0.0.1:41002/v1' } }),
  'built-in-openai': homeOf({
    files: {
      [live]: `// JSON5\n{ gateway: { mode: 'local' }, logging: { file: '$HOME/.openclaw/logs/log' },
  models: { providers: { openai: { baseUrl: '${base}', apiKey: 'sk-plain-0001', models: [] } } },
  agents: { defaults: { model: { primary: 'openai/m-relay' } } }, }`,
    },
  }),
  'beside-unset-placeholder': beside({ apiKey: 'sk-plain-0001' }, { apiKey: unset }),
  'placeholder-beside-unset-placeholder': beside({ apiKey: placeholder }, { apiKey: unset }),
  'reference-beside-unset-placeholder': beside({ apiKey: env }, { apiKey: unset }),
  'beside-unset-reference': beside({ apiKey: 'sk-plain-0001' }, { apiKey: { ...env, id: 'NOT_SET_KEY' } }),
  'reference-beside-unset-reference': beside({ apiKey: env }, { apiKey: { ...env, id: 'NOT_SET_KEY' } }),
  'reference-beside-unset-header': beside({ apiKey: env }, { apiKey: 'k', headers: { 'X-Key': unset } }),
  'reference-beside-gone-program': beside({ apiKey: env }, { apiKey: { source: 'exec', provider: 'gone', id: 'a' } }),
  'refused-no-address': relay({ entry: { baseUrl: undefined } }),
  'refused-no-models': relay({ entry: { models: undefined } }),
  'refused-unknown-key': relay({ top: { zzz: 1 } }),
  'refused-api': relay({ entry: { api: 'responses' } }),
  'refused-syntax': homeOf({ files: { [live]: '{ models: ' } }),
};
