import { expect, it } from 'vitest';
import { translator } from '../../shared/messages/catalogue.ts';
import { loadMessages } from '../../shared/messages/load-messages.ts';
import type { AppliedView } from '../../shared/views.ts';
import { isEmptyPlan } from '../controls/empty-plan.ts';
import { appliedText, effectText } from './applied-text.ts';

const t = translator('en', await loadMessages('en'));
const nameOf = (id: string) => ({ openrouter: 'OpenRouter' })[id] ?? id;
const applied = (change: Partial<AppliedView>): AppliedView => ({
  kind: 'use',
  client: 'codex',
  summary: { text: 'acts.unknown', values: {} },
  receipt: 'r',
  notes: [],
  ...change,
});
const withoutReceipt = (change: Partial<AppliedView>): AppliedView => {
  const { receipt: _, ...rest } = applied(change);
  return rest;
};

it.each([
  [applied({ choice: 'openrouter' }), 'Codex now uses OpenRouter'],
  [applied({ choice: 'gone' }), 'Codex now uses gone'],
  [applied({ choice: 'official' }), 'Codex now uses its own login'],
  [withoutReceipt({ choice: 'openrouter' }), 'Codex uses OpenRouter already'],
  [applied({ kind: 'undo', choice: 'openrouter' }), 'Codex: the last change is undone'],
  [applied({ kind: 'redo', choice: 'openrouter' }), 'Codex: the change is made again'],
  [applied({ kind: 'repair' }), 'Codex is repaired'],
  [withoutReceipt({ kind: 'repair' }), 'Codex: there was nothing to change'],
  [
    withoutReceipt({ kind: 'import', summary: { text: 'acts.copy-key', values: { client: 'Codex', name: 'Relay' } } }),
    'Codex: the key of Relay copied to the keychain',
  ],
])('%o reads "%s"', (view, text) => {
  expect(appliedText(view, nameOf, t)).toBe(text);
});

it.each([
  ['codex', 'restart', 'Start a new chat'],
  ['opencode', 'restart', 'Restart OpenCode'],
  ['openclaw', 'restart', 'Restart the gateway'],
  ['openclaw', 'live', 'In effect at once, also where it runs'],
  ['openclaw', 'info', undefined],
] as const)('tells what %s needs after a note of kind %s', (client, kind, text) => {
  expect(effectText(applied({ client, notes: [{ kind, message: { text: 'acts.unknown', values: {} } }] }), t)).toBe(
    text,
  );
});

it('a plan without files does nothing, unless it copies a key', () => {
  const plan = { ...applied({}), plan: 'p', files: [] };
  expect(isEmptyPlan({ ...plan, kind: 'use' })).toBe(true);
  expect(isEmptyPlan({ ...plan, kind: 'import' })).toBe(false);
});
