import type { ClientId } from '../../shared/client-id.ts';
import type { CandidateView } from '../../shared/views.ts';

// Every place in which a client's entry can have its key, for tests: a new one is one row here.

/** What is planted as the key; in a file of a row `$KEY` stands for it. */
export const plantedKey = 'sk-planted0123456789abcdef';
/** Another one, without any known shape. */
export const plantedHex = '0123456789abcdef'.repeat(4);
/** A variable in the words of OpenClaw. */
const reference = (name: string) => `\${${name}}`;
const url = 'https://relay.example/v1';

const codex = (entry: string, more: Readonly<Record<string, string>> = {}) => ({
  '.codex/config.toml': `model_provider = "relay"\nmodel = "m"\n[model_providers.relay]\nname = "Relay"\nbase_url = "${url}"\n${entry}\n`,
  ...more,
});
const opencode = (options: object, entry: object = {}, more: Readonly<Record<string, string>> = {}) => ({
  '.config/opencode/opencode.jsonc': JSON.stringify({
    model: 'relay/m',
    provider: {
      relay: {
        npm: '@ai-sdk/openai-compatible',
        name: 'Relay',
        options: { baseURL: url, ...options },
        models: { m: {} },
        ...entry,
      },
    },
  }),
  ...more,
});
const openclaw = (entry: object, root: object = {}, more: Readonly<Record<string, string>> = {}) => ({
  '.openclaw/openclaw.json': JSON.stringify({
    models: { providers: { relay: { baseUrl: url, models: [{ id: 'm', name: 'M' }], ...entry } } },
    agents: { defaults: { model: { primary: 'relay/m' } } },
    ...root,
  }),
  ...more,
});

export interface KeyPlaceRow {
  readonly client: ClientId;
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly kind: CandidateView['key']['kind'];
  readonly transfer?: CandidateView['transfer'];
  /** How the provider carries or names its key. */
  readonly provider?: object;
  /** Where status names the key as plain text. */
  readonly isPlain?: boolean;
  readonly problem?: string;
}

const apiKey = { keyIn: { in: 'header', name: 'api-key' } };
const silent = { keyIn: { in: 'header', name: 'X-Relay' } };
const apim = 'env_http_headers = { "api-key" = "APIM_KEY" }';
const login = (content: object) => ({ '.codex/auth.json': JSON.stringify(content) });
const openaiAuth = 'requires_openai_auth = true';
const stored = (content: object) => ({ '.local/share/opencode/auth.json': JSON.stringify(content) });
const vars = (text: string) => ({ env: { vars: { RELAY_KEY: text } } });

