import { type ClientId, clientIds, clientNames } from '../../shared/client-id.ts';
import type { Input } from '../../shared/contract.ts';
import type { CandidateView } from '../../shared/views.ts';
import { testDraft } from '../support/test-app.ts';
import { type Act, type ActJson, applied, draftOf, nothing, planned, relayUrl, typedKey, viewOf } from './act.ts';
import { withTwo } from './home.ts';

function switchTo(client: ClientId, name: string, wish: Partial<Input<'switch.use'>> = {}): Act {
  const more = wish.model === undefined ? [] : ['--model', wish.model];
  return {
    name,
    page: async (calls) => [await calls['switch.use']({ client, choice: 'b', ...wish })],
    terminal: () => ({ args: ['use', 'b', '--client', client, ...more], tells: applied }),
    ...(more.length === 0 && { item: inGroup(client, 'B') }),
  };
}

/** The item of a provider below the title of its client. */
function inGroup(client: ClientId, label: string): NonNullable<Act['item']> {
  return (items) => {
    const from = items.findIndex(
      ({ label: title, enabled }) => enabled === false && title?.startsWith(clientNames[client]),
    );
    return items.slice(from).find((item) => item.label?.startsWith(label));
  };
}

const labelled =
  (start: string): NonNullable<Act['item']> =>
  (items) =>
    items.find(({ label }) => label?.startsWith(start));

const plainKey =
  '{\n  // mine\n  "provider": {\n    "acme": {\n      "npm": "@ai-sdk/openai-compatible",\n      "name": "Acme",\n      "options": { "baseURL": "https://acme.example/v1", "apiKey": "sk-plain-0123456789abcdef" },\n      "models": { "m": {} }\n    }\n  },\n  "model": "acme/m"\n}\n';

const nameless = 'model = "gpt-5.5" # mine\n\n[model_providers.relay]\nbase_url = "https://relay.example/v1"\n';

