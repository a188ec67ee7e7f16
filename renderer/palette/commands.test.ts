import { expect, it } from 'vitest';
import { sampleApi, sampleClient, sampleProvider } from '../../e2e/support/page-samples.ts';
import { clientIds } from '../../shared/client-id.ts';
import { translator } from '../../shared/messages/catalogue.ts';
import { loadMessages } from '../../shared/messages/load-messages.ts';
import type { Store } from '../state/slices.ts';
import { createAppStore } from '../state/store.ts';
import { commandsOf, offeredOf } from './commands.ts';

const t = translator('en', await loadMessages('en'));

function idsOf(state: Partial<Store>): readonly string[] {
  const store = createAppStore(sampleApi({}));
  store.setState(state);
  return commandsOf(store.getState(), t).map(({ id }) => id);
}

it('switches each client that is there to each provider that it can use', () => {
  const chat = sampleProvider('chatty');
  const chatOnly = { ...chat, provider: { ...chat.provider, endpoints: { chat: 'https://c.example' } } };
  const ids = idsOf({
    clients: [sampleClient(), sampleClient({ client: 'openclaw', isFound: false })],
    providers: [sampleProvider('one'), chatOnly],
  });
  expect(ids.filter((id) => id.startsWith('use '))).toEqual(['use codex one', 'use codex official']);
});

it('undoes and redoes only where there is something to, and names the very act', () => {
  const steps = (view: Parameters<typeof sampleClient>[0]) =>
    idsOf({ clients: [sampleClient(view)] }).filter((id) => /^(undo|redo) /.test(id));
  expect(steps({})).toEqual([]);
  expect(steps({ undo: '1' })).toEqual(['undo codex']);
  expect(steps({ undo: '1', redo: '2' })).toEqual(['undo codex', 'redo codex']);
  const store = createAppStore(sampleApi({}));
  const asked: string[] = [];
  store.setState({
    clients: [sampleClient({ undo: '1', redo: '2' })],
    undo: async (receipt) => {
      asked.push(receipt);
    },
  });
  for (const { id, run } of commandsOf(store.getState(), t)) if (/^(undo|redo) /.test(id)) run(store.getState());
  expect(asked).toEqual(['1', '2']);
});

it('offers the switches of this screen and what was done last before anything is typed', () => {
  const store = createAppStore(sampleApi({}));
  const providers = Array.from({ length: 20 }, (_, index) => sampleProvider(`p${index}`));
  store.setState({ clients: [sampleClient(), sampleClient({ client: 'opencode' })], providers, recent: ['test p3'] });
  const ids = offeredOf(commandsOf(store.getState(), t), store.getState()).map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('use codex '))).toHaveLength(8);
  expect(ids.filter((id) => id.startsWith('use opencode '))).toEqual([]);
  expect(ids.filter((id) => id.startsWith('test '))).toEqual(['test p3']);
  expect(ids).toContain('add');
});

it('names every act of 500 providers and three clients', () => {
  const store = createAppStore(sampleApi({}));
  const providers = Array.from({ length: 500 }, (_, index) => sampleProvider(`p${index}`));
  const clients = clientIds.map((client) => sampleClient({ client }));
  store.setState({ clients, providers });
  expect(commandsOf(store.getState(), t).length).toBeGreaterThan(2500);
});
