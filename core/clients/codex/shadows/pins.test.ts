import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pinSamples } from '../../../../e2e/support/codex-pins.ts';
import { homeWith, type ProviderTarget, read, stateOf, targetOf } from '../../../../e2e/support/codex-state.ts';
import { messages } from '../../../../e2e/support/english.ts';
import type { LiveState, OriginalValue } from '../../client.ts';
import { formerModelShadows } from '../../pins.ts';
import { adapter as codex } from '../adapter.ts';
import { modelNames, modelSettings } from './pins.ts';

const relay = '[model_providers.old]\nname = "Old"\nbase_url = "https://old.example/v1"\n';
const homeOf = (setting: string) =>
  stateOf(`model = "old-model"\nmodel_provider = "old"\n${setting} = ${pinSamples[setting]}\n${relay}`);
const notesOf = (state: LiveState, ...options: Parameters<typeof targetOf>) =>
  messages(codex.plan(state, targetOf(...options)).notes);
const said = (state: LiveState) => messages(state.shadows);

/** The state after a switch to `target`, with what the receipt keeps. */
async function switchedTo(state: LiveState, target: ProviderTarget) {
  const { file } = state.main;
  const [planned] = codex.plan(state, target).files;
  if (planned?.kind !== 'edits') throw new Error('no edits');
  const before = (path: string): OriginalValue => ({
    file: file.path,
    path: [path],
    source: state.main.document?.sourceOf([path]) ?? null,
  });
  writeFileSync(file.path, state.main.document?.edit(planned.edits) ?? '');
  return { state: await codex.read(state.installation), original: [before('model'), before('model_provider')] };
}

describe('a setting that was made for the former model', () => {
  const settings = [...modelSettings, ...modelNames].map((path) => path.join('.'));

  it('has a sample each', () => expect(Object.keys(pinSamples)).toEqual(settings));

  it.each(settings)('%s is named at the switch to another model, and by status afterwards', async (setting) => {
    const state = await homeOf(setting);
    expect(said(state)).toBe('');
    expect(notesOf(state)).toContain(setting);
    const switched = await switchedTo(state, targetOf());
    expect(messages(formerModelShadows(switched.state, switched.original))).toContain(setting);
    expect(notesOf(switched.state, { original: switched.original })).toContain(setting);
  });

  it.each(settings)('%s is content beside its own model, whoever serves it', async (setting) => {
    const state = await homeOf(setting);
    const target = targetOf({ model: 'old-model' });
    expect(messages(codex.plan(state, target).notes)).not.toContain(setting);
    const switched = await switchedTo(state, target);
    expect(formerModelShadows(switched.state, switched.original)).toEqual([]);
  });

  it.each(settings)('%s is named on the way from another provider to the own login', async (setting) => {
    const { notes } = codex.plan(await homeOf(setting), { kind: 'official', original: [] });
    expect(messages(notes)).toContain(setting);
  });

  it('is nobody else’s where our provider sets it', async () => {
    const state = await homeOf('model_reasoning_effort');
    expect(notesOf(state, { effort: 'low' })).not.toContain('model_reasoning_effort');
    const { state: switched, original } = await switchedTo(state, targetOf({ effort: 'low' }));
    const path = ['model_reasoning_effort'];
    const effort = { file: state.main.file.path, path, source: '"xhigh"' };
    expect(formerModelShadows(switched, [...original, effort])).toEqual([]);
  });

  it('names a model that the choice is itself', async () => {
    expect(notesOf(await homeOf('review_model'), { model: 'big' })).not.toContain('review_model');
  });

  it('tells all of a file in one sentence, without their values', async () => {
    const state = await stateOf('model = "a"\nmodel_context_window = 12345\nservice_tier = "fast"\n');
    expect(notesOf(state)).toContain('model_context_window and service_tier.');
    expect(notesOf(state)).not.toContain('12345');
  });
});