export const keyPlaces: readonly KeyPlaceRow[] = [
  { client: 'codex', what: 'no key', files: codex(''), kind: 'none' },
  {
    client: 'codex',
    what: 'a bearer key',
    files: codex('experimental_bearer_token = "$KEY"'),
    kind: 'plain',
    transfer: 'move',
    isPlain: true,
  },
  {
    client: 'codex',
    what: 'a variable',
    files: codex('env_key = "RELAY_KEY"'),
    kind: 'env',
    provider: { env: 'RELAY_KEY' },
  },
  {
    client: 'codex',
    what: 'a variable of .env',
    files: codex('env_key = "RELAY_KEY"', { '.codex/.env': 'RELAY_KEY=$KEY\n' }),
    kind: 'env',
    transfer: 'copy',
    provider: { env: 'RELAY_KEY' },
  },
  {
    client: 'codex',
    what: 'a key as the name of its variable',
    files: codex(`env_key = "${plantedHex}"`),
    kind: 'plain',
    transfer: 'move',
    isPlain: true,
  },
  {
    client: 'codex',
    what: 'a key of a known shape as the name of its variable',
    files: codex('env_key = "$KEY"'),
    kind: 'plain',
    transfer: 'move',
    isPlain: true,
  },
  {
    client: 'codex',
    what: 'what may be a name or a key',
    files: codex('env_key = "ABCDEFGHIJKLMNOP0123"'),
    kind: 'unsure',
    isPlain: true,
    problem: 'import-key-unsure',
  },
  {
    client: 'codex',
    what: 'a name that looks like a key and is set',
    files: codex('env_key = "ABCDEFGHIJKLMNOP0123"'),
    variables: { ABCDEFGHIJKLMNOP0123: plantedKey },
    kind: 'env',
  },
  {
    client: 'codex',
    what: 'an Authorization header',
    files: codex('http_headers = { authorization = "Bearer $KEY" }'),
    kind: 'plain',
    transfer: 'move',
    isPlain: true,
  },
  {
    client: 'codex',
    what: 'a bare Authorization header',
    files: codex('http_headers = { Authorization = "$KEY" }'),
    kind: 'plain',
    isPlain: true,
    provider: { keyIn: { in: 'header', name: 'Authorization' } },
  },
  {
    client: 'codex',
    what: 'a header of another name',
    files: codex('http_headers = { "api-key" = "$KEY" }'),
    kind: 'plain',
    isPlain: true,
    provider: apiKey,
  },
  {
    client: 'codex',
    what: 'a header whose name says nothing',
    files: codex(`http_headers = { "X-Relay" = "${plantedHex}" }`),
    kind: 'plain',
    isPlain: true,
    provider: silent,
  },
  {
    client: 'codex',
    what: 'a header whose name says nothing from a variable whose name does',
    files: codex('env_http_headers = { "X-Relay" = "RELAY_KEY" }'),
    kind: 'env',
    provider: { env: 'RELAY_KEY', ...silent },
  },
  {
    client: 'codex',
    what: 'a parameter whose name says nothing',
    files: codex(`query_params = { t = "${plantedHex}" }`),
    kind: 'plain',
    isPlain: true,
    provider: { keyIn: { in: 'query', name: 't' }, queryParams: {} },
  },
  {
    client: 'codex',
    what: 'a key as the variable of a header',
    files: codex(`env_http_headers = { "api-key" = "cr_${plantedHex}" }`),
    kind: 'unsure',
    isPlain: true,
    problem: 'import-key-unsure',
  },
  {
    client: 'codex',
    what: 'a header of another name from a variable',
    files: codex(apim),
    kind: 'env',
    provider: { env: 'APIM_KEY', ...apiKey },
  },
  {
    client: 'codex',
    what: 'a query parameter',
    files: codex('query_params = { key = "$KEY" }'),
    kind: 'plain',
    isPlain: true,
    provider: { keyIn: { in: 'query', name: 'key' }, queryParams: {} },
  },
  {
    client: 'codex',
    what: 'two plantedKeys',
    files: codex(`env_key = "RELAY_KEY"\nhttp_headers = { "x-token" = "$KEY" }`),
    kind: 'env',
    isPlain: true,
    problem: 'import-second-key',
  },
  {
    client: 'codex',
    what: 'the key of its login',
    files: codex(openaiAuth, login({ OPENAI_API_KEY: '$KEY' })),
    kind: 'stored',
    transfer: 'copy',
  },
  {
    client: 'codex',
    what: 'its ChatGPT login',
    files: codex(openaiAuth, login({ auth_mode: 'chatgpt', OPENAI_API_KEY: null, tokens: {} })),
    kind: 'login',
    problem: 'import-login',
  },
  { client: 'codex', what: 'a login that is not there', files: codex(openaiAuth), kind: 'missing' },
  {
    client: 'codex',
    what: 'its own key variable',
    files: codex(openaiAuth),
    variables: { CODEX_API_KEY: plantedKey },
    kind: 'env',
    provider: { env: 'CODEX_API_KEY' },
  },
  {
    client: 'codex',
    what: 'a command',
    files: codex('auth = { command = "pass", args = ["show", "relay"] }'),
    kind: 'command',
  },
  {
    client: 'codex',
    what: 'an organisation from a variable',
    files: codex('env_key = "RELAY_KEY"\nenv_http_headers = { "OpenAI-Organization" = "ORG" }'),
    kind: 'env',
    problem: 'import-variable-header',
  },
  { client: 'opencode', what: 'no key', files: opencode({}), kind: 'none' },
  {
    client: 'opencode',
    what: 'a plain key',
    files: opencode({ apiKey: '$KEY' }),
    kind: 'plain',
    transfer: 'move',
    isPlain: true,
  },
  {
    client: 'opencode',
    what: 'a variable',
    files: opencode({ apiKey: '{env:RELAY_KEY}' }),
    kind: 'env',
    provider: { env: 'RELAY_KEY' },
  },
  {
    client: 'opencode',
    what: 'a file',
    files: opencode({ apiKey: '{file:~/relay.key}' }, {}, { 'relay.key': '$KEY\n' }),
    kind: 'file',
    transfer: 'copy',
  },
  {
    client: 'opencode',
    what: 'the name of a variable',
    files: opencode({ apiKey: 'RELAY_API_KEY' }),
    kind: 'variable-name',
    problem: 'import-variable-name',
  },
  {
    client: 'opencode',
    what: 'its own store',
    files: opencode({}, {}, stored({ relay: { type: 'api', key: '$KEY' } })),
    kind: 'stored',
    transfer: 'copy',
  },
  {
    client: 'opencode',
    what: 'a login of a person',
    files: opencode({}, {}, stored({ relay: { type: 'oauth', access: '$KEY' } })),
    kind: 'login',
    problem: 'import-login',
  },
  {
    client: 'opencode',
    what: 'an empty key that blocks its store',
    files: opencode({ apiKey: '' }, {}, stored({ relay: { type: 'api', key: '$KEY' } })),
    kind: 'none',
  },
  {
    client: 'opencode',
    what: 'the one variable of env',
    files: opencode({}, { env: ['RELAY_KEY'] }),
    kind: 'env',
    provider: { env: 'RELAY_KEY' },
  },
  {
    client: 'opencode',
    what: 'the variable of its package',
    files: opencode({}, { npm: '@ai-sdk/openai' }),
    variables: { OPENAI_API_KEY: plantedKey },
    kind: 'env',
    provider: { env: 'OPENAI_API_KEY' },
  },
  {
    client: 'opencode',
    what: 'a header of another name',
    files: opencode({ headers: { 'api-key': '$KEY' } }),
    kind: 'plain',
    transfer: 'move',
    isPlain: true,
    provider: apiKey,
  },
  {
    client: 'opencode',
    what: 'a header whose name says nothing',
    files: opencode({ headers: { 'X-Relay': plantedHex } }),
    kind: 'plain',
    transfer: 'move',
    isPlain: true,
    provider: silent,
  },
  {
    client: 'opencode',
    what: 'a header whose name says nothing from a variable whose name does',
    files: opencode({ headers: { 'X-Relay': '{env:RELAY_KEY}' } }),
    kind: 'env',
    provider: { env: 'RELAY_KEY', ...silent },
  },
  {
    client: 'opencode',
    what: 'a header whose name says nothing from a file',
    files: opencode({ headers: { 'X-Relay': '{file:~/relay.txt}' } }, {}, { 'relay.txt': '$KEY\n' }),
    kind: 'file',
    transfer: 'copy',
    provider: silent,
  },
  {
    client: 'opencode',
    what: 'a key as the name of a variable',
    files: opencode({ apiKey: `{env:cr_${plantedHex}}` }),
    kind: 'unsure',
    isPlain: true,
    problem: 'import-key-unsure',
  },
  {
    client: 'opencode',
    what: 'a key in the list of variables',
    files: opencode({}, { env: [`cr_${plantedHex}`] }),
    kind: 'unsure',
    isPlain: true,
    problem: 'import-key-unsure',
  },
  {
    client: 'opencode',
    what: 'a header of another name from a variable',
    files: opencode({ headers: { 'api-key': '{env:APIM_KEY}' } }),
    kind: 'env',
    provider: { env: 'APIM_KEY', ...apiKey },
  },
  {
    client: 'opencode',
    what: 'a header with another word before the key',
    files: opencode({ headers: { Authorization: 'Token $KEY' } }),
    kind: 'plain',
    transfer: 'move',
    isPlain: true,
    provider: { keyIn: { in: 'header', name: 'Authorization', prefix: 'Token ' } },
  },
  { client: 'openclaw', what: 'no key', files: openclaw({}), kind: 'none' },
  {
    client: 'openclaw',
    what: 'a plain key',
    files: openclaw({ apiKey: '$KEY' }),
    kind: 'plain',
    transfer: 'move',
    isPlain: true,
  },
  {
    client: 'openclaw',
    what: 'a variable',
    files: openclaw({ apiKey: reference('RELAY_KEY') }),
    kind: 'env',
    provider: { env: 'RELAY_KEY' },
  },
  {
    client: 'openclaw',
    what: 'a variable of .env',
    files: openclaw({ apiKey: reference('RELAY_KEY') }, {}, { '.openclaw/.env': 'RELAY_KEY=$KEY\n' }),
    kind: 'env',
    transfer: 'copy',
    provider: { env: 'RELAY_KEY' },
  },
  {
    client: 'openclaw',
    what: 'a variable that the configuration sets',
    files: openclaw({ apiKey: reference('RELAY_KEY') }, vars('$KEY')),
    kind: 'env',
    transfer: 'move',
    isPlain: true,
    provider: { env: 'RELAY_KEY' },
  },
  {
    client: 'openclaw',
    what: 'a reference to a variable',
    files: openclaw({ apiKey: { source: 'env', provider: 'default', id: 'RELAY_KEY' } }),
    kind: 'env',
    provider: { env: 'RELAY_KEY' },
  },
  {
    client: 'openclaw',
    what: 'the name of a variable',
    files: openclaw({ apiKey: 'ACME_API_KEY' }),
    kind: 'variable-name',
    problem: 'import-variable-name',
  },
  {
    client: 'openclaw',
    what: 'a stored profile',
    files: openclaw({}, { auth: { profiles: { 'relay:key': { provider: 'relay', mode: 'api_key' } } } }),
    kind: 'stored',
  },
  {
    client: 'openclaw',
    what: 'a stored profile of a person',
    files: openclaw({}, { auth: { profiles: { 'relay:me': { provider: 'relay', mode: 'oauth' } } } }),
    kind: 'login',
    problem: 'import-login',
  },
  {
    client: 'openclaw',
    what: 'a header of another name',
    files: openclaw({ headers: { 'api-key': '$KEY' } }),
    kind: 'plain',
    transfer: 'move',
    isPlain: true,
    provider: apiKey,
  },
  {
    client: 'openclaw',
    what: 'a header whose name says nothing',
    files: openclaw({ headers: { 'X-Relay': plantedHex } }),
    kind: 'plain',
    transfer: 'move',
    isPlain: true,
    provider: silent,
  },
  {
    client: 'openclaw',
    what: 'a header whose name says nothing from a variable whose name does',
    files: openclaw({ headers: { 'X-Relay': reference('RELAY_KEY') } }),
    kind: 'env',
    provider: { env: 'RELAY_KEY', ...silent },
  },
  {
    client: 'openclaw',
    what: 'a header whose name says nothing by reference to such a variable',
    files: openclaw({ headers: { 'X-Relay': { source: 'env', provider: 'default', id: 'RELAY_KEY' } } }),
    kind: 'env',
    provider: { env: 'RELAY_KEY', ...silent },
  },
  {
    client: 'openclaw',
    what: 'a header whose name says nothing from a command',
    files: openclaw({ headers: { 'X-Relay': { source: 'exec', provider: 'vault', id: 'relay' } } }),
    kind: 'command',
    provider: silent,
  },
  {
    client: 'openclaw',
    what: 'a key as the name of a variable',
    files: openclaw({ apiKey: { source: 'env', provider: 'default', id: `cr_${plantedHex}` } }),
    kind: 'unsure',
    isPlain: true,
    problem: 'import-key-unsure',
  },
  {
    client: 'openclaw',
    what: 'a header from a variable',
    files: openclaw({ headers: { 'api-key': reference('APIM_KEY') } }),
    kind: 'env',
    provider: { env: 'APIM_KEY', ...apiKey },
  },
  {
    client: 'openclaw',
    what: 'a command',
    files: openclaw({ apiKey: { source: 'exec', provider: 'vault', id: 'relay' } }),
    kind: 'command',
  },
];
