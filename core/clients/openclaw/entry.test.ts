import { describe, expect, it } from 'vitest';
import { liveState, targetOf, textOf } from '../../../e2e/support/openclaw-state.ts';
import { Provider } from '../../../shared/provider.ts';
import { adapter as openclaw } from './adapter.ts';

const entry = {
  baseUrl: 'https://acme.example/v1',
  api: 'openai-completions',
  timeoutSeconds: 240,
  params: { temperature: 0 },
  models: [{ id: 'm', name: 'M', contextWindow: 64000, maxTokens: 4000, reasoning: true }],
};

async function ownEntry(from: object, provider: object = {}, change: Parameters<typeof targetOf>[1] = {}) {
  const state = await liveState(JSON.stringify({ models: { providers: { relay: from } } }));
  const { provider: known, ...target } = targetOf('acme', change);
  const found = [{ client: 'openclaw', id: 'relay' }];
  const whole = { ...target, provider: Provider.parse({ ...known, found, ...provider }) };
  return JSON.parse(textOf(openclaw.plan(state, whole)) ?? '').models.providers['sw-acme'];
}

describe('B a new entry of ours goes on where the one that it was imported from asked', () => {
  it('with its limits and settings, and without its key', async () => {
    const own = await ownEntry({ ...entry, apiKey: 'sk-planted0123456789', auth: 'api-key' });
    expect(own).toMatchObject({ timeoutSeconds: 240, params: { temperature: 0 }, models: entry.models });
    expect(JSON.stringify(own)).not.toMatch(/planted|"auth"/);
  });

  it('with the limits of the entry that is in use, where several are one account', async () => {
    const other = { ...entry, models: [{ id: 'm', name: 'M' }] };
    const ownOf = async (primary: string) => {
      const settings = { agents: { defaults: { model: primary } }, models: { providers: { other, relay: entry } } };
      const { provider: known, ...target } = targetOf('acme');
      const found = ['other', 'relay'].map((id) => ({ client: 'openclaw', id }));
      const whole = { ...target, provider: Provider.parse({ ...known, found }) };
      const text = textOf(openclaw.plan(await liveState(JSON.stringify(settings)), whole));
      return JSON.parse(text ?? '').models.providers['sw-acme'].models;
    };
    expect(await ownOf('relay/m')).toEqual(entry.models);
    expect(await ownOf('other/m')).toEqual(other.models);
  });

  it('nothing of an entry over another wire', async () => {
    const own = await ownEntry({ ...entry, api: 'openai-responses' });
    expect(own).not.toHaveProperty('timeoutSeconds');
    expect(own.models).toEqual([{ id: 'm', name: 'm' }]);
  });
});

describe('where no key is wanted as the key, a word stands there, for without any OpenClaw asks nobody', () => {
  const keyIn = { in: 'header', name: 'api-key' };

  it('for a provider that needs none', async () => {
    expect((await ownEntry(entry, { needsKey: false }, { key: { kind: 'none' } })).apiKey).toBe('not-needed');
  });

  it('for one whose key goes into a header, as a reference', async () => {
    const own = await ownEntry(entry, { keyIn });
    expect(own).toMatchObject({ apiKey: 'not-needed', headers: { 'api-key': { source: 'exec' } } });
  });

  it('but nothing where the entry that it was imported from is asked without', async () => {
    const none = { key: { kind: 'none' } } as const;
    const here = { ...none, baseUrl: 'http://127.0.0.1:1234/v1' };
    const free = { needsKey: false };
    expect(await ownEntry({ ...entry, baseUrl: here.baseUrl }, free, here)).not.toHaveProperty('apiKey');
    expect((await ownEntry({ ...entry, baseUrl: here.baseUrl }, free, none)).apiKey).toBe('not-needed');
    const { api: _, ...unnamed } = entry;
    expect((await ownEntry({ ...unnamed, baseUrl: here.baseUrl }, free, here)).apiKey).toBe('not-needed');
  });

  it('the word that stood there before us', async () => {
    expect((await ownEntry({ ...entry, apiKey: 'unused' }, { keyIn })).apiKey).toBe('unused');
    expect((await ownEntry({ ...entry, apiKey: 'sk-planted0123456789' }, { keyIn })).apiKey).toBe('not-needed');
  });
});
