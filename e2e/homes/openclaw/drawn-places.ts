import type { Part } from '../drawn-home.ts';
import type { Table } from '../plain-value.ts';
import type { SampleKey } from '../sample-keys.ts';

/** Where an entry has its key: members of the entry, members beside it, and what lies elsewhere. */
export interface DrawnPlace extends Omit<Part, 'label'> {
  readonly entry?: Table;
  readonly top?: Table;
}

/** Every place in which an entry of OpenClaw may have its key. */
export function drawnPlaces({ text, variable }: SampleKey): Readonly<Record<string, DrawnPlace>> {
  const variables = { [variable]: text };
  const alias = variable.toLowerCase().replaceAll('_', '-');
  const keys = [text];
  const placeholder = `\${${variable}}`;
  const ref = { source: 'env', provider: 'default', id: variable };
  const source = (value: Table) => ({ secrets: { providers: { [alias]: value } } });
  const file = `.openclaw/${alias}.key`;
  return {
    none: {},
    plain: { entry: { apiKey: text }, keys },
    placeholder: { entry: { apiKey: placeholder }, variables, keys },
    'placeholder unset': { entry: { apiKey: '$' + '{NOT_SET_KEY}' } },
    'name in place of a key': { entry: { apiKey: variable }, variables, keys },
    'reference to a variable': { entry: { apiKey: ref }, variables, keys },
    'reference to a file': {
      entry: { apiKey: { source: 'file', provider: alias, id: 'value' } },
      top: source({ source: 'file', path: `$HOME/${file}`, mode: 'singleValue' }),
      files: { [file]: `${text}\n` },
      keys,
    },
    'reference to a program': {
      entry: { apiKey: { source: 'exec', provider: alias, id: 'relay/key' } },
      top: source({ source: 'exec', command: `$HOME/bin/tool-${alias}`, jsonOnly: true }),
      programs: { [`tool-${alias}`]: JSON.stringify({ protocolVersion: 1, values: { 'relay/key': text } }) },
      keys,
    },
    'placeholder in env.vars': { entry: { apiKey: placeholder }, top: { env: { vars: variables } }, keys },
    'placeholder in .env': {
      entry: { apiKey: placeholder },
      files: { '.openclaw/.env': `${variable}=${text}\n` },
      keys,
    },
    'header api-key': { entry: { apiKey: 'unused-1', headers: { 'api-key': text } }, keys },
    'header api-key from a variable': {
      entry: { apiKey: 'unused-1', headers: { 'api-key': placeholder } },
      variables,
      keys,
    },
    'header api-key by reference': { entry: { apiKey: 'unused-1', headers: { 'api-key': ref } }, variables, keys },
    'header Authorization': { entry: { apiKey: 'unused-1', headers: { Authorization: `Bearer ${text}` } }, keys },
    'key in the path': { entry: { baseUrl: `http://127.0.0.1:41001/${text}/v1`, apiKey: 'unused-1' }, keys },
    'header alone': { entry: { headers: { 'api-key': text } }, keys },
  };
}