describe('a sub-agent with a choice of its own', () => {
  const roleFiles = (role: string) => [
    {
      '.codex/config.toml': `model = "old-model"\nmodel_provider = "old"\n${relay}`,
      '.codex/agents/deep/r.toml': role,
    },
    {
      '.codex/config.toml': `model = "old-model"\nmodel_provider = "old"\n${relay}[agents.r]\nconfig_file = "roles/r.toml"\n`,
      '.codex/roles/r.toml': role,
    },
  ];
  const states = (role: string) => Promise.all(roleFiles(role).map((files) => read(homeWith(files))));

  it('is said by status and at each switch where its provider is another one', async () => {
    for (const state of await states('model_provider = "third"\nmodel = "m"\n')) {
      expect(said(state)).toMatch(/do not follow the switch: (?:deep\/)?r(?:\.toml)? \(third · m\)/);
      expect(notesOf(state)).toContain('(third · m)');
      expect(messages(codex.plan(state, { kind: 'official', original: [] }).notes)).toContain('(third · m)');
    }
  });

  it('is content with the provider in use, and said at the switch that leaves it', async () => {
    for (const state of await states('model_provider = "old"\nmodel = "m"\n')) {
      expect(said(state)).toBe('');
      expect(notesOf(state)).toContain('(old · m)');
    }
  });

  it('is said at the switch to a provider that is asked for its model', async () => {
    for (const state of await states('model = "m"\n')) {
      expect(said(state)).toBe('');
      expect(notesOf(state)).toContain('(m)');
      expect(notesOf(state, { model: 'm' })).not.toContain('(m)');
    }
    for (const state of await states('model_reasoning_effort = "low"\n'))
      expect(notesOf(state)).not.toContain('Sub-agents');
  });
});

describe('where the own login goes', () => {
  it.each(['openai_base_url', 'chatgpt_base_url'])('is said by its host at the way back: %s', async (setting) => {
    const state = await stateOf(`${setting} = "https://relay.example:8443/v1?key=sk-planted-0123456789"\n`);
    const { notes } = codex.plan(state, { kind: 'official', original: [] });
    expect(messages(notes)).toContain("Codex's own login goes to relay.example:8443.");
    expect(JSON.stringify(notes)).not.toContain('planted');
    expect(notesOf(state)).not.toContain('relay.example');
  });

  it('is not said where it stays with OpenAI', async () => {
    const state = await stateOf('openai_base_url = "https://api.openai.com/v1"\n');
    expect(messages(codex.plan(state, { kind: 'official', original: [] }).notes)).not.toContain('api.openai.com');
  });

  it('is told by status once, with its repair', async () => {
    const { shadows, legacy } = await stateOf('openai_base_url = "https://relay.example/v1"\n');
    expect(shadows).toEqual([]);
    expect(legacy.map(({ problem }) => problem.code)).toEqual(['codex.login-moved']);
  });
});

describe('$CODEX_HOME/.env', () => {
  const withFile = (dotEnv: string, variables: Readonly<Record<string, string>> = {}) =>
    read(homeWith({ '.codex/config.toml': `model_provider = "old"\n${relay}`, '.codex/.env': dotEnv }, variables));

  it('is named for the variable of the provider that is about to be chosen', async () => {
    const state = await withFile('NORTH_KEY=sk-planted-0123456789\n');
    expect(said(state)).toBe('');
    expect(notesOf(state, { key: { kind: 'env', name: 'NORTH_KEY' } })).toContain('sets NORTH_KEY');
    expect(notesOf(state, { key: { kind: 'env', name: 'OTHER' } })).not.toContain('sets NORTH_KEY');
  });

  it.each(['.env', 'environment'])('names no proxy for a host that NO_PROXY of the %s excepts', async (where) => {
    const proxy = 'HTTPS_PROXY=http://me:sk-planted-0123456789@127.0.0.1:1\n';
    const dotEnv = where === '.env' ? `${proxy}NO_PROXY="localhost,old.example"\n` : proxy;
    const state = await withFile(dotEnv, where === '.env' ? {} : { no_proxy: 'example' });
    expect(said(state)).toBe('');
    expect(notesOf(state, { baseUrl: 'https://old.example/v1' })).not.toContain('HTTPS_PROXY');
    expect(notesOf(state, { baseUrl: 'https://other.test/v1' })).toContain('sets HTTPS_PROXY');
    expect(said(await withFile(proxy))).toContain('sets HTTPS_PROXY');
    expect(JSON.stringify(state.pins)).not.toContain('planted');
  });
});
