import { describe, expect, it } from 'vitest';
import { keychainKey, liveFile, stateOf, targetOf } from '../../../e2e/support/opencode-home.ts';
import { plannedText } from '../../switching/planned-text.ts';
import { adapter as opencode } from './adapter.ts';

const relay = {
  npm: '@ai-sdk/openai-compatible',
  name: 'Relay',
  options: { baseURL: 'https://acme.example/v1', apiKey: 'sk-planted0123456789', timeout: 60000, region: 'eu' },
  models: {
    m: {
      name: 'M',
      limit: { context: 64000, output: 4000 },
      modalities: { input: ['text', 'image'], output: ['text'] },
    },
    'm-high': { id: 'm', options: { reasoningEffort: 'high' }, headers: { 'api-key': 'sk-planted0123456789' } },
  },
};
const found = [{ client: 'opencode', id: 'relay' }];

async function ownEntry(entry: object, chosen: string, provider: object = {}) {
  const settings = { model: `relay/${chosen}`, provider: { relay: entry } };
  const state = await stateOf({ files: { [liveFile]: settings }, version: '1.18.33' });
  const plan = opencode.plan(state, targetOf({ key: keychainKey('acme'), provider: { found, ...provider } }));
  const text = plan.files.map(plannedText)[0] ?? '';
  return { text, notes: plan.notes, entry: JSON.parse(text).provider['sw-acme'] };
}

describe('B a new entry of ours goes on where the one that it was imported from asked', () => {
  it('with its limits, modalities and time limit, and without its key', async () => {
    const { entry, text } = await ownEntry(relay, 'm');
    expect(entry.options).toMatchObject({
      timeout: 60000,
      region: 'eu',
      baseURL: 'https://acme.example/v1',
      apiKey: '',
    });
    expect(entry.models.m).toMatchObject({ limit: relay.models.m.limit, modalities: relay.models.m.modalities });
    expect(text.split('sk-planted').length).toBe(text.split('"relay": {')[1]?.split('sk-planted').length);
  });

  it('with the settings of the model that is in use, of several that stand for one', async () => {
    const { entry } = await ownEntry(relay, 'm-high');
    expect(entry.models.m).toMatchObject({ name: 'm', options: { reasoningEffort: 'high' } });
    expect(entry.models.m).not.toHaveProperty('headers');
  });

  it('with the limits of the entry that is in use, where several are one account', async () => {
    const other = { ...relay, models: { m: { name: 'M' } } };
    const ownOf = async (model: string) => {
      const state = await stateOf({ files: { [liveFile]: { model, provider: { other, relay } } }, version: '1.18.33' });
      const both = ['other', 'relay'].map((id) => ({ client: 'opencode' as const, id }));
      const plan = opencode.plan(state, targetOf({ key: keychainKey('acme'), provider: { found: both } }));
      return JSON.parse(plan.files.map(plannedText)[0] ?? '').provider['sw-acme'].models.m;
    };
    expect(await ownOf('relay/m')).toMatchObject({ limit: relay.models.m.limit });
    expect(await ownOf('other/m')).not.toHaveProperty('limit');
  });

  it('where our own list says something else, that counts', async () => {
    const { entry } = await ownEntry(relay, 'm-high', { options: { opencode: { effort: 'low' } } });
    expect(entry.models.m.options).toEqual({ reasoningEffort: 'low' });
  });

  it('nothing of an entry over another wire, or that it was not imported from', async () => {
    expect((await ownEntry({ ...relay, npm: '@ai-sdk/openai' }, 'm')).entry.models.m).toEqual({ name: 'm' });
    expect((await ownEntry(relay, 'm', { found: [{ client: 'codex', id: 'relay' }] })).entry.models.m).toEqual({
      name: 'm',
    });
  });

  it('and says where it can not: OpenCode asks in its own way for an id that it brings along', async () => {
    const { npm: _, ...builtIn } = relay;
    const said = async (entry: object) => (await ownEntry(entry, 'm')).notes.map(({ message }) => message.text);
    expect(await said(builtIn)).toContain('notes.opencode.built-in');
    expect(await said(relay)).not.toContain('notes.opencode.built-in');
  });
});
