import { type Home, homeOf } from '../home.ts';
import { chatGptLogin } from './chatgpt-login.ts';

const base = 'http://127.0.0.1:41001/v1';

interface Entry {
  /** Lines of the entry. */
  readonly entry?: string;
  /** Lines above all tables. */
  readonly top?: string;
  /** Tables after the entry. */
  readonly more?: string;
  readonly home?: Partial<Home>;
}

/** A home in which Codex has chosen the entry `relay`. */
function relay({ entry = '', top = '', more = '', home = {} }: Entry): Home {
  const text = `model = "m-relay"
model_provider = "relay"
${top}
[model_providers.relay]
name = "Relay"
base_url = "${base}"
${entry}
${more}`;
  return homeOf({ ...home, files: { '.codex/config.toml': text, ...home.files } });
}

const apiKeyLogin = '{"auth_mode":"apikey","OPENAI_API_KEY":"sk-login-0001"}';

/** Every place in which Codex may find a key, one home each, and what else decides about the request. */
export const codexPlaces: Readonly<Record<string, Home>> = {
  'no-key': relay({}),
  bearer: relay({ entry: 'experimental_bearer_token = "sk-bearer-0001"' }),
  'bearer-empty': relay({ entry: 'experimental_bearer_token = ""' }),
  'env-key': relay({ entry: 'env_key = "RELAY_KEY"', home: { variables: { RELAY_KEY: 'sk-env-0001' } } }),
  'env-key-unset': relay({ entry: 'env_key = "RELAY_KEY"' }),
  'env-key-beats-bearer': relay({
    entry: 'env_key = "RELAY_KEY"\nexperimental_bearer_token = "sk-bearer-0001"',
    home: { variables: { RELAY_KEY: 'sk-env-0001' } },
  }),
  'env-key-unset-beside-bearer': relay({
    entry: 'env_key = "RELAY_KEY"\nexperimental_bearer_token = "sk-bearer-0001"',
  }),
  'env-key-in-dot-env': relay({
    entry: 'env_key = "RELAY_KEY"',
    home: {
      variables: { RELAY_KEY: 'sk-shell-0001' },
      files: { '.codex/.env': '# keys\nexport RELAY_KEY="sk-dotenv-0001" # mine\nOTHER=1\n' },
    },
  }),
  'key-in-env-key': relay({ entry: 'env_key = "sk-typed-into-env-key-0001"' }),
  'header-authorization': relay({ entry: 'http_headers = { Authorization = "Bearer sk-header-0001" }' }),
  'header-api-key': relay({ entry: 'http_headers = { "api-key" = "sk-header-0001", "X-Team" = "blue" }' }),
  'header-beside-bearer': relay({
    entry: 'experimental_bearer_token = "sk-bearer-0001"\nhttp_headers = { authorization = "Bearer sk-header-0001" }',
  }),
  'env-header': relay({
    entry: 'env_http_headers = { "api-key" = "APIM_KEY", "x-org" = "NOT_SET" }',
    home: { variables: { APIM_KEY: 'sk-apim-0001' } },
  }),
  'env-header-authorization': relay({
    entry: 'env_http_headers = { Authorization = "RELAY_AUTH" }',
    home: { variables: { RELAY_AUTH: 'Bearer sk-apim-0001' } },
  }),
  'env-header-beside-header': relay({
    entry: 'http_headers = { "api-key" = "sk-plain-0001" }\nenv_http_headers = { "API-Key" = "APIM_KEY" }',
    home: { variables: { APIM_KEY: 'sk-apim-0001' } },
  }),
  'query-key': relay({ entry: 'query_params = { "api-version" = "2025-01-01", key = "sk-query 0001" }' }),
  'trailing-slash': homeOf({
    files: {
      '.codex/config.toml':
        'model = "m"\nmodel_provider = "r"\n[model_providers.r]\nname = "R"\nbase_url = "http://127.0.0.1:41001/v1/"\n',
    },
  }),
  command: relay({
    more: '[model_providers.relay.auth]\ncommand = "$HOME/bin/tool-key"\nargs = ["print"]',
    home: { programs: { 'tool-key': ' sk-command-0001 ' } },
  }),
  'command-gone': relay({ more: '[model_providers.relay.auth]\ncommand = "$HOME/bin/tool-key"' }),
  'command-beside-header': relay({
    entry: 'http_headers = { Authorization = "Bearer sk-header-0001" }',
    more: '[model_providers.relay.auth]\ncommand = "$HOME/bin/tool-key"',
    home: { programs: { 'tool-key': 'sk-command-0001' } },
  }),
  'command-beside-env-key': relay({
    entry: 'env_key = "RELAY_KEY"',
    more: '[model_providers.relay.auth]\ncommand = "$HOME/bin/tool-key"',
    home: { programs: { 'tool-key': 'sk-command-0001' }, variables: { RELAY_KEY: 'sk-env-0001' } },
  }),
  'login-api-key': relay({
    entry: 'requires_openai_auth = true',
    home: { files: { '.codex/auth.json': apiKeyLogin } },
  }),
  'login-api-key-without-mode': relay({
    entry: 'requires_openai_auth = true',
    home: { files: { '.codex/auth.json': '{"OPENAI_API_KEY":"sk-login-0001"}' } },
  }),
  'login-chatgpt': relay({
    entry: 'requires_openai_auth = true',
    home: { files: { '.codex/auth.json': chatGptLogin } },
  }),
  'login-none': relay({ entry: 'requires_openai_auth = true' }),
  'login-unwanted': relay({ home: { files: { '.codex/auth.json': apiKeyLogin } } }),
  'login-beside-bearer': relay({
    entry: 'requires_openai_auth = true\nexperimental_bearer_token = "sk-bearer-0001"',
    home: { files: { '.codex/auth.json': apiKeyLogin } },
  }),
  'login-and-codex-api-key': relay({
    entry: 'requires_openai_auth = true',
    home: { files: { '.codex/auth.json': apiKeyLogin }, variables: { CODEX_API_KEY: 'sk-codex-api-0001' } },
  }),
  'login-beside-header': relay({
    entry: 'requires_openai_auth = true\nhttp_headers = { Authorization = "Bearer sk-header-0001" }',
    home: { files: { '.codex/auth.json': apiKeyLogin } },
  }),
  'openai-base-url': homeOf({
    files: {
      '.codex/config.toml': `model = "m-openai"\nopenai_base_url = "${base}"\n`,
      '.codex/auth.json': apiKeyLogin,
    },
  }),
  'openai-base-url-chatgpt': homeOf({
    files: {
      '.codex/config.toml': `model = "m-openai"\nopenai_base_url = "${base}"\n`,
      '.codex/auth.json': chatGptLogin,
    },
  }),
  'no-model': homeOf({
    files: {
      '.codex/config.toml': `model_provider = "r"\n[model_providers.r]\nname = "R"\nbase_url = "${base}"\n`,
    },
  }),
  effort: relay({ top: 'model_reasoning_effort = "high"' }),
  'quoted-id': homeOf({
    files: {
      '.codex/config.toml': `model = "m"\nmodel_provider = "my relay.1"\nmodel_providers."my relay.1".name = "Mine"
model_providers."my relay.1".base_url = "${base}"\nmodel_providers."my relay.1".experimental_bearer_token = "sk-bearer-0001"\n`,
    },
  }),
  'crlf-and-bom': homeOf({
    files: {
      '.codex/config.toml': `\uFEFFmodel = "m"\r\nmodel_provider = "r"\r\n[model_providers.r]\r\nname = "R"\r\nbase_url = "${base}"\r\n`,
    },
  }),
  'refused-chat': relay({
    more: '[model_providers.old]\nname = "Old"\nbase_url = "http://127.0.0.1:41002/v1"\nwire_api = "chat"',
  }),
  'refused-no-name': relay({ more: '[model_providers.old]\nbase_url = "http://127.0.0.1:41002/v1"' }),
  'refused-reserved': relay({
    more: '[model_providers.openai]\nname = "Mine"\nbase_url = "http://127.0.0.1:41002/v1"',
  }),
  'refused-type': relay({ more: '[model_providers.old]\nname = "Old"\nbase_url = 7' }),
  'refused-not-found': homeOf({ files: { '.codex/config.toml': 'model_provider = "nope"\n' } }),
  'refused-profile': relay({ top: 'profile = "work"', more: '[profiles.work]\nmodel = "x"' }),
  'refused-syntax': homeOf({ files: { '.codex/config.toml': 'model = "m\n' } }),
};
