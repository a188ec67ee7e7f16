import type { Part } from '../drawn-home.ts';
import type { SampleKey } from '../sample-keys.ts';
import { chatGptLogin, chatGptToken } from './chatgpt-login.ts';

/** A value in TOML. */
export type Toml = string | boolean | number | readonly string[] | { readonly [name: string]: string };

/** Where an entry has its key: lines of the entry, and what lies elsewhere. */
export interface DrawnPlace extends Omit<Part, 'label'> {
  readonly lines: readonly (readonly [string, Toml])[];
  /** Lines of its table `auth`. */
  readonly auth?: readonly (readonly [string, Toml])[];
}

const setVariable = ({ text, variable }: SampleKey, value = text) => ({
  variables: { [variable]: value },
  keys: [text],
});

function header(name: string, value: string, text: string): DrawnPlace {
  return { lines: [['http_headers', { [name]: value }]], keys: [text] };
}

/** Every place in which an entry of Codex may have its key. */
export const drawnPlaces: Readonly<Record<string, (key: SampleKey) => DrawnPlace>> = {
  none: () => ({ lines: [] }),
  bearer: ({ text }) => ({ lines: [['experimental_bearer_token', text]], keys: [text] }),
  variable: (key) => ({ lines: [['env_key', key.variable]], ...setVariable(key) }),
  'variable unset': () => ({ lines: [['env_key', 'NOT_SET_KEY']] }),
  'variable in .env': ({ text, variable }) => ({
    lines: [['env_key', variable]],
    files: { '.codex/.env': `${variable}=${text}\n` },
    keys: [text],
  }),
  'key in env_key': ({ text }) => ({ lines: [['env_key', text]], keys: [text] }),
  'variable and bearer': (key) => ({
    lines: [
      ['env_key', key.variable],
      ['experimental_bearer_token', key.text],
    ],
    ...setVariable(key),
  }),
  'header Authorization': ({ text }) => header('Authorization', `Bearer ${text}`, text),
  'header Authorization, bare': ({ text }) => header('authorization', text, text),
  'header api-key': ({ text }) => header('api-key', text, text),
  'header x-api-key': ({ text }) => header('X-Api-Key', text, text),
  'header of any name': ({ text }) => header('X-Relay-Pass', text, text),
  'header from a variable': (key) => ({
    lines: [['env_http_headers', { 'api-key': key.variable }]],
    ...setVariable(key),
  }),
  'Authorization from a variable': (key) => ({
    lines: [['env_http_headers', { Authorization: key.variable }]],
    ...setVariable(key, `Bearer ${key.text}`),
  }),
  query: ({ text }) => ({ lines: [['query_params', { key: text, 'api-version': '1' }]], keys: [text] }),
  command: ({ text, variable }) => ({
    lines: [],
    auth: [
      ['command', `$HOME/bin/tool-${variable.toLowerCase()}`],
      ['args', ['print']],
    ],
    programs: { [`tool-${variable.toLowerCase()}`]: text },
    keys: [text],
  }),
  login: ({ text }) => ({
    lines: [['requires_openai_auth', true]],
    files: { '.codex/auth.json': JSON.stringify({ auth_mode: 'apikey', OPENAI_API_KEY: text }) },
    keys: [text],
  }),
  'login with ChatGPT': () => ({
    lines: [['requires_openai_auth', true]],
    files: { '.codex/auth.json': chatGptLogin },
    keys: [chatGptToken],
  }),
  'key in the path': ({ text }) => ({ lines: [['base_url', `http://127.0.0.1:41001/${text}/v1`]], keys: [text] }),
  'bearer beside login': ({ text }) => ({
    lines: [
      ['requires_openai_auth', true],
      ['experimental_bearer_token', text],
    ],
    keys: [text],
  }),
};
