import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ProviderTarget, stateOf, targetOf, textOf } from '../../../e2e/support/codex-state.ts';
import { english, englishProblem, messages } from '../../../e2e/support/english.ts';
import { sentence } from '../../../shared/messages/words.ts';
import { AppError, toProblem } from '../../../shared/problem.ts';
import { ownedKeys } from '../../switching/details.ts';
import type { ClientPlan, LiveState, OriginalValue } from '../client.ts';
import { adapter as codex } from './adapter.ts';

const fixtures = new URL('./fixtures/', import.meta.url);

/** What the receipts remember of a plan. */
function originalsOf(state: LiveState, plan: ClientPlan): readonly OriginalValue[] {
  return plan.files.flatMap((planned) =>
    planned.kind === 'edits'
      ? ownedKeys(state.main.file.path, planned.document.document, planned.edits).map(({ file, path, before }) => ({
          file,
          path,
          source: before,
        }))
      : [],
  );
}

/** Switches to `target`, gives the new state what was there before, and goes back to the own login. */
async function thereAndBack(text: string, target: ProviderTarget = targetOf()): Promise<string | null> {
  const before = await stateOf(text);
  const plan = codex.plan(before, target);
  const after = await stateOf(textOf(plan) ?? '');
  const file = after.main.file.path;
  const original = originalsOf(before, plan).map((value) => ({ ...value, file }));
  return textOf(codex.plan(after, { kind: 'official', original }));
}

/** Everything before our entry: what a way back must restore. */
function withoutOurEntry(text: string | null): string {
  return (text ?? '').replace(
    /\n*\[model_providers\.switchyard\][\s\S]*?(?=\n\[(?!model_providers\.switchyard)|$)/,
    '',
  );
}

function problemOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    return toProblem(error);
  }
  throw new Error('nothing was refused');
}

describe('a provider for Codex', () => {
  it('refuses a wire other than responses and says why', async () => {
    const state = await stateOf('');
    const plan = () => codex.plan(state, targetOf({ wire: 'chat' }));
    expect(plan).toThrow(AppError);
    expect(englishProblem(problemOf(plan)).cause).toMatch(/would not start/);
  });

  it('refuses a profile name that Codex does not take', async () => {
    const state = await stateOf('');
    for (const profile of ['a b', '../x', 'a.b', '', 'ä'])
      expect(() => codex.plan(state, targetOf({ profile })), profile).toThrow(/profile/);
  });

  it('sets no effort of its own and leaves the one of the user', async () => {
    const text = textOf(codex.plan(await stateOf('model_reasoning_effort = "high" # mine\n'), targetOf()));
    expect(text).toContain('model_reasoning_effort = "high" # mine\n');
  });

  it('takes back the effort of the provider before it', async () => {
    const state = await stateOf('model_provider = "switchyard"\nmodel_reasoning_effort = "xhigh"\n');
    const path = ['model_reasoning_effort'];
    const file = state.main.file.path;
    const absent = codex.plan(state, targetOf({ original: [{ file, path, source: null }] }));
    expect(textOf(absent)).not.toContain('effort');
    const restored = codex.plan(state, targetOf({ original: [{ file, path, source: "'low'" }] }));
    expect(textOf(restored)).toContain("model_reasoning_effort = 'low'\n");
    const other = codex.plan(state, targetOf({ original: [{ file: '/other.toml', path, source: null }] }));
    expect(textOf(other)).toContain('"xhigh"');
  });

  it('does not take the effort of the user for one of ours', async () => {
    const state = await stateOf('model_reasoning_effort = "low"\n');
    const original = [{ file: state.main.file.path, path: ['model_reasoning_effort'], source: null }];
    expect(textOf(codex.plan(state, targetOf({ original })))).toContain('model_reasoning_effort = "low"');
  });

  it('never writes what would send the ChatGPT login away or stop Codex', async () => {
    const text = textOf(codex.plan(await stateOf(''), targetOf()));
    expect(text).not.toMatch(/requires_openai_auth|openai_base_url|wire_api|experimental_bearer_token/);
  });

  it('tells to restart, and more so when the key comes by a variable', async () => {
    const state = await stateOf('');
    expect(codex.plan(state, targetOf()).notes.filter(({ kind }) => kind === 'restart')).toHaveLength(1);
    const notes = codex.plan(state, targetOf({ key: { kind: 'env', name: 'RELAY_KEY' } })).notes;
    expect(messages(notes)).toContain('codex app-server daemon restart');
  });

  it('tells what becomes of older chats', async () => {
    const note = (plan: ClientPlan) =>
      plan.notes.filter(({ kind }) => kind === 'info').map(({ message }) => english(message));
    const official = await stateOf('model = "gpt-6.1-sol"\n');
    expect(note(codex.plan(official, targetOf()))).toEqual([expect.stringContaining('stay with the provider')]);
    const ours = await stateOf(textOf(codex.plan(official, targetOf())) ?? '');
    expect(note(codex.plan(ours, targetOf()))).toEqual([expect.stringContaining('/model')]);
  });

  it('says before it happens that a resumed chat would ask for a model that the new provider does not list', async () => {
    const ours = await stateOf(textOf(codex.plan(await stateOf(''), targetOf({ model: 'relay/old' }))) ?? '');
    const { provider } = targetOf();
    const toward = (models: readonly { readonly id: string }[], model = 'new') =>
      codex.plan(ours, targetOf({ model, provider: { ...provider, models: [...models] } })).notes;
    const kept = /stays as it is.* until: codex app-server daemon restart/;
    const warned = toward([{ id: 'new' }]).filter(({ kind }) => kind === 'warning');
    expect(messages(warned)).toMatch(/Relay One does not list relay\/old: .*with \/model\./);
    expect(messages(warned)).toMatch(kept);
    for (const notes of [
      toward([]),
      toward([{ id: 'new' }, { id: 'relay/old' }]),
      toward([{ id: 'x' }], 'relay/old'),
    ]) {
      expect(notes.filter(({ kind }) => kind === 'warning')).toEqual([]);
      expect(messages(notes)).toMatch(kept);
    }
  });

  it('tells how a profile is chosen, and what still stops it', async () => {
    const state = await stateOf('[profiles.work]\nmodel = "m"\n');
    const notes = (profile: string) =>
      codex.plan(state, targetOf({ profile })).notes.map(({ message }) => english(message));
    expect(notes('night')).toEqual(['Start Codex with: codex --profile night']);
    expect(notes('work')[1]).toContain('[profiles.work]');
  });

  it('S9 leaves nothing of the former key beside the new base URL, whatever the ways of delivery', async () => {
    const keys: readonly ProviderTarget['key'][] = [
      targetOf().key,
      { kind: 'env', name: 'FIRST_KEY' },
      { kind: 'none' },
    ];
    for (const first of keys)
      for (const second of keys) {
        const there = textOf(codex.plan(await stateOf(''), targetOf({ key: first, baseUrl: 'https://first.example' })));
        const text = textOf(codex.plan(await stateOf(there ?? ''), targetOf({ key: second })));
        expect(text?.includes('FIRST_KEY')).toBe(second.kind === 'env');
        expect(text?.includes('relay-one#')).toBe(second.kind === 'keychain');
        expect(text).not.toContain('first.example');
      }
  });
});

