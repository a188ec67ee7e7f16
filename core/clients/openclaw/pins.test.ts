import { describe, expect, it } from 'vitest';
import { english, messages } from '../../../e2e/support/english.ts';
import { joined, pinSamples } from '../../../e2e/support/openclaw-pins.ts';
import { liveName, liveState, stateOf, targetOf } from '../../../e2e/support/openclaw-state.ts';
import type { LiveState } from '../client.ts';
import { adapter as openclaw } from './adapter.ts';

const old = { baseUrl: 'https://old.example/v1', models: [{ id: 'big', name: 'big' }] };
/** A home whose main model is `old/big`, of an entry that its owner wrote. */
const home = {
  gateway: { mode: 'local' },
  models: { providers: { old } },
  agents: { defaults: { model: { primary: 'old/big' } } },
};
const homeWith = (more: object) => liveState(JSON.stringify(joined(home, more)), { OLD_KEY: 'x', PRIVATE_KEY: 'x' });
const notesOf = (state: LiveState, ...target: Parameters<typeof targetOf>) =>
  openclaw
    .plan(state, targetOf(...target))
    .notes.filter(({ kind }) => kind === 'warning')
    .map(({ message }) => english(message))
    .join('\n');
const said = (state: LiveState) => messages(state.shadows);

describe('a model that one part of OpenClaw has for itself', () => {
  it.each(Object.entries(pinSamples))('%s is said by status and at each switch elsewhere', async (path, sample) => {
    const state = await homeWith(sample('other/big'));
    const words = new RegExp(
      `do not follow the switch: ${path.replaceAll('.', '\\.').replaceAll('*', '[^ ]+')} \\(other/big\\)`,
    );
    expect(said(state)).toMatch(words);
    expect(notesOf(state, 'north')).toMatch(words);
    const official = openclaw.plan(state, { kind: 'official', original: [] }).notes;
    expect(messages(official)).toMatch(words);
  });

  it.each(Object.entries(pinSamples))('%s on the provider in use is content', async (_, sample) => {
    expect(said(await homeWith(sample('old/small')))).toBe('');
    expect(notesOf(await homeWith(sample('sw-north/m')), 'north')).toBe('');
  });

  it('is said at the switch that leaves its provider', async () => {
    const state = await homeWith(pinSamples['agents.defaults.heartbeat.model']('old/small'));
    expect(said(state)).toBe('');
    expect(notesOf(state, 'north')).toContain('agents.defaults.heartbeat.model (old/small)');
  });

  it('is no other provider where address and variable are the same', async () => {
    const more = joined(pinSamples['agents.defaults.heartbeat.model']('old/small'), {
      models: { providers: { old: { ...old, apiKey: { source: 'env', provider: 'default', id: 'OLD_KEY' } } } },
    }) as object;
    const state = await homeWith(more);
    const same = { baseUrl: old.baseUrl, key: { kind: 'env', name: 'OLD_KEY' } } as const;
    expect(notesOf(state, 'north', same)).toBe('');
    expect(notesOf(state, 'north', { ...same, key: { kind: 'env', name: 'PRIVATE_KEY' } })).toContain('old/small');
  });

  it('is said for an entry without any key, which OpenClaw asks for nobody, also where ours has its address', async () => {
    const state = await homeWith({ agents: { entries: { main: { model: 'old/big' } } } });
    const same = { baseUrl: old.baseUrl, key: { kind: 'none' } } as const;
    expect(notesOf(state, 'north', same)).toContain('"main" has a model of its own (old/big)');
  });

  it('is said of an entry that OpenClaw asks nothing, though its address is the same and nobody needs a key', async () => {
    const here = { baseUrl: 'http://127.0.0.1:1234/v1', key: { kind: 'none' } } as const;
    const stateWith = (more: object) =>
      homeWith({
        models: { providers: { other: { ...old, baseUrl: here.baseUrl, ...more } } },
        agents: { entries: { main: { model: 'other/big' } } },
      });
    expect(notesOf(await stateWith({}), 'north', here)).toContain('"main" has a model of its own (other/big)');
    expect(notesOf(await stateWith({ api: 'openai-completions' }), 'north', here)).toBe('');
    const fromHeader = { headers: { 'api-key': ['$', '{OLD_KEY}'].join('') } };
    expect(notesOf(await stateWith(fromHeader), 'north', { ...here, key: { kind: 'env', name: 'OLD_KEY' } })).toContain(
      '(other/big)',
    );
  });

  it.each([
    ['https://old.example/v1', 'https://old.example'],
    ['https://old.example', 'https://old.example/v1'],
    ['https://old.example/', 'https://old.example/v1'],
  ])('is no other provider where an Anthropic address is spelled otherwise: %s, and %s', async (baseUrl, ours) => {
    const apiKey = { source: 'env', provider: 'default', id: 'OLD_KEY' };
    const entry = { ...old, baseUrl, api: 'anthropic-messages', apiKey };
    const more = joined(pinSamples['agents.defaults.heartbeat.model']('old/small'), {
      models: { providers: { old: entry } },
    }) as object;
    const state = await homeWith(more);
    const same = { wire: 'anthropic', baseUrl: ours, key: { kind: 'env', name: 'OLD_KEY' } } as const;
    expect(notesOf(state, 'north', same)).toBe('');
    expect(notesOf(state, 'north', { ...same, baseUrl: 'https://new.example' })).toContain('old/small');
  });

  it('is said for agents, also by an alias and with its fallbacks', async () => {
    const model = { primary: 'fast', fallbacks: ['third/x'] };
    const state = await homeWith({
      agents: { defaults: { models: { 'other/big': { alias: 'fast' } } }, entries: { main: { model } } },
    });
    expect(notesOf(state, 'north')).toMatch(/"main" has a model of its own \(fast\).*\s.*\(third\/x\)/);
    expect(notesOf(state, 'other', { baseUrl: 'https://other.example/v1' })).toContain('(fast)');
  });

  it('follows a new id of its own provider', async () => {
    const state = await homeWith(
      joined(pinSamples['agents.defaults.subagents.model']('sw-north/m'), {
        models: { providers: { 'sw-north': old } },
      }) as object,
    );
    expect(notesOf(state, 'north', { generation: 1 })).toBe('');
  });

  it('is said of the list for failures at the switch alone', async () => {
    const state = await homeWith({ agents: { defaults: { model: { fallbacks: ['old/small', 'north/x'] } } } });
    const { notes } = openclaw.plan(state, targetOf('north'));
    expect(messages(notes)).toContain('agents.defaults.model.fallbacks: old/small and north/x');
    expect(said(state)).toBe('');
    const { provider, ...target } = targetOf('north');
    const own = { ...provider, options: { openclaw: { fallbacks: ['old/small'] } } };
    expect(messages(openclaw.plan(state, { ...target, provider: own }).notes)).not.toContain('fallbacks');
  });
});

