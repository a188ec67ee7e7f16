import { describe, expect, it } from 'vitest';
import { messages } from '../../../e2e/support/english.ts';
import { applied, liveState, stateOf, targetOf, textOf } from '../../../e2e/support/openclaw-state.ts';
import { adapter as openclaw } from './adapter.ts';

describe('leaving', () => {
  it('C15 removes a file that we made, and nothing but ours from any other', async () => {
    const none = await stateOf({});
    const ours = await applied(none, openclaw.plan(none, targetOf('relay')));
    expect(openclaw.leave(ours).files).toEqual([{ kind: 'text', file: ours.main.file, text: null }]);
    const theirs = await liveState('{\n  "gateway": {\n    "mode": "local",\n    "port": 1\n  }\n}\n');
    const both = await applied(theirs, openclaw.plan(theirs, targetOf('relay')));
    expect(textOf(openclaw.leave(both))).toBe(theirs.main.file.text);
  });

  it('has nothing to do without us', async () => {
    const state = await liveState('{ models: { providers: {} }, agents: { defaults: { model: {} } } }');
    expect(openclaw.leave(state)).toEqual({ files: [], notes: [] });
  });

  it('names the moved keys that must be entered again, and that no main model is left', async () => {
    const state = await liveState(
      `{ models: { providers: { acme: { baseUrl: "https://a.example", models: [],
        apiKey: { source: "exec", provider: "switchyard", id: "acme#0a1b2c3d4e5f" } } } },
        agents: { defaults: { model: "sw-relay/m" } } }`,
    );
    const notes = messages(openclaw.leave(state).notes);
    expect(notes).toMatch(/models\.providers\.acme\.apiKey was kept in the keychain/);
    expect(notes).toMatch(/No main model is left/);
  });

  it('warns where OpenClaw may put back its backup', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `{ id: "model-${index}", name: "Model ${index}" }`).join(
      ', ',
    );
    const state = await liveState(
      `{ gateway: { mode: "local" }, models: { providers: { "sw-relay": { baseUrl: "https://a.example", models: [${rows}] } } } }`,
    );
    expect(messages(openclaw.leave(state).notes)).toMatch(/openclaw\.json\.bak/);
  });
});
