import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import type { Calls } from '../../shared/contract.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import { testDraft } from '../support/test-app.ts';
import { type Act, draftOf, type Known, typedKey } from './act.ts';
import { type Before, withTwo } from './home.ts';

/** A face that can't be asked for this at all, and why. */
export interface NotHere {
  readonly notHere: string;
}

/** One thing that can't be done: the same problem through every face, and nothing is written. */
export interface Refusal {
  readonly name: string;
  readonly code: ProblemCode;
  /** Where a command line names it otherwise than a page that showed it, or is refused before anything is asked. */
  readonly terminalCode?: string;
  /** What lies there before. Two providers where nothing is said. */
  readonly given?: (before: Before) => Promise<Known>;
  readonly page: Act['page'] | NotHere;
  readonly terminal: Act['terminal'] | NotHere;
  readonly tray?: NotHere;
  /** Each face names it as it was asked for there. */
  readonly hasOwnWords?: true;
}

const noDoor: NotHere = {
  notHere: 'is in the same process: what it asks for is checked by the compiler, not at a door',
};

const key = typedKey;

/** `act` names a provider that is not there. */
function unknown(act: string, page: (calls: Calls) => Promise<unknown>, args: readonly string[], input = ''): Refusal {
  return {
    name: `${act} a provider that is not there`,
    code: 'provider-unknown',
    page,
    terminal: () => ({ args, input }),
  };
}

async function removeA(before: Before): Promise<Known> {
  await withTwo(before);
  return before.calls['providers.remove']({ id: 'a' });
}