describe('the catalogue of an agent', () => {
  const catalog = '.openclaw/agents/main/agent/models.json';
  const catalogWith = (id: string, baseUrl: string) => JSON.stringify({ providers: { [id]: { baseUrl } } });

  it('is said where it gives the provider in use another address', async () => {
    const files = { [liveName]: JSON.stringify(home), [catalog]: catalogWith('old', 'https://older.example/v1') };
    expect(said(await stateOf(files))).toContain('https://older.example/v1');
    const same = { ...files, [catalog]: catalogWith('old', `${old.baseUrl}/`) };
    expect(said(await stateOf(same))).toBe('');
  });

  it('is not said where it spells an Anthropic address otherwise', async () => {
    const entry = { ...old, api: 'anthropic-messages' };
    const files = {
      [liveName]: JSON.stringify({ ...home, models: { providers: { old: entry } } }),
      [catalog]: JSON.stringify({ providers: { old: { ...entry, baseUrl: 'https://old.example' } } }),
    };
    expect(said(await stateOf(files))).toBe('');
  });

  it('is said at a switch to the provider whose former address it holds', async () => {
    const files = { [liveName]: JSON.stringify(home), [catalog]: catalogWith('sw-north', 'https://older.example/v1') };
    const state = await stateOf(files);
    expect(said(state)).toBe('');
    expect(messages(openclaw.plan(state, targetOf('north')).notes)).toContain('https://older.example/v1');
    expect(messages(openclaw.plan(state, targetOf('south')).notes)).not.toContain('older.example');
  });
});
