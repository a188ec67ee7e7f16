import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { englishProblem } from '../../../e2e/support/english.ts';
import { applied, liveName, liveState, stateOf, targetOf } from '../../../e2e/support/openclaw-state.ts';
import { adapter as openclaw } from './adapter.ts';
import { toConfig } from './config.ts';

const foreign = '{ a: { baseUrl: "https://a.example/v1", models: [] } }';

describe('$include', () => {
  it('merges as OpenClaw does: files in order, lists joined, sibling keys last', async () => {
    const state = await stateOf({
      [liveName]: '{ x: { $include: ["./a.json5", "./b.json5"], own: 1, list: [3], deep: { c: 3 } } }',
      '.openclaw/a.json5': '{ own: 0, list: [1], deep: { a: 1, b: 1 }, "__proto__": { p: 1 } }',
      '.openclaw/b.json5': '{ list: [2], deep: { b: 2 } }',
    });
    const merged = toConfig(state).get(['x']);
    expect(merged).toEqual({ own: 1, list: [1, 2, 3], deep: { a: 1, b: 2, c: 3 }, ['__proto__']: { p: 1 } });
    expect(Object.getPrototypeOf({})).not.toHaveProperty('p');
  });

  it('replaces an object that holds nothing else, also by a list', async () => {
    const state = await stateOf({ [liveName]: '{ x: { $include: "./a.json5" } }', '.openclaw/a.json5': '[1, 2]' });
    expect(toConfig(state).get(['x', 1])).toBe(2);
  });

  it('edits the last of several files that write a place, and refuses where lists would be joined', async () => {
    const state = await stateOf({
      [liveName]: '{ gateway: { mode: "local" }, agents: { defaults: { $include: ["./d.json5", "./e.json5"] } } }',
      '.openclaw/d.json5': '{ model: { primary: "x/y", fallbacks: ["x/z"] } }',
      '.openclaw/e.json5': '{ model: { primary: "e/f", fallbacks: ["e/g"] } }',
    });
    const target = targetOf('relay');
    expect((await applied(state, openclaw.plan(state, target))).current).toMatchObject({ provider: 'relay' });
    const provider = { ...target.provider, options: { openclaw: { fallbacks: ['x/only'] } } };
    expect(() => openclaw.plan(state, { ...target, provider })).toThrow('openclaw.several-files');
  });

  it('edits a file once that is included in two places', async () => {
    const agents = 'agents: { defaults: { $include: "./d.json5" }, entries: { main: { $include: "./d.json5" } } }';
    const state = await stateOf({
      [liveName]: `{ ${agents}, models: { providers: { "sw-relay": { baseUrl: "https://relay.example/v1" } } } }`,
      '.openclaw/d.json5': '{ model: { primary: "sw-relay/m" } }',
    });
    const later = await applied(state, openclaw.plan(state, targetOf('relay', { generation: 1 })));
    expect(later.others[0]?.document?.text).toBe('{ model: { primary: "sw2-relay/m" } }');
    const left = await applied(later, openclaw.leave(later));
    expect(left.others[0]?.document?.text).toBe('{}');
  });

  it.each<[string, Record<string, string>, string, RegExp]>([
    [
      'a missing file',
      { [liveName]: '{ models: { $include: "./gone.json5" } }' },
      'openclaw.include-missing',
      /gone\.json5, which does not exist/,
    ],
    [
      'a broken file, with its place',
      { [liveName]: '{ models: { $include: "./m.json5" } }', '.openclaw/m.json5': '{\n  a: }' },
      'file-broken',
      /m\.json5 is broken at line 2/,
    ],
    [
      'a file outside of the folder',
      { [liveName]: '{ $include: "../x.json5" }', 'x.json5': '{}' },
      'openclaw.include-outside',
      /outside/,
    ],
    [
      'a file that includes itself',
      { [liveName]: '{ $include: "./openclaw.json" }' },
      'openclaw.include-circle',
      /in a circle/,
    ],
    [
      'a circle of files',
      {
        [liveName]: '{ $include: "./a.json5" }',
        '.openclaw/a.json5': '{ b: { $include: "./b.json5" } }',
        '.openclaw/b.json5': '{ $include: "./a.json5" }',
      },
      'openclaw.include-circle',
      /in a circle/,
    ],
    [
      'more than ten in a row',
      Object.fromEntries([
        [liveName, '{ $include: "./1.json5" }'],
        ...Array.from({ length: 11 }, (_, i) => [`.openclaw/${i + 1}.json5`, `{ $include: "./${i + 2}.json5" }`]),
      ]),
      'openclaw.include-depth',
      /10th \$include/,
    ],
  ])('is a state with a problem for %s, and no plan is made on it', async (_, files, code, words) => {
    const state = await stateOf(files);
    const problem = state.legacy.find(({ isFatal }) => isFatal)?.problem;
    expect(problem?.code).toBe(code);
    expect(problem && englishProblem(problem).cause).toMatch(words);
    const refused = expect.objectContaining({ problem });
    expect(() => openclaw.plan(state, targetOf('relay'))).toThrow(refused);
    expect(() => openclaw.leave(state)).toThrow(refused);
  });

  it('does not follow a link out of the folder, unless OPENCLAW_INCLUDE_ROOTS names where it leads', async () => {
    const state = await liveState('{ gateway: { mode: "local" }, models: { providers: { $include: "./p.json5" } } }');
    const { environment, folder } = state.installation;
    writeFileSync(join(environment.home, 'elsewhere.json5'), foreign);
    symlinkSync(join(environment.home, 'elsewhere.json5'), join(folder, 'p.json5'));
    expect((await openclaw.read(state.installation)).others[0]?.problem?.code).toBe('openclaw.include-outside');
    const variables = { ...environment.variables, OPENCLAW_INCLUDE_ROOTS: environment.home };
    const rooted = await openclaw.read(await openclaw.find({ ...environment, variables }));
    expect(rooted.foreign.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('reading', () => {
  it('C3 takes a broken live file for a state with line and column', async () => {
    const state = await liveState('{\n  gateway: {\n    mode: }\n');
    expect(state.main.problem).toMatchObject({ code: 'file-broken', where: { line: 3 } });
    expect(state.current).toEqual({ kind: 'unset' });
    expect(() => openclaw.plan(state, targetOf('relay'))).toThrow(/^file-broken .*"line":"3"/);
  });

  it('C3 refuses a key that is written twice', async () => {
    const state = await liveState('{ gateway: { mode: "local" }, gateway: {} }');
    expect(state.main.problem?.code).toBe('file-broken');
  });
});
