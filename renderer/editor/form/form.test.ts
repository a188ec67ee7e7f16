import { describe, expect, it } from 'vitest';
import type { ProviderDraft } from '../../../shared/draft.ts';
import { emptyForm, toDraft, toForm, toFormOfPreset, toTokens } from './form.ts';

const whole: ProviderDraft = {
  name: 'Acme',
  preset: 'acme',
  endpoints: { responses: 'https://acme.example/v1', chat: 'https://acme.example/v1' },
  wire: 'responses',
  model: 'big',
  smallModel: 'small',
  models: [{ id: 'big', name: 'Big', context: 200_000, output: 8000 }, { id: 'small' }],
  headers: { 'X-Team': 'a' },
  queryParams: { 'api-version': '1' },
  needsKey: true,
  env: 'ACME_KEY',
  options: {
    codex: { effort: 'high' },
    opencode: { effort: 'low', variants: ['low', 'high'] },
    openclaw: { fallbacks: ['acme/small'] },
  },
};

describe('the fields of a draft', () => {
  it('hold all of it: there and back nothing is lost', () => {
    expect(toDraft(toForm(whole))).toEqual(whole);
  });

  it('leave out what is empty, so that nothing is stored that nobody gave', () => {
    expect(toDraft(emptyForm)).toEqual({
      name: '',
      endpoints: {},
      wire: 'responses',
      models: [],
      headers: {},
      queryParams: {},
      needsKey: true,
      options: {},
    });
  });

  it('leave a row without a name to the engine, and drop one with nothing in it', () => {
    const headers = [
      { row: 0, name: '', value: '' },
      { row: 1, name: '', value: 'x' },
    ];
    expect(toDraft({ ...emptyForm, headers }).headers).toEqual({ '': 'x' });
  });
});

describe('a preset', () => {
  const preset = {
    id: 'local',
    name: 'Local',
    kind: 'local' as const,
    endpoints: { chat: 'http://localhost:1/v1' },
    env: null,
    models: ['a', 'b'],
    website: null,
    keyPage: null,
  };

  it('fills the address, the wire that it has, and the first model', () => {
    expect(toFormOfPreset(preset)).toMatchObject({ wire: 'chat', model: 'a', name: 'Local', preset: 'local' });
  });

  it('of this machine asks for no key', () => {
    expect(toFormOfPreset(preset).needsKey).toBe(false);
    expect(toFormOfPreset({ ...preset, kind: 'vendor' }).needsKey).toBe(true);
  });
});

it.each([
  ['200000', 200_000],
  ['200,000', 200_000],
  ['200 000', 200_000],
  ['', undefined],
  ['0', undefined],
  ['200k', undefined],
  ['-1', undefined],
])('a limit "%s" is %s tokens', (text, tokens) => {
  expect(toTokens(text)).toBe(tokens);
});
