import { expect, it } from 'vitest';
import {
  minutesAgo,
  sampleClient,
  sampleProvider,
  sampleState,
  sampleTest,
  sampleUse,
} from '../../e2e/support/tray-sample.ts';
import { clientIds } from '../../shared/client-id.ts';
import { translator } from '../../shared/messages/catalogue.ts';
import { en } from '../../shared/messages/en.ts';
import { fr } from '../../shared/messages/fr.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { menuOf, shown, type TrayItem } from './menu.ts';
import type { TrayState } from './tray-state.ts';

const english = { language: 'en', t: translator('en', en) } as const;

/** One line for each item: `(•)` a checked radio item, `-` one that can't be clicked, `>` one below. */
function drawn(items: readonly TrayItem[]): readonly string[] {
  return items.flatMap((item) => {
    if (item.type === 'separator') return ['――'];
    const radio = item.type === 'radio' ? `(${item.checked ? '•' : ' '}) ` : '';
    const line = `${item.enabled === false ? '- ' : ''}${radio}${item.label}`;
    return [line, ...(item.submenu ? drawn(item.submenu).map((below) => `> ${below}`) : [])];
  });
}

function draw(given: Partial<TrayState>, words: Parameters<typeof menuOf>[1] = english): readonly string[] {
  return drawn(menuOf(sampleState(given), words));
}

const end = ['――', 'Open Switchyard', 'Test all', '――', 'Quit'];
const using = (id: string) => sampleClient({ current: { kind: 'ours', provider: id, name: `Provider ${id}` } });
const ids = (count: number) => Array.from({ length: count }, (_, at) => `p${String(at + 1).padStart(2, '0')}`);

it('T1 has one group for each client, named after what it uses, and radio items', () => {
  const clients = [
    using('a'),
    sampleClient({ client: 'opencode', name: 'OpenCode', wires: ['chat'] }),
    sampleClient({ client: 'openclaw', name: 'OpenClaw', isFound: false }),
  ];
  expect(draw({ clients, providers: [sampleProvider('a'), sampleProvider('b')] })).toEqual([
    '- Codex: Provider a',
    '( ) Official',
    '(•) Provider a',
    '( ) Provider b',
    '――',
    // Neither provider speaks what it needs.
    '- OpenCode: Official',
    '(•) Official',
    '――',
    '- OpenClaw: not found',
    ...end,
  ]);
});

it('T1 a click on a provider is a switch of that client and nothing else', () => {
  const menu = menuOf(sampleState({ providers: [sampleProvider('a')] }), english);
  expect(menu.find(({ label }) => label === 'Provider a')?.act).toEqual({ kind: 'use', client: 'codex', choice: 'a' });
  expect(menu.find(({ label }) => label === 'Official')?.act).toEqual({
    kind: 'use',
    client: 'codex',
    choice: 'official',
  });
  expect(menu.find(({ enabled }) => enabled === false)?.act).toBeUndefined();
});

it('T1 never leaves a group without a checked item: Electron would check the first by itself', () => {
  const providers = [sampleProvider('a')];
  const foreign = sampleClient({ current: { kind: 'foreign', provider: 'azure', baseUrl: 'https://x.example' } });
  expect(draw({ clients: [foreign], providers }).slice(0, 4)).toEqual([
    '- Codex: azure (set elsewhere)',
    '- (•) azure (set elsewhere)',
    '( ) Official',
    '( ) Provider a',
  ]);
  const unset = sampleClient({ current: { kind: 'unset' } });
  expect(draw({ clients: [unset], providers })[1]).toBe('- (•) its own default');
  // Deleted elsewhere a moment ago.
  expect(draw({ clients: [using('gone')], providers })[1]).toBe('- (•) gone');
});

