import { describe, expect, it } from 'vitest';
import { englishProblem } from '../../../e2e/support/english.ts';
import { liveFile, stateOf } from '../../../e2e/support/opencode-home.ts';
import { plannedText } from '../../switching/planned-text.ts';
import type { Legacy } from '../client.ts';
import { strayNames, strayOptions } from './ignored.ts';

const versions = ['1.18.33', 'opencode v2.0.15'] as const;
const legacyOf = async (settings: object, version: string = versions[0]) =>
  (await stateOf({ files: { [liveFile]: settings }, version })).legacy;
const causes = (legacy: readonly Legacy[]) => legacy.map(({ problem }) => englishProblem(problem).cause);
const repaired = (legacy: Legacy | undefined): unknown =>
  legacy?.repair?.files.map((file) => JSON.parse(plannedText(file) ?? 'null'));

describe('an option of a provider outside of "options"', () => {
  const values = { apiKey: 'sk-planted0123456789', headers: { 'X-Team': 'tools' } };
  const baseURL = 'https://a.example/v1';

  it.each(strayOptions)('%s is named and moved, its value never told', async (name) => {
    for (const version of versions) {
      const [found, ...others] = await legacyOf(
        { provider: { a: { [name]: values[name], options: { baseURL } } } },
        version,
      );
      expect(others).toEqual([]);
      expect(found).toMatchObject({ isFatal: false, problem: { code: 'opencode.option-ignored', where: { line: 4 } } });
      expect(repaired(found)).toEqual([{ provider: { a: { options: { baseURL, [name]: values[name] } } } }]);
      expect(JSON.stringify(found?.problem)).not.toContain('planted');
    }
    const [old] = await legacyOf({ provider: { a: { [name]: values[name] } } }, '1.2.27');
    expect(old).toMatchObject({ isFatal: true, problem: { code: 'opencode.option-refused' } });
  });

  it('gives way to the one that counts', async () => {
    const [found] = await legacyOf({ provider: { a: { apiKey: 'one', options: { apiKey: 'two' } } } });
    expect(repaired(found)).toEqual([{ provider: { a: { options: { apiKey: 'two' } } } }]);
  });
});

describe('a setting at the top that OpenCode ignores', () => {
  it.each(Object.keys(strayNames))('%s is named with where it belongs', async (name) => {
    const legacy = await legacyOf({ model: 'a/b', [name]: { a: { models: {} } } });
    expect(causes(legacy)).toEqual([
      expect.stringMatching(new RegExp(`^OpenCode ignores "${name}" at the top level\\. .+\\.$`)),
    ]);
    expect(legacy[0]).toMatchObject({ isFatal: false, problem: { where: { line: 3 } } });
    expect(legacy[0]?.repair).toBeUndefined();
  });

  it('is named when nothing is known of it, and not when it is empty', async () => {
    for (const version of versions)
      expect(causes(await legacyOf({ nonsense: 1, models: {} }, version))).toEqual([
        'OpenCode does not know the setting "nonsense" and ignores it.',
      ]);
  });

  it('is none that OpenCode 2 knows, where that is installed', async () => {
    const settings = { providers: { a: { package: 'x' } }, agents: { a: {} }, permissions: ['x'] };
    expect(await legacyOf(settings, versions[1])).toEqual([]);
    expect(await legacyOf(settings)).toHaveLength(3);
    expect((await stateOf({ files: { [liveFile]: settings } })).legacy).toEqual([]);
  });

  it('"providers" in the shape of "provider" gets its name', async () => {
    const entries = { a: { npm: 'x', options: { baseURL: 'https://a.example/v1' } } };
    const [found] = await legacyOf({ providers: entries });
    expect(repaired(found)).toEqual([{ provider: entries }]);
    const [both] = await legacyOf({ provider: {}, providers: entries });
    expect(both?.repair).toBeUndefined();
  });
});