/** Every act that changes something. `here` is a provider that answers on this machine. */
export function actsWith(here: { readonly baseUrl: string; readonly key: string }): readonly Act[] {
  return [
    {
      name: 'add a provider with its key',
      page: (calls) =>
        calls['providers.add']({
          draft: testDraft({ name: 'Relay', endpoints: { responses: relayUrl }, model: 'm' }),
          key: typedKey,
          keyStore: 'file',
        }),
      terminal: () => ({
        args: [
          ...'add relay --name Relay --wire responses --model m --key-stdin --key-store file'.split(' '),
          '--base-url',
          relayUrl,
        ],
        input: `${typedKey}\n`,
      }),
    },
    {
      name: 'edit a field',
      page: async (calls) => {
        const read = await draftOf(calls, 'a');
        const changed = await calls['providers.change']({ id: 'a', read, draft: { ...read, model: 'other' } });
        return changed.provider;
      },
      terminal: () => ({ args: ['edit', 'a', '--model', 'other'] }),
    },
    {
      name: 'edit the address, which leaves the key behind',
      page: async (calls) => {
        const read = await draftOf(calls, 'a');
        const draft = { ...read, endpoints: { ...read.endpoints, responses: relayUrl } };
        return (await calls['providers.change']({ id: 'a', read, draft })).provider;
      },
      terminal: () => ({ args: ['edit', 'a', '--base-url', relayUrl] }),
    },
    {
      name: 'set a key',
      page: async (calls) => {
        await calls['keys.set']({ provider: 'a', key: typedKey, store: 'file' });
        return viewOf(calls, 'a');
      },
      terminal: () => ({ args: 'key set a --key-stdin --key-store file'.split(' '), input: typedKey }),
    },
    {
      name: 'set a key in the keychain, in place of one in a file',
      hasKeychain: true,
      page: async (calls) => {
        await calls['keys.set']({ provider: 'a', key: typedKey, store: 'keychain' });
        return viewOf(calls, 'a');
      },
      terminal: () => ({ args: 'key set a --key-stdin'.split(' '), input: typedKey }),
    },
    {
      name: 'delete a key',
      page: async (calls) => {
        await calls['keys.delete']({ provider: 'a' });
        return viewOf(calls, 'a');
      },
      terminal: () => ({ args: ['key', 'delete', 'a'] }),
    },
    {
      name: 'duplicate a provider',
      page: (calls) => calls['providers.duplicate']({ id: 'a' }),
      terminal: () => ({ args: ['duplicate', 'a'] }),
    },
    {
      name: 'move a provider in front of another one',
      page: async (calls) => {
        await calls['providers.move']({ id: 'b', before: 'a' });
        return (await calls['providers.list']()).map(({ provider }) => provider.id);
      },
      terminal: () => ({ args: ['move', 'b', '--before', 'a'] }),
    },
    {
      name: 'move a provider to the end',
      page: async (calls) => {
        await calls['providers.move']({ id: 'a', before: null });
        return (await calls['providers.list']()).map(({ provider }) => provider.id);
      },
      terminal: () => ({ args: ['move', 'a'] }),
    },
    ...clientIds.map((client) => switchTo(client, `use a provider in ${clientNames[client]}`)),
    switchTo('codex', 'use another model of it', { model: 'model-of-the-day' }),
    {
      ...switchTo('codex', 'use the client’s own login again'),
      given: async (before) => {
        await withTwo(before);
        await before.use('codex', 'a');
        return nothing;
      },
      page: async (calls) => [await calls['switch.use']({ client: 'codex', choice: 'official' })],
      terminal: () => ({ args: ['use', 'official', '--client', 'codex'], tells: applied }),
      item: inGroup('codex', 'Official'),
    },
    {
      name: 'undo an act by its receipt',
      given: async (before) => {
        await withTwo(before);
        return { receipt: await before.use('opencode', 'a') };
      },
      page: async (calls, { receipt = '' }) => [await calls['undo.use']({ receipt })],
      terminal: ({ receipt = '' }) => ({ args: ['undo', receipt], tells: applied }),
      item: labelled('Undo'),
    },
    {
      name: 'redo what was undone',
      given: async (before) => {
        await withTwo(before);
        const receipt = await before.use('openclaw', 'a');
        return { receipt: (await before.calls['undo.use']({ receipt })).receipt ?? '' };
      },
      page: async (calls, { receipt = '' }) => [await calls['undo.use']({ receipt })],
      terminal: () => ({ args: ['redo'], tells: applied }),
    },
    {
      name: 'go back to before an act, later ones included',
      given: async (before) => {
        await withTwo(before);
        const receipt = await before.use('codex', 'a');
        await before.use('codex', 'b');
        return { receipt };
      },
      page: async (calls, { receipt = '' }) => {
        const { plan } = await calls['restore.plan']({ receipt });
        return [await calls['plans.apply']({ plan })];
      },
      terminal: ({ receipt = '' }) => ({ args: ['restore', receipt], tells: applied }),
    },
    {
      name: 'repair what stops a client',
      given: async (before) => {
        before.write('.codex/config.toml', nameless);
        return nothing;
      },
      page: async (calls) => {
        const plans = await calls['repair.plan']({ client: 'codex' });
        return Promise.all(plans.map(({ plan }) => calls['plans.apply']({ plan })));
      },
      terminal: () => ({ args: ['repair', '--client', 'codex', '--yes'], tells: applied }),
    },
    {
      name: 'import a provider and move its key to the keychain',
      hasKeychain: true,
      given: async (before) => {
        before.write('.config/opencode/opencode.jsonc', plainKey);
        return nothing;
      },
      page: async (calls) => {
        const candidates = await calls['import.apply']({ client: 'opencode' });
        const [move] = await calls['import.planKeyMoves']({ client: 'opencode' });
        return { candidates, acts: [await calls['plans.apply']({ plan: move?.plan ?? '' })] };
      },
      terminal: () => ({
        args: ['import', '--client', 'opencode', '--move-keys', '--yes'],
        tells: ({ candidates, acts }: { candidates: CandidateView[]; acts: ActJson[] }) => ({
          candidates,
          acts: applied(acts),
        }),
      }),
    },
    {
      name: 'remove a provider with its key and its traces',
      given: async (before) => {
        await withTwo(before);
        for (const choice of ['a', 'b']) await before.use('openclaw', choice);
        return nothing;
      },
      page: async (calls) => {
        const { removal } = await calls['providers.remove']({ id: 'a' });
        return (await calls['removals.list']()).find((one) => one.removal === removal);
      },
      terminal: () => ({ args: ['remove', 'a'], tells: ({ removal }: { removal: unknown }) => removal }),
    },
    {
      name: 'put back a removed provider, key and traces included',
      hasKeychain: true,
      given: async (before) => {
        await withTwo(before);
        for (const choice of ['a', 'b']) await before.use('opencode', choice);
        return before.calls['providers.remove']({ id: 'a' });
      },
      page: (calls, { removal = '' }) => calls['providers.putBack']({ removal }),
      terminal: () => ({ args: ['put-back', 'a'] }),
    },
    {
      name: 'change a setting',
      page: (calls) => calls['settings.change']({ backupsKept: 7 }),
      terminal: () => ({ args: ['settings', 'backupsKept', '7'] }),
    },
    {
      name: 'change how one client gets its keys',
      page: (calls) => calls['settings.change']({ delivery: { opencode: 'file' } }),
      terminal: () => ({ args: ['settings', 'delivery.opencode', 'file'] }),
    },
    {
      name: 'test a provider',
      given: async ({ calls }) => {
        const draft = testDraft({ name: 'Here', endpoints: { responses: here.baseUrl } });
        await calls['providers.add']({ draft, key: here.key, keyStore: 'file' });
        return nothing;
      },
      page: async (calls) => [await calls['tests.run']({ provider: 'here' })],
      terminal: () => ({ args: ['test', 'here'] }),
      item: labelled('Test all'),
    },
    {
      name: 'leave, and take every trace along',
      given: async (before) => {
        await withTwo(before);
        for (const client of clientIds) await before.use(client, 'a');
        return nothing;
      },
      page: async (calls) => {
        const plans = await calls['leave.plan']();
        await calls['leave.apply']({ plans: plans.map(({ plan }) => plan) });
        return planned(plans);
      },
      terminal: () => ({ args: ['leave', '--yes'], tells: planned }),
    },
  ];
}