it('T3 tells what the choice of a client relies on and is not there, and nothing of what does no harm', () => {
  const values = { file: 'config.toml', program: '/other/switchyard-key', client: 'codex' };
  const launcher = { kind: 'launcher', problem: problemOf('gap-launcher', values), isFatal: true } as const;
  const settings = { file: 'config.toml', name: 'Provider a', provider: 'a', client: 'codex' };
  const older = { kind: 'settings', problem: problemOf('gap-settings', settings), isFatal: false } as const;
  const first = (change: Parameters<typeof sampleClient>[0]) =>
    draw({ clients: [{ ...using('a'), ...change }], providers: [sampleProvider('a')] })[0];
  expect(first({ gaps: [launcher] })).toMatch(/^⚠ Codex: config\.toml asks .*switchyard-key for the key/);
  expect(first({ gaps: [older] })).toBe('- Codex: Provider a');
  expect(first({ launcher: problemOf('launcher-missing', { file: '/x/switchyard-key' }) })).toMatch(
    /^⚠ Codex: .*switchyard-key/,
  );
});

it('T2 shows how fast each was and when, and puts failures last with their cause', () => {
  const providers = [
    sampleProvider('a', { test: sampleTest('a', { kind: 'key-refused', status: 401, ms: 90 }) }),
    sampleProvider('b', { test: sampleTest('b') }),
    sampleProvider('c', { key: 'missing' }),
    sampleProvider('d', { test: sampleTest('d', { at: minutesAgo(0), kind: 'unproved', ms: 1500 }) }),
    sampleProvider('e', { test: sampleTest('e', { kind: 'cancelled' }) }),
  ];
  expect(draw({ providers }).slice(2, 7)).toEqual([
    '( ) Provider b   212 ms, 3 min. ago',
    '( ) Provider d   1,500 ms, now',
    '( ) Provider e',
    '( ) Provider a   ✕ key refused, 3 min. ago',
    '( ) Provider c   ✕ key missing',
  ]);
});

it('T3 tells the cause in the first line, and of nothing once it is over', () => {
  const failing = sampleProvider('a', { test: sampleTest('a', { kind: 'unreachable' }) });
  expect(draw({ clients: [using('a')], providers: [failing] }).slice(0, 2)).toEqual([
    '⚠ Codex: Provider a – unreachable',
    '――',
  ]);
  expect(draw({ clients: [using('a')], providers: [sampleProvider('a')] })[0]).toBe('- Codex: Provider a');
  // One that nobody uses is told of in its own line only.
  expect(draw({ providers: [failing] })[0]).toBe('- Codex: Official');
});

it('T3 tells of a live file that no client could read', () => {
  const problem = problemOf('file-broken', { file: '/home/x/config.toml', line: '3', column: '1', reason: 'no value' });
  const [first, , title] = draw({ clients: [sampleClient({ problem })] });
  expect(first).toBe('⚠ Codex: config.toml is broken at line 3, column 1: no value.');
  expect(title).toBe('- Codex: file can’t be read');
});

it('T3 tells of a client that does not start with its files, and why', () => {
  const problem = problemOf('client-refuses', { client: 'Codex', id: 'codex', file: '/h/config.toml', words: 'no' });
  const legacy = [{ problem, isFatal: true }];
  const first = (verdict: 'takes' | 'refuses') => draw({ clients: [sampleClient({ verdict, legacy })] })[0];
  expect(first('refuses')).toBe('⚠ Codex does not start with config.toml: no');
  expect(first('takes')).not.toContain('⚠');
});

it('T3 tells of a switch that failed, for ten minutes', () => {
  const problem = problemOf('disk-full', { file: '/home/x/config.toml', folder: '/home/x' });
  const failed = (minutes: number) =>
    ({ kind: 'switch', client: 'codex', problem, at: Date.parse(minutesAgo(minutes)) }) as const;
  expect(draw({ failedAct: failed(9) })[0]).toBe(
    '⚠ Codex was not switched. There is no space left to write config.toml; it is as it was.',
  );
  expect(draw({ failedAct: failed(10) })[0]).toBe('- Codex: Official');
});

