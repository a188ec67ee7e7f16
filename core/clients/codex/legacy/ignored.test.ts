import { describe, expect, it } from 'vitest';
import { homeWith, read, stateOf, targetOf, textOf } from '../../../../e2e/support/codex-state.ts';
import { english, englishProblem } from '../../../../e2e/support/english.ts';
import { plannedText } from '../../../switching/planned-text.ts';
import type { Legacy } from '../../client.ts';
import { adapter as codex } from '../adapter.ts';
import { ignoredSettings } from './ignored.ts';

const relay = '[model_providers.a]\nname = "A"\nbase_url = "https://a.example/v1"\n';
const causes = (legacy: readonly Legacy[]) => legacy.map(({ problem }) => englishProblem(problem).cause);
const repaired = (legacy: Legacy | undefined) => legacy?.repair?.files.map(plannedText);

describe('what Codex ignores', () => {
  it.each(Object.entries(ignoredSettings))(
    '%s is named with what it was for, at the top and in a profile',
    async (name, purpose) => {
      const line = `${name} = "planted"\n`;
      const files = { '.codex/config.toml': `${line}[profiles.p]\n${line}`, '.codex/q.config.toml': line };
      const { legacy } = await read(homeWith(files));
      const told = causes(legacy).filter((cause) => cause.includes(english(purpose)));
      expect(told.map((cause) => /holds (\S+), which Codex ignores/.exec(cause)?.[1])).toEqual([
        name,
        `profiles.p.${name}`,
        name,
      ]);
      expect(legacy.filter(({ isFatal }) => isFatal)).toEqual([]);
      expect(told.join()).not.toContain('planted');
    },
  );

  it.each([
    'provider = { sort = "price" }',
    'models = ["m"]',
    'api_key = "sk-planted0123456789"',
    'headers = { a = "b" }',
    'nonsense = 1',
  ])('is named in the entry of a provider: %s', async (line) => {
    const { legacy } = await stateOf(`${relay}${line}\n`);
    expect(causes(legacy)).toEqual([expect.stringContaining(`model_providers.a.${line.split(' ')[0]}`)]);
    expect(legacy[0]?.problem.where?.line).toBe(4);
    expect(legacy[0]?.repair).toBeUndefined();
  });

  it('is nothing that Codex knows, and nothing in our own entries', async () => {
    const ours = textOf(codex.plan(await stateOf('model = "m"\nmodel_reasoning_effort = "high"\n'), targetOf())) ?? '';
    const known =
      'env_http_headers = { a = "B" }\nquery_params = { a = "b" }\nstream_max_retries = 1\nsupports_websockets = true\n';
    expect((await stateOf(`${ours}\n${relay}${known}`)).legacy).toEqual([]);
    expect((await stateOf(`${ours}nonsense = 1\n`)).legacy).toEqual([]);
  });

  it.each([
    ['of no provider that is chosen', `env_key = "K"\n${relay}`],
    ['of one that has it already', `model_provider = "a"\nenv_key = "K"\n${relay}env_key = "L"\n`],
    ['of ours', `model_provider = "switchyard"\nenv_key = "K"\n[model_providers.switchyard]\nname = "x"\n`],
  ])('a key of an entry at the top, %s, is only named', async (_, text) => {
    const { legacy } = await stateOf(text);
    expect(causes(legacy)).toEqual([expect.stringContaining('holds env_key at the top level')]);
    expect(legacy[0]?.repair).toBeUndefined();
  });

  it.each([
    ['of an entry that is not chosen', `${relay}model = "m"\n`],
    ['that names another provider', `model_provider = "a"\n${relay}model_provider = "b"\n`],
    ['beside one at the top', `model = "m"\nmodel_provider = "a"\n${relay}model = "n"\n`],
  ])('a key of the top in an entry, %s, is only named', async (_, text) => {
    const { legacy } = await stateOf(text);
    expect(causes(legacy)).toEqual([expect.stringContaining('belongs to the top of the file')]);
    expect(legacy[0]?.repair).toBeUndefined();
  });
});

describe('the choice that was meant by the name of a profile', () => {
  const profile = '[profiles.p]\nmodel_provider = "a"\nmodel = "m"\n';
  const selectors = ['profile = "p"\n', 'default_profile = "p"\n', 'default_profile = { name = "p" }\n'];

  it.each(selectors)('is offered for %s', async (selector) => {
    const { legacy } = await stateOf(`${selector}${relay}${profile}`);
    const found = legacy.find(({ problem }) => /profile-selected|default-profile/.test(problem.code));
    expect(found?.repair && english(found.repair.title)).toMatch(
      /^Choose what the profile "p" chooses \(a · m\), and take out (default_)?profile$/,
    );
    expect(repaired(found)).toEqual([`model_provider = "a"\nmodel = "m"\n${relay}${profile}`]);
  });

  it('takes the place of what stands at the top', async () => {
    const { legacy } = await stateOf(`default_profile = "p"\nmodel = "old"\n${relay}${profile}`);
    expect(repaired(legacy.find(({ problem }) => problem.code === 'codex.default-profile'))?.[0]).toMatch(
      /^model_provider = "a"\nmodel = "m"\n\[/,
    );
  });

  it.each([
    ['there is no such profile', relay],
    ['the profile chooses nothing', `${relay}[profiles.p]\napproval_policy = "never"\n`],
    ['nobody defines its provider', '[profiles.p]\nmodel_provider = "gone"\nmodel = "m"\n'],
    [
      'a choice of ours is newer',
      `model_provider = "switchyard"\n[model_providers.switchyard]\nname = "x"\n${relay}${profile}`,
    ],
  ])('is not certain where %s: the setting is named, and "profile" still taken out', async (_, rest) => {
    const named = await stateOf(`default_profile = "p"\n${rest}`);
    const found = named.legacy.find(({ problem }) => problem.code === 'codex.default-profile');
    expect(found).toMatchObject({ isFatal: false });
    expect(found?.repair).toBeUndefined();
    const fatal = (await stateOf(`profile = "p"\n${rest}`)).legacy.find(
      ({ problem }) => problem.code === 'codex.profile-selected',
    );
    expect(fatal?.repair && english(fatal.repair.title)).toBe('Remove the line "profile"');
  });
});
