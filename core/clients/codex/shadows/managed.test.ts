import { win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messages } from '../../../../e2e/support/english.ts';
import { testEnvironment } from '../../../../e2e/support/test-environment.ts';
import { readDocument } from '../../../documents/document.ts';
import { managedPaths, managedShadow } from './managed.ts';

const toml = (text: string) => readDocument(text, 'toml', 'managed.toml');
const forced = { rank: 'forced', path: '/etc/codex/requirements.toml' } as const;
const lowest = { rank: 'default', path: '/etc/codex/config.toml' } as const;

describe('files of an administrator', () => {
  it('lie where each system has them', () => {
    expect(managedPaths(testEnvironment()).map(({ path }) => path)).toEqual([
      '/etc/codex/requirements.toml',
      '/etc/codex/managed_config.toml',
      '/etc/codex/config.toml',
    ]);
    const windows = {
      ...testEnvironment(),
      platform: 'win32' as const,
      path: win32,
      home: 'C:\\Users\\me',
      variables: { PROGRAMDATA: 'D:\\Data' },
    };
    expect(managedPaths(windows).map(({ path }) => path)).toEqual([
      'D:\\Data\\OpenAI\\Codex\\requirements.toml',
      'C:\\Users\\me\\.codex\\managed_config.toml',
    ]);
  });

  it('shadow the choice where they force one', () => {
    const shadows = managedShadow(forced, toml('model_provider = "s"\n'), false);
    expect(shadows).toMatchObject([{ kind: 'managed', source: forced.path }]);
    expect(messages(shadows)).toContain('model_provider = "s"');
    expect(managedShadow(forced, toml('[model_providers.switchyard]\nname = "x"\n'), false)).toHaveLength(1);
    expect(managedShadow(forced, toml('sandbox_mode = "read-only"\n'), false)).toEqual([]);
    expect(managedShadow(forced, undefined, false)).toEqual([]);
  });

  it('below the user’s file shadow the own login only', () => {
    expect(managedShadow(lowest, toml('model_provider = "s"\n'), true)).toHaveLength(1);
    expect(managedShadow(lowest, toml('model_provider = "s"\n'), false)).toEqual([]);
  });
});
