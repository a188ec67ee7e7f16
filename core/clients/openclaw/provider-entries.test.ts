import { expect, it } from 'vitest';
import { english } from '../../../e2e/support/english.ts';
import { liveName, liveState, stateOf } from '../../../e2e/support/openclaw-state.ts';
import { readDocument } from '../../documents/document.ts';
import { plannedText } from '../../switching/planned-text.ts';
import { adapter as openclaw } from './adapter.ts';

const gateway = 'gateway: { mode: "local" }';
const address = 'baseUrl: "https://a.example/v1"';
const providers = (entries: string, more = '') => `{ ${gateway}, ${more} models: { providers: { ${entries} } } }`;

/** Codes, and what the first repair makes of the file. */
async function found(text: string) {
  const { legacy } = await liveState(text);
  const [repaired] = legacy.flatMap(({ repair }) => (repair ? [repair] : []));
  const after = repaired?.files.map(plannedText)[0];
  return {
    codes: legacy.map(({ problem, isFatal }) => `${problem.code.replace('openclaw.', '')}${isFatal ? '' : '?'}`),
    title: repaired && english(repaired.title),
    after: after == null ? undefined : (readDocument(after, 'json5', 'x').value as Record<string, unknown>),
  };
}

it.each([
  ['no address', providers('a: { models: [] }'), ['address-missing'], undefined],
  ['an empty address', providers('a: { baseUrl: "", models: [] }'), ['address-missing'], undefined],
  [
    'no list of models',
    providers(`a: { ${address} }`),
    ['models-missing'],
    'Give a a list of the models that are used',
  ],
  [
    'a wire of another name',
    providers(`a: { ${address}, models: [], api: "openai" }`),
    ['api-unknown'],
    'Write "openai-completions" in models.providers.a.api',
  ],
  [
    'a wire in other letters',
    providers(`a: { ${address}, models: [], api: "OpenAI_Responses" }`),
    ['api-unknown'],
    'Write "openai-responses" in models.providers.a.api',
  ],
  ['a wire of nobody', providers(`a: { ${address}, models: [], api: "soap" }`), ['api-unknown'], undefined],
  [
    'a wire of a model',
    providers(`a: { ${address}, models: [{ id: "m", name: "M", api: "anthropic" }] }`),
    ['api-unknown'],
    'Write "anthropic-messages" in models.providers.a.models.0.api',
  ],
  [
    'providers at the root',
    `{ ${gateway}, providers: { a: { ${address}, models: [] } } }`,
    ['providers-at-root'],
    'Move "providers" to models.providers',
  ],
  ['a note at the root', `{ ${gateway}, "_note": "mine" }`, ['root-key-unknown'], 'Remove "_note"'],
])('%s is found', async (_what, text, codes, title) => {
  expect(await found(text)).toMatchObject({ codes, title });
});

it.each([
  ['what OpenClaw brings along', providers('openai: { apiKey: "x" }, OpenRouter: {}')],
  [
    'a whole entry',
    providers(`a: { ${address}, models: [{ id: "m", name: "M", api: "ollama" }], api: "openai-responses" }`),
  ],
])('%s is none of it', async (_what, text) => {
  expect((await found(text)).codes).toEqual([]);
});

it('a list of models gets those that something names', async () => {
  const text = providers(
    `a: { ${address} }`,
    'agents: { defaults: { model: { primary: "a/m/1", fallbacks: ["a/n"] } } },',
  );
  expect((await found(text)).after).toMatchObject({
    models: {
      providers: {
        a: {
          models: [
            { id: 'm/1', name: 'm/1' },
            { id: 'n', name: 'n' },
          ],
        },
      },
    },
  });
});

it('providers are moved as they are written, and not over others', async () => {
  const moved = await found(
    `{ ${gateway}, providers: { a: { ${address}, models: [] } }, models: { providers: { b: { ${address}, models: [] } } } }`,
  );
  const entry = { baseUrl: 'https://a.example/v1', models: [] };
  expect(moved.after).toEqual({ gateway: { mode: 'local' }, models: { providers: { b: entry, a: entry } } });
  const taken = await found(
    `{ ${gateway}, providers: { a: { ${address}, models: [] } }, models: { providers: { a: { ${address}, models: [] } } } }`,
  );
  expect(taken).toMatchObject({ codes: ['providers-at-root'], title: undefined });
});

it('another version may know better: nothing is fatal there, and no key is taken out', async () => {
  const state = await stateOf({ [liveName]: `{ ${gateway}, _note: 1, models: { providers: { a: { models: [] } } } }` });
  const { legacy } = await openclaw.read({ ...state.installation, version: '2027.1.0' });
  expect(legacy.map(({ isFatal, repair }) => [isFatal, repair === undefined])).toEqual([
    [false, true],
    [false, true],
  ]);
});
