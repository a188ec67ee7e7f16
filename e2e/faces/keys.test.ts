import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startEngine } from '../../core/app/start-engine.ts';
import { keyRefOfProvider } from '../../core/switching/key-source.ts';
import { contentState } from '../cli/home-state.ts';
import { clearKeychain } from '../cli/terminal.ts';
import { resetElectron } from '../support/electron-stub.ts';
import { type SecretService, startSecretService } from '../support/secret-service.ts';
import { testDraft } from '../support/test-app.ts';
import { type Act, draftOf, typedKey } from './act.ts';
import type { Answer } from './face.ts';
import { fullFor } from './full-disk.ts';
import { type Before, filesOf } from './home.ts';
import { eachFace, type Name, names, type Opened, open } from './opened.ts';

vi.mock('electron', () => import('../support/electron-stub.ts'));

/** One keychain a face: the keys of all homes have the same names in it. */
const keychains = new Map<Name, SecretService>();
beforeAll(async () => {
  await Promise.all(names.map(async (name) => keychains.set(name, await startSecretService())));
});
afterAll(() => Promise.all([...keychains.values()].map((service) => service.stop())));
afterEach(() => {
  for (const service of keychains.values()) clearKeychain(service);
  resetElectron();
});

const stores = ['file', 'keychain'] as const;
type Store = (typeof stores)[number];

const oldKey = 'sk-old-of-a-0123456789abcdef';

/** A provider whose key lies in this store. */
const withA =
  (store: Store) =>
  async ({ calls }: Before) => {
    const draft = testDraft({ name: 'A', endpoints: { responses: 'https://a.example/v1' }, model: 'm' });
    await calls['providers.add']({ draft, key: oldKey, keyStore: store });
    return {};
  };

/** What the keychain of this face holds, whatever its name there. */
function keychainText(name: Name): string {
  const service = keychains.get(name);
  try {
    return execFileSync('secret-tool', ['search', '--all', 'service', 'switchyard'], {
      env: service?.variables,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    // It ends with 1 where it finds nothing.
    return '';
  }
}

async function keyOfA({ home }: Opened): Promise<string> {
  const engine = await startEngine(home.environment, 'terminal');
  const provider = (await engine.read.providers()).find(({ id }) => id === 'a');
  return provider ? engine.keys.read(keyRefOfProvider(provider)) : '';
}

/** Everything but what is no trace of a key: how often another one was stored, and an empty folder of ours. */
function filesOfNote(face: Opened) {
  const { '.local/share/switchyard/keys': _folder, ...files } = filesOf(face.home);
  const name = '.local/share/switchyard/keys.json';
  return { ...files, [name]: files[name]?.replace(/"generations": \{[^}]*\}/, '') };
}

interface Failed {
  readonly act: Pick<Act, 'page' | 'terminal'>;
  readonly full: 'providers.json' | 'keys.json';
  readonly store: Store;
  readonly faces?: readonly Name[];
}

/** The act fails through each face, tells of no key, and leaves none of what was typed. */
async function expectNoTrace({ act, full, store, faces = names }: Failed): Promise<void> {
  await eachFace(async (name) => {
    const face = await open(name, withA(store), keychains.get(name), fullFor(full));
    try {
      // The script that fills the disk is there by now.
      const before = filesOfNote(face);
      const answer = (await face.answer(act)) as Answer;
      expect(answer, name).toMatchObject({ ok: false, problem: { code: 'store-not-written' } });
      expect(filesOfNote(face), name).toEqual(before);
      const everything = [
        JSON.stringify(answer),
        JSON.stringify(contentState(face.home.terminal.home)),
        keychainText(name),
      ];
      for (const text of everything) expect(text, name).not.toContain(typedKey);
      expect(await keyOfA(face), name).toBe(oldKey);
    } finally {
      await face.close();
    }
  }, faces);
}

describe.each(stores)('S1 when the disk is full, a key in the %s', (store) => {
  const where = ['--key-stdin', '--key-store', store];

  it('is gone again with the provider that could not be added', async () => {
    const endpoints = { responses: 'https://relay.example/v1' };
    const act: Failed['act'] = {
      page: (calls) =>
        calls['providers.add']({ draft: testDraft({ name: 'Relay', endpoints }), key: typedKey, keyStore: store }),
      terminal: () => ({ args: ['add', 'relay', '--base-url', endpoints.responses, ...where], input: typedKey }),
    };
    await expectNoTrace({ act, full: 'providers.json', store });
  });

  it('is the old one again with the provider that could not be changed', async () => {
    const act: Failed['act'] = {
      page: async (calls) => {
        const read = await draftOf(calls, 'a');
        const draft = { ...read, model: 'other' };
        return calls['providers.change']({ id: 'a', read, draft, key: typedKey, keyStore: store });
      },
      terminal: () => ({ args: [] }),
    };
    // In the terminal a key is set by itself: nothing else is saved with it.
    await expectNoTrace({ act, full: 'providers.json', store, faces: ['window', 'tray', 'serve'] });
  });

  it('is the old one again when the list of keys can’t be written', async () => {
    const act: Failed['act'] = {
      page: (calls) => calls['keys.set']({ provider: 'a', key: typedKey, store }),
      terminal: () => ({ args: ['key', 'set', 'a', ...where], input: typedKey }),
    };
    await expectNoTrace({ act, full: 'keys.json', store });
  });

  it('is kept nowhere when the list of keys can’t be written and it was to be kept elsewhere', async () => {
    const other = store === 'file' ? 'keychain' : 'file';
    const act: Failed['act'] = {
      page: (calls) => calls['keys.set']({ provider: 'a', key: typedKey, store: other }),
      terminal: () => ({ args: ['key', 'set', 'a', '--key-stdin', '--key-store', other], input: typedKey }),
    };
    await expectNoTrace({ act, full: 'keys.json', store });
  });
});
