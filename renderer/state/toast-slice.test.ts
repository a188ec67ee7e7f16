import { expect, it } from 'vitest';
import { sampleApi } from '../../e2e/support/page-samples.ts';
import type { ClientId } from '../../shared/client-id.ts';
import { createAppStore } from './store.ts';

const applied = (client: ClientId, choice: string) => ({
  kind: 'applied' as const,
  applied: {
    kind: 'use' as const,
    client,
    choice,
    summary: { text: 'acts.unknown', values: {} },
    receipt: 'r',
    notes: [],
  },
});

function shown(...toasts: Parameters<ReturnType<ReturnType<typeof createAppStore>['getState']>['say']>[0][]) {
  const store = createAppStore(sampleApi({}));
  for (const toast of toasts) store.getState().say(toast);
  return store.getState().toasts.map(({ toast }) => toast);
}

it('takes back what is no longer so: its Undo would undo another act', () => {
  const [first, second, other] = [applied('codex', 'a'), applied('codex', 'b'), applied('opencode', 'a')];
  expect(shown(first, other, second)).toEqual([other, second]);
});

it('says the same problem once', () => {
  const problem = { code: 'disk-full', values: {} } as const;
  expect(shown({ kind: 'problem', problem }, { kind: 'problem', problem })).toHaveLength(1);
});

it('shows the last three', () => {
  const removed = (name: string) => ({ kind: 'removed', name, removal: name }) as const;
  expect(shown(removed('a'), removed('b'), removed('c'), removed('d'))).toEqual(['b', 'c', 'd'].map(removed));
});
