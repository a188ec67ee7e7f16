import { win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messages } from '../../../e2e/support/english.ts';
import { applied, liveName, liveState, stateOf, targetOf, textOf } from '../../../e2e/support/openclaw-state.ts';
import { adapter as openclaw } from './adapter.ts';
import { toConfig } from './config.ts';
import { toRecord } from './record.ts';

const plain = '{\n  gateway: { mode: "local" },\n  agents: { defaults: { model: { primary: "openai/a" } } },\n}\n';

describe('a switch to a provider', () => {
  it('says that a running gateway takes it over, or must be restarted where that is turned off', async () => {
    const live = openclaw.plan(await liveState(plain), targetOf('relay'));
    expect(live.notes).toEqual([expect.objectContaining({ kind: 'live' })]);
    const off = await liveState('{ gateway: { mode: "local", reload: { mode: "off" } } }');
    expect(openclaw.plan(off, targetOf('relay')).notes[0]).toMatchObject({ kind: 'restart' });
  });

  it("takes OpenClaw's one lock for each of its files", async () => {
    const state = await stateOf({
      [liveName]: '{ gateway: { mode: "local" }, models: { providers: { $include: "./p.json5" } } }',
      '.openclaw/p.json5': '{}',
    });
    const { files } = openclaw.plan(state, targetOf('relay'));
    const lock = { path: `${state.installation.liveFile}.lock`, staleAfterMs: 30_000 };
    expect(files.map((file) => file.kind === 'edits' && file.lock)).toEqual([lock, lock]);
  });

  it('says which query parameters it can not write', async () => {
    const target = targetOf('relay');
    const provider = { ...target.provider, queryParams: { 'api-version': '1' } };
    const { notes } = openclaw.plan(await liveState(plain), { ...target, provider });
    expect(messages(notes)).toMatch(/query parameters.*api-version/);
  });

  it('refuses a variable that OpenClaw can not read', async () => {
    const target = targetOf('relay', { key: { kind: 'env', name: 'relay_key' } });
    const state = await liveState(plain);
    expect(() => openclaw.plan(state, target)).toThrow('openclaw.variable-name {"name":"relay_key"}');
  });

  it('starts this program itself on Windows, where OpenClaw starts no .cmd file', async () => {
    const state = await liveState(plain);
    const environment = {
      ...state.installation.environment,
      platform: 'win32' as const,
      path: win32,
      self: ['C:\\node.exe', 'C:\\switchyard.cjs'] as const,
      dataFolder: 'C:\\data',
    };
    const plan = openclaw.plan({ ...state, installation: { ...state.installation, environment } }, targetOf('relay'));
    const after = toConfig(await applied(state, plan));
    expect(after.get(['secrets', 'providers', 'switchyard'])).toMatchObject({
      command: 'C:\\node.exe',
      args: ['C:\\switchyard.cjs', 'key', 'openclaw'],
      env: { SWITCHYARD_HOME: 'C:\\data', ELECTRON_RUN_AS_NODE: '1' },
    });
  });

  it("S9 never puts one provider's key beside the address of another, whatever the order of switches", async () => {
    const step = fc.record({ id: fc.constantFrom('a', 'a-2', 'b'), generation: fc.integer({ min: 0, max: 2 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        let state = await liveState(plain);
        for (const { id, generation } of steps) {
          state = await applied(state, openclaw.plan(state, targetOf(id, { generation })));
          expect(state.current).toMatchObject({ kind: 'ours', provider: id, baseUrl: `https://${id}.example/v1` });
        }
        const entries = Object.values(toRecord(toConfig(state).get(['models', 'providers']))).map(toRecord);
        expect(entries).toHaveLength(new Set(steps.map(({ id }) => id)).size);
        for (const { baseUrl, apiKey } of entries)
          expect(String(toRecord(apiKey).id).split('#')[0]).toBe(new URL(String(baseUrl)).hostname.split('.')[0]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('back to the official choice', () => {
  const modelOf = (text: string) => `{ gateway: { mode: "local" }, agents: { defaults: { model: ${text} } } }`;

  it.each<[string, string]>([
    ['an object', '{ primary: "openai/a", fallbacks: ["x/y"] }'],
    ['a text', "'openai/a'"],
  ])('C2 puts back a main model that was %s, in its own spelling', async (_, model) => {
    const before = await liveState(modelOf(model));
    const ours = await applied(before, openclaw.plan(before, targetOf('relay')));
    const isText = !model.startsWith('{');
    const path = ['agents', 'defaults', 'model', ...(isText ? [] : ['primary'])];
    const source = before.main.document?.sourceOf(path) ?? null;
    const original = [{ file: before.main.file.path, path, source }];
    const back = await applied(ours, openclaw.plan(ours, { kind: 'official', original }));
    expect(back.current).toEqual({ kind: 'official', name: 'OpenAI', model: 'a' });
    expect(back.main.document?.sourceOf(['agents', 'defaults', 'model'])).toBe(model);
  });

  it('takes the model out where there was none, and leaves our entry for pinned conversations', async () => {
    const before = await liveState('{ gateway: { mode: "local" } }');
    const ours = await applied(before, openclaw.plan(before, targetOf('relay')));
    const file = before.main.file.path;
    const original = [
      { file, path: ['agents', 'defaults', 'model'], source: null },
      { file, path: ['models', 'providers', 'sw-relay'], source: null },
    ];
    const back = await applied(ours, openclaw.plan(ours, { kind: 'official', original }));
    expect(back.current).toEqual({ kind: 'unset' });
    expect(toConfig(back).get(['models', 'providers', 'sw-relay', 'baseUrl'])).toBe('https://relay.example/v1');
  });

  it('puts back the text of a model that OpenClaw has turned into an object, and the other way round', async () => {
    const state = await liveState(modelOf('{ primary: "sw-relay/m" }'));
    const file = state.main.file.path;
    const text = { file, path: ['agents', 'defaults', 'model'], source: '"openai/a"' };
    expect(textOf(openclaw.plan(state, { kind: 'official', original: [text] }))).toBe(modelOf('"openai/a"'));
    const asText = await liveState(modelOf('"sw-relay/m"'));
    const primary = { file: asText.main.file.path, path: [...text.path, 'primary'], source: '"openai/a"' };
    expect(textOf(openclaw.plan(asText, { kind: 'official', original: [primary] }))).toBe(modelOf('"openai/a"'));
  });

  it('finds the original in an included file', async () => {
    const state = await stateOf({
      [liveName]: '{ gateway: { mode: "local" }, agents: { $include: "./agents.json5" } }',
      '.openclaw/agents.json5': '{ defaults: { model: { primary: "sw-relay/m" } } }',
    });
    const file = state.others[0]?.file.path ?? '';
    const original = [{ file, path: ['defaults', 'model', 'primary'], source: "'openai/a'" }];
    const plan = openclaw.plan(state, { kind: 'official', original });
    expect(textOf(plan)).toBe("{ defaults: { model: { primary: 'openai/a' } } }");
    expect(messages(plan.notes)).toMatch(/agents\.json5 is included/);
  });

  it('leaves a choice alone that is not ours any more', async () => {
    const state = await liveState(plain);
    const path = ['agents', 'defaults', 'model', 'primary'];
    const original = [{ file: state.main.file.path, path, source: '"older/model"' }];
    expect(openclaw.plan(state, { kind: 'official', original })).toEqual({ files: [], notes: [] });
  });

  it("says that somebody else's model stays", async () => {
    const state = await liveState(modelOf('{ primary: "mine/m" }'));
    const plan = openclaw.plan(state, { kind: 'official', original: [] });
    expect(plan.files).toEqual([]);
    expect(messages(plan.notes)).toMatch(/mine\/m stays\. Choose one: openclaw models set openai/);
  });

  it('says that the model stays where no earlier one is known, and that a stored order wins', async () => {
    const state = await liveState(modelOf('{ primary: "sw-relay/m" }'));
    const plan = openclaw.plan(state, { kind: 'official', original: [], login: ['openai:key', 'openai:chatgpt'] });
    expect(messages(plan.notes)).toMatch(/sw-relay\/m stays/);
    expect(messages(plan.notes)).toMatch(/models auth order get --provider openai/);
    expect(toConfig(await applied(state, plan)).get(['auth', 'order', 'openai'])).toEqual([
      'openai:key',
      'openai:chatgpt',
    ]);
  });

  it('refuses a login of another provider', async () => {
    const state = await liveState(plain);
    const target = { kind: 'official', original: [], login: ['anthropic:work'] } as const;
    expect(() => openclaw.plan(state, target)).toThrow('openclaw.login-unfit');
  });
});