describe('back to the own login', () => {
  it('C2 gives the selection back byte by byte where the own login was chosen before', async () => {
    const texts = [
      'model = "gpt-6.1-sol"   # mine\nmodel_reasoning_effort = \'high\'\n\n[tui]\nnotifications = true\n',
      'model_provider = \'openai\' # the default\nmodel = """gpt-6.1-sol"""\n',
      '# nothing chosen\n',
      '[tui]\nnotifications = true\n',
    ];
    for (const text of texts)
      expect(withoutOurEntry(await thereAndBack(text, targetOf({ effort: 'xhigh' }))).trimEnd()).toBe(text.trimEnd());
  });

  it('does not bring back a relay or its model', async () => {
    const text = await thereAndBack('model_provider = "mock"\nmodel = "mock-model"\nmodel_reasoning_effort = "low"\n');
    expect(text).not.toMatch(/^model_provider|^model =|mock/m);
    expect(text).toContain('model_reasoning_effort = "low"');
  });

  it('keeps our entry for every golden case, so that its chats can be resumed', async () => {
    for (const name of readdirSync(fixtures).filter((folder) => folder.startsWith('use-'))) {
      const file = new URL(`${name}/out/.codex/config.toml`, fixtures);
      const text = readIfThere(file);
      if (text === undefined) continue;
      const state = await stateOf(text);
      const back = await stateOf(textOf(codex.plan(state, { kind: 'official', original: [] })) ?? '');
      expect(back.current.kind, name).toBe('official');
      expect(back.main.document?.get(['model_providers', 'switchyard']), name).toEqual(
        state.main.document?.get(['model_providers', 'switchyard']),
      );
    }
  });

  it('warns of CODEX_API_KEY there, and only there', async () => {
    const state = { ...(await stateOf('')), shadows: [] };
    const shadow = {
      kind: 'env' as const,
      source: 'CODEX_API_KEY',
      message: sentence('shadows.codex.key-variable.cause', { name: 'CODEX_API_KEY' }),
      fix: sentence('shadows.codex.key-variable.fix', { name: 'CODEX_API_KEY' }),
    };
    const shadowed: LiveState = { ...state, shadows: [shadow] };
    const warnings = (plan: ClientPlan) => plan.notes.filter(({ kind }) => kind === 'warning').length;
    expect(warnings(codex.plan(shadowed, targetOf()))).toBe(0);
    expect(warnings(codex.plan(shadowed, { kind: 'official', original: [] }))).toBe(1);
  });
});

function readIfThere(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // The case is about a profile file.
  }
}
