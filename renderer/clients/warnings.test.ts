import { expect, it } from 'vitest';
import { sampleClient, sampleProvider } from '../../e2e/support/page-samples.ts';
import type { gapKinds } from '../../shared/views.ts';
import { warningsOf } from './warnings.ts';

const legacy = (isFatal: boolean) => ({
  problem: { code: 'codex.profile-table' as const, values: {} },
  isFatal,
});

it('says nothing of a client that is well', () => {
  expect(warningsOf(sampleClient(), sampleProvider('one'))).toEqual([]);
});

it('says what stops the client first, and what could be better last', () => {
  const view = sampleClient({
    current: { kind: 'foreign' },
    problem: { code: 'file-broken', values: {} },
    legacy: [legacy(false), legacy(true)],
    shadows: [
      {
        kind: 'env',
        source: 'OPENAI_API_KEY',
        message: { text: 'acts.unknown', values: {} },
        fix: { text: 'acts.unknown', values: {} },
      },
    ],
    drift: { kind: 'ours', files: ['/f'], keys: ['model'] },
    launcher: { code: 'launcher-broken', values: {} },
    plainKeys: [
      { provider: 'a', file: '/f' },
      { provider: 'b', file: '/f' },
    ],
  });
  expect(warningsOf(view, sampleProvider('one', { key: 'missing' })).map(({ kind }) => kind)).toEqual([
    'broken',
    'legacy',
    'launcher',
    'key',
    'shadow',
    'drift',
    'legacy',
    'plain-keys',
    'foreign',
  ]);
});

it('leaves out a change elsewhere in the file, which harms nothing', () => {
  expect(warningsOf(sampleClient({ drift: { kind: 'elsewhere', files: ['/f'] } }), undefined)).toEqual([]);
});

it('counts the plain-text keys of each file once', () => {
  const plainKeys = ['a', 'b', 'c'].map((provider) => ({ provider, file: provider === 'c' ? '/g' : '/f' }));
  expect(warningsOf(sampleClient({ plainKeys }), undefined)).toEqual([
    { id: 'plain-keys /f', kind: 'plain-keys', file: '/f', count: 2 },
    { id: 'plain-keys /g', kind: 'plain-keys', file: '/g', count: 1 },
  ]);
});

const gap = (kind: (typeof gapKinds)[number], isFatal: boolean) => ({
  kind,
  isFatal,
  problem: { code: 'gap-key' as const, values: {} },
});

it('says what is not there by how much it harms, and a missing key once', () => {
  const view = sampleClient({
    current: { kind: 'ours', provider: 'one' },
    gaps: [gap('settings', false), gap('launcher', true), gap('key', true)],
  });
  const kinds = (key: 'missing' | 'keychain') =>
    warningsOf(view, sampleProvider('one', { key })).map((part) => (part.kind === 'gap' ? part.gap.kind : part.kind));
  expect(kinds('missing')).toEqual(['launcher', 'key', 'settings']);
  expect(warningsOf(view, sampleProvider('one', { key: 'missing' })).filter(({ kind }) => kind === 'key')).toHaveLength(
    1,
  );
  expect(kinds('keychain')).toEqual(['launcher', 'key', 'settings']);
});
