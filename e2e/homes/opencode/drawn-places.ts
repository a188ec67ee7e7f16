import type { Part } from '../drawn-home.ts';
import type { Table } from '../plain-value.ts';
import type { SampleKey } from '../sample-keys.ts';

/** Where an entry has its key: members of its options and of itself, and what lies elsewhere. */
export interface DrawnPlace extends Omit<Part, 'label'> {
  readonly options?: Table;
  readonly entry?: Table;
  /** Its part of OpenCode's `auth.json`. */
  readonly login?: Table;
}

/** Every place in which the entry `id` of OpenCode may have its key. */
export function drawnPlaces(id: string, { text, variable }: SampleKey): Readonly<Record<string, DrawnPlace>> {
  const variables = { [variable]: text };
  const file = `secrets/${variable.toLowerCase()}`;
  const keys = [text];
  return {
    none: {},
    plain: { options: { apiKey: text }, keys },
    empty: { options: { apiKey: '' } },
    variable: { options: { apiKey: `{env:${variable}}` }, variables, keys },
    'variable unset': { options: { apiKey: '{env:NOT_SET_KEY}' } },
    file: { options: { apiKey: `{file:~/${file}}` }, files: { [file]: `${text}\n` }, keys },
    'list of variables': { entry: { env: [variable] }, variables, keys },
    login: { login: { [id]: { type: 'api', key: text } }, keys },
    'login beside plain': {
      options: { apiKey: text },
      login: { [id]: { type: 'api', key: 'sk-smpl8-of-login-0f1e2d3c4b5a' } },
      keys: [text, 'sk-smpl8-of-login-0f1e2d3c4b5a'],
    },
    'header Authorization': { options: { headers: { Authorization: `Bearer ${text}` } }, keys },
    'header api-key': { options: { headers: { 'api-key': text } }, keys },
    'header from a variable': { options: { headers: { 'api-key': `{env:${variable}}` } }, variables, keys },
    'header beside plain': { options: { apiKey: 'unused-1', headers: { 'x-api-key': text } }, keys },
    'key in the path': { options: { baseURL: `http://127.0.0.1:41001/${text}/v1`, apiKey: 'unused-1' }, keys },
    query: { options: { queryParams: { key: text, 'api-version': '1' } }, keys },
  };
}