export const refusals: readonly Refusal[] = [
  unknown('use', (calls) => calls['switch.use']({ client: 'codex', choice: 'nobody' }), [
    'use',
    'nobody',
    '--client',
    'codex',
  ]),
  unknown(
    'edit',
    async (calls) =>
      calls['providers.change']({ id: 'nobody', read: testDraft(), draft: testDraft({ model: 'other' }) }),
    ['edit', 'nobody', '--model', 'other'],
  ),
  unknown(
    'set the key of',
    (calls) => calls['keys.set']({ provider: 'nobody', key, store: 'file' }),
    'key set nobody --key-stdin --key-store file'.split(' '),
    key,
  ),
  unknown('delete the key of', (calls) => calls['keys.delete']({ provider: 'nobody' }), ['key', 'delete', 'nobody']),
  unknown('duplicate', (calls) => calls['providers.duplicate']({ id: 'nobody' }), ['duplicate', 'nobody']),
  unknown('move', (calls) => calls['providers.move']({ id: 'nobody', before: null }), ['move', 'nobody']),
  unknown('remove', (calls) => calls['providers.remove']({ id: 'nobody' }), ['remove', 'nobody']),
  unknown('test', (calls) => calls['tests.run']({ provider: 'nobody' }), ['test', 'nobody']),
  {
    name: 'undo an act that another one followed',
    code: 'act-followed',
    given: async (before) => {
      await withTwo(before);
      const receipt = await before.use('codex', 'a');
      await before.use('codex', 'b');
      return { receipt };
    },
    page: (calls, { receipt = '' }) => calls['undo.use']({ receipt }),
    terminal: ({ receipt = '' }) => ({ args: ['undo', receipt] }),
  },
  {
    name: 'undo or go back to before an act that nobody knows',
    code: 'act-unknown',
    page: (calls) => calls['undo.use']({ receipt: '20200101T000000000-00000000' }),
    terminal: () => ({ args: ['undo', '20200101T000000000-00000000'] }),
  },
  {
    name: 'use a provider where the live file does not parse',
    code: 'file-broken',
    given: async (before) => {
      await withTwo(before);
      before.write('.codex/config.toml', 'model = "gpt-5.5\n[broken');
      return {};
    },
    page: (calls) => calls['switch.use']({ client: 'codex', choice: 'a' }),
    terminal: () => ({ args: ['use', 'a', '--client', 'codex'] }),
  },
  {
    name: 'carry out what was shown, once somebody else wrote',
    code: 'file-changed',
    given: async (before) => {
      await withTwo(before);
      // The launcher is there: it is put in its place before any file is looked at.
      await before.use('opencode', 'b');
      return { file: before.write('.codex/config.toml', 'model = "gpt-5.5"\n') };
    },
    page: async (calls, { file = '' }) => {
      const { plan } = await calls['switch.plan']({ client: 'codex', choice: 'a' });
      // Other bytes, by somebody else: what stood there before comes back below.
      appendFileSync(file, '# by hand\n');
      try {
        return await calls['plans.apply']({ plan });
      } finally {
        writeFileSync(file, readFileSync(file, 'utf8').replace('# by hand\n', ''));
      }
    },
    terminal: { notHere: 'shows and writes in one breath: nobody can come in between but by chance' },
  },
  {
    name: 'set a key that no header can carry',
    code: 'key-line-break',
    page: (calls) => calls['keys.set']({ provider: 'a', key: 'sk-two\nlines-0123456789', store: 'file' }),
    terminal: () => ({ args: 'key set a --key-stdin --key-store file'.split(' '), input: 'sk-two\nlines-0123456789' }),
  },
  {
    name: 'add a provider with a key that no header can carry',
    code: 'key-control-character',
    page: (calls) =>
      calls['providers.add']({ draft: testDraft({ name: 'Relay' }), key: 'sk-\u0007-0123456789', keyStore: 'file' }),
    terminal: () => ({
      args: 'add relay --base-url https://relay.example/v1 --key-stdin --key-store file'.split(' '),
      input: 'sk-\u0007-0123456789',
    }),
  },
  {
    name: 'add a provider under an id that is taken',
    code: 'provider-exists',
    page: { notHere: 'makes an id of the name that nobody has' },
    terminal: () => ({
      args: 'add a --base-url https://other.example/v1 --key-stdin --key-store file'.split(' '),
      input: key,
    }),
  },
  {
    name: 'add a provider at an address that is none',
    code: 'base-url-not-http',
    page: (calls) =>
      calls['providers.add']({ draft: testDraft({ name: 'Relay', endpoints: { responses: 'ftp://relay.example' } }) }),
    terminal: () => ({
      args: 'add relay --base-url ftp://relay.example --key-stdin --key-store file'.split(' '),
      input: key,
    }),
  },
  {
    name: 'edit the address into one that is none',
    code: 'base-url-not-http',
    page: async (calls) => {
      const read = await draftOf(calls, 'a');
      return calls['providers.change']({
        id: 'a',
        read,
        draft: { ...read, endpoints: { responses: 'ftp://relay.example' } },
      });
    },
    terminal: () => ({ args: 'edit a --base-url ftp://relay.example'.split(' ') }),
  },
  {
    name: 'remove a provider that a client uses',
    code: 'provider-in-use',
    given: async (before) => {
      await withTwo(before);
      await before.use('codex', 'a');
      return {};
    },
    page: (calls) => calls['providers.remove']({ id: 'a' }),
    terminal: () => ({ args: ['remove', 'a'] }),
  },
  {
    name: 'put back a provider whose id was taken meanwhile',
    code: 'provider-exists-again',
    given: async (before) => {
      const known = await removeA(before);
      // A window never takes an id that may come back; the terminal and another Switchyard can.
      await before.take('a');
      return known;
    },
    page: (calls, { removal = '' }) => calls['providers.putBack']({ removal }),
    terminal: () => ({ args: ['put-back', 'a'] }),
  },
  {
    name: 'put back a provider twice',
    code: 'provider-removed-long-ago',
    terminalCode: 'provider-not-removed',
    hasOwnWords: true,
    given: async (before) => {
      const { removal = '' } = await removeA(before);
      await before.calls['providers.putBack']({ removal });
      await before.calls['providers.remove']({ id: 'b' });
      return { removal };
    },
    page: (calls, { removal = '' }) => calls['providers.putBack']({ removal }),
    terminal: () => ({ args: ['put-back', 'a'] }),
  },
  {
    name: 'give a setting a value that it can’t have',
    code: 'input-invalid',
    tray: noDoor,
    hasOwnWords: true,
    page: (calls) => calls['settings.change']({ backupsKept: 1 }),
    terminalCode: 'terminal.setting-value',
    terminal: () => ({ args: ['settings', 'backupsKept', '1'] }),
  },
  {
    name: 'give a setting that is not there a value',
    code: 'input-invalid',
    tray: noDoor,
    hasOwnWords: true,
    page: (calls) => calls['settings.change']({ colour: 'blue' } as never),
    terminalCode: 'terminal.setting-unknown',
    terminal: () => ({ args: ['settings', 'colour', 'blue'] }),
  },
  {
    name: 'name a folder that is none',
    code: 'folder-invalid',
    page: (calls) => calls['settings.change']({ folders: { codex: '/no/such/folder' } }),
    terminal: () => ({ args: ['settings', 'folders.codex', '/no/such/folder'] }),
  },
];