it.each([
  ['a switch of now', sampleUse(minutesAgo(0)), 'h1', true],
  ['a switch of nine minutes ago', sampleUse(minutesAgo(9)), 'h1', true],
  ['a switch of ten minutes ago', sampleUse(minutesAgo(10)), 'h1', false],
  ['one that another act followed', sampleUse(minutesAgo(1)), 'h2', false],
  ['one that was undone', sampleUse(minutesAgo(1), { isUndone: true }), undefined, false],
  ['an undo', sampleUse(minutesAgo(1), { kind: 'undo' }), 'h0', false],
  ['a redo', sampleUse(minutesAgo(1), { kind: 'redo' }), 'h1', true],
  ['a redo of what was no switch', sampleUse(minutesAgo(1), { kind: 'redo', choice: undefined }), 'h1', false],
  ['a repair', sampleUse(minutesAgo(1), { kind: 'repair' }), 'h1', false],
])('T4 %s: Undo of this very act is the first item: %s', (_, entry, undo, isOffered) => {
  const providers = [sampleProvider('a')];
  const clients = [sampleClient({ ...using('a'), ...(undo !== undefined && { undo }) })];
  const [first] = menuOf(sampleState({ clients, providers, history: [entry] }), english);
  expect(first?.label === 'Undo: Codex uses Provider a').toBe(isOffered);
  if (isOffered) expect(first?.act).toEqual({ kind: 'undo', client: 'codex', receipt: 'h1' });
});

it('T5 shows nine providers, the rest under More as plain items', () => {
  const providers = ids(12).map((id) => sampleProvider(id));
  const lines = draw({ providers });
  expect(lines.slice(2, 12)).toEqual([...ids(9).map((id) => `( ) Provider ${id}`), 'More']);
  expect(lines.slice(12, 15)).toEqual(['> Provider p10', '> Provider p11', '> Provider p12']);
  expect(draw({ providers: providers.slice(0, 9) })).not.toContain('More');
});

it('T5 keeps the current provider among the nine, even when it fails', () => {
  const failing = sampleProvider('p12', { test: sampleTest('p12', { kind: 'timeout' }) });
  const providers = [...ids(11).map((id) => sampleProvider(id)), failing];
  const lines = draw({ clients: [using('p12')], providers });
  expect(lines).toContain('(•) Provider p12   ✕ no answer in time, 3 min. ago');
  expect(lines.filter((line) => line.startsWith('('))).toHaveLength(10);
  expect(lines).toContain('> Provider p09');
});

it('keeps the groups apart: Electron makes one radio group of what no separator parts', () => {
  const clients = clientIds.map((client) => sampleClient({ client, name: client }));
  const items = menuOf(sampleState({ clients, providers: [sampleProvider('a')] }), english);
  const groups: TrayItem[][] = [[]];
  for (const item of items) item.type === 'separator' ? groups.push([]) : groups.at(-1)?.push(item);
  for (const group of groups) {
    const radios = group.filter(({ type }) => type === 'radio');
    if (radios.length > 0) expect(radios.filter(({ checked }) => checked)).toHaveLength(1);
  }
  expect(groups.filter((group) => group.some(({ type }) => type === 'radio'))).toHaveLength(clientIds.length);
});

it.each([
  ['R&D_x', 'R&&D_x'],
  ['a\nb\tc', 'a b c'],
  ['\u202eevil', 'evil'],
  ['x'.repeat(60), `${'x'.repeat(47)}…`],
  ['😀'.repeat(60), `${'😀'.repeat(47)}…`],
])('shows the name %j as a label', (name, label) => {
  expect(shown(name)).toBe(label);
});

it('says that a test runs, and has nothing to test without providers', () => {
  const testing = menuOf(sampleState({ providers: [sampleProvider('a', { isTesting: true })] }), english);
  expect(testing.find(({ act }) => act?.kind === 'test-all')).toMatchObject({ label: 'Testing…', enabled: false });
  expect(menuOf(sampleState(), english).find(({ act }) => act?.kind === 'test-all')?.enabled).toBe(false);
});

it('speaks the language of the settings', () => {
  const providers = [sampleProvider('a', { test: sampleTest('a') })];
  const clients = [sampleClient({ undo: 'h1' })];
  const lines = draw(
    { clients, providers, history: [sampleUse(minutesAgo(1))] },
    { language: 'fr', t: translator('fr', fr) },
  );
  expect(lines[0]).toBe('Annuler : Codex utilise Provider a');
  const age = new Intl.RelativeTimeFormat('fr', { style: 'short' }).format(-3, 'minute');
  expect(age).toContain('il y a');
  expect(lines).toContain(`( ) Provider a   212 ms, ${age}`);
  expect(lines.at(-1)).toBe('Quitter');
});
