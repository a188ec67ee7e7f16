import { describe, expect, it } from 'vitest';
import {
  liveName as clawFile,
  stateOf as clawState,
  targetOf as clawTarget,
} from '../../e2e/support/openclaw-state.ts';
import { liveFile as codeFile, stateOf as codeState, targetOf as codeTarget } from '../../e2e/support/opencode-home.ts';
import { Provider } from '../../shared/provider.ts';
import { plannedText } from '../switching/planned-text.ts';
import type { OriginalValue, Target } from './client.ts';
import { foundIds, originalText } from './found-entries.ts';
import { adapter as openclaw } from './openclaw/adapter.ts';
import { adapter as opencode } from './opencode/adapter.ts';

type ProviderTarget = Target & { readonly kind: 'provider' };

const baseUrl = 'https://acme.example/v1';
/** By entry, the output limit of each of its models: three entries of one account. */
const limits: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  first: { m: 1000, other: 1001 },
  second: { m: 2000 },
  third: { m: 3000 },
};

/** The provider that stands in all three, chosen with this model. */
function targetIn(client: string, known: ProviderTarget, model: string, original: readonly OriginalValue[]) {
  const found = Object.keys(limits).map((id) => ({ client, id }));
  const models = [{ id: 'm' }, { id: 'other' }];
  return { ...known, model, original, provider: Provider.parse({ ...known.provider, found, models }) };
}

/** The limit that a model has in our entry after `use`, while `ref` was the choice. */
type LimitAfter = (ref: string, before: string | null, model: string) => Promise<unknown>;

const clients: Readonly<Record<string, LimitAfter>> = {
  async opencode(ref, before, model) {
    const provider = Object.fromEntries(
      Object.entries(limits).map(([id, models]) => [
        id,
        {
          npm: '@ai-sdk/openai-compatible',
          options: { baseURL: baseUrl },
          models: Object.fromEntries(
            Object.entries(models).map(([name, output]) => [name, { limit: { context: 9000, output } }]),
          ),
        },
      ]),
    );
    const state = await codeState({ files: { [codeFile]: { model: ref, provider } }, version: '1.18.33' });
    const original = [{ file: state.main.file.path, path: ['model'], source: before }];
    const plan = opencode.plan(state, targetIn('opencode', codeTarget({ key: { kind: 'none' } }), model, original));
    return JSON.parse(plan.files.map(plannedText)[0] ?? '').provider['sw-acme'].models[model].limit?.output;
  },
  async openclaw(primary, before, model) {
    const providers = Object.fromEntries(
      Object.entries(limits).map(([id, models]) => [
        id,
        { baseUrl, models: Object.entries(models).map(([name, maxTokens]) => ({ id: name, name, maxTokens })) },
      ]),
    );
    const config = { models: { providers }, agents: { defaults: { model: { primary } } } };
    const state = await clawState({ [clawFile]: JSON.stringify(config) });
    const original = [{ file: state.main.file.path, path: ['agents', 'defaults', 'model', 'primary'], source: before }];
    const plan = openclaw.plan(state, targetIn('openclaw', clawTarget('acme'), model, original));
    const { models } = JSON.parse(plan.files.map(plannedText)[0] ?? '').models.providers['sw-acme'];
    return models.find((row: { readonly id: string }) => row.id === model).maxTokens;
  },
};

describe.each(Object.entries(clients))('of several entries that are one account, %s goes on', (_, limitAfter) => {
  it.each<[string, ...Parameters<LimitAfter>, number]>([
    ['with the one in use', 'second/m', null, 'm', 2000],
    ['with the last, where that is in use', 'third/m', '"first/m"', 'm', 3000],
    ['with the one that was in use before our first switch', 'sw-north/m', '"third/m"', 'm', 3000],
    ['with the first, where none is known to have been in use', 'sw-north/m', null, 'm', 1000],
    ['with what another one says of a model that this one has not', 'second/m', null, 'other', 1001],
  ])('%s', async (_what, ref, before, model, expected) => {
    expect(await limitAfter(ref, before, model)).toBe(expected);
  });
});

it('only entries of the client count, each once', () => {
  const found = [
    { client: 'codex', id: 'a' },
    { client: 'opencode', id: 'b' },
    { client: 'opencode', id: 'c' },
  ] as const;
  const { provider } = clawTarget('acme');
  expect(foundIds('opencode', { ...provider, found: [...found] }, ['c', 'a', undefined, 'c'])).toEqual(['c', 'b']);
  expect(foundIds('opencode', provider, ['c'])).toEqual([]);
});

it('an original is a text only where it was one', () => {
  const original = ["'a'", '"b"', '{ a: 1 }', null].map((source, at) => ({ file: '/f', path: [`${at}`], source }));
  expect(['0', '1', '2', '3', '4'].map((name) => originalText(original, [name]))).toEqual([
    ...['a', 'b'],
    ...[undefined, undefined, undefined],
  ]);
});
