import { chmodSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderView } from '../../shared/views.ts';
import { liveFiles } from '../support/client-samples.ts';
import { contentState, writtenState } from './home-state.ts';
import { openTerminal, putLiveFiles, type Terminal } from './terminal.ts';

const plugin = '.config/opencode/plugins/switchyard-keys.js';
const delivered = ['opencode', 'openclaw'] as const;

let terminal: Terminal;
beforeEach(async () => {
  terminal = openTerminal();
  putLiveFiles(terminal);
  for (const id of ['acme', 'other']) {
    const url = `https://${id}.example/v1`;
    const options = ['--base-url', url, '--wire', 'responses', '--model', 'm', '--key-stdin', '--key-store', 'file'];
    await terminal.done(['add', id, ...options], { input: `key-of-${id}\n` });
  }
});
afterEach(() => terminal.close());

/** Both clients once used acme, and use the other one now. */
async function useBoth(): Promise<void> {
  for (const client of delivered)
    for (const id of ['acme', 'other']) await terminal.done(['use', id, '--client', client]);
}

const ids = async () => (await terminal.value<ProviderView[]>(['list'])).map(({ provider }) => provider.id);

/** The live files, without our own folder. */
const liveState = () => ['.codex', '.config', '.openclaw'].map((folder) => contentState(terminal.path(folder)));

describe('remove', () => {
  it.each([['--env', 'ACME_KEY'], ['--no-key']])(
    'keeps one that Codex uses without a key of ours: %s',
    async (...key) => {
      await terminal.done(['add', 'relay', '--base-url', 'https://relay.example/v1', '--model', 'm', ...key]);
      await terminal.done(['use', 'relay', '--client', 'codex']);
      const edited = await terminal.done(['edit', 'relay', '--base-url', 'https://relay.example/v2']);
      expect(edited).toContain(
        'Codex still has the old settings. Write the new ones: switchyard use relay --client codex',
      );
      expect(await terminal.done(['status'])).toContain('still has older settings of relay');
      const refused = await terminal.run(['remove', 'relay']);
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('use official --client codex')]);
      expect(await ids()).toContain('relay');
    },
  );

  it('takes the provider, its key and its traces, and says each change', async () => {
    await useBoth();
    const shown = await terminal.done(['remove', 'acme']);
    expect(shown).toMatch(/opencode\.jsonc .*changed: \+0 -\d+/);
    expect(shown).toMatch(/openclaw\.json .*changed: \+0 -\d+/);
    expect(shown).toMatch(/Removed acme and its key\.\nIt can be put back for ten minutes.*put-back acme\n$/);
    for (const file of [liveFiles.opencode, liveFiles.openclaw, plugin]) {
      expect(terminal.read(file)).not.toContain('acme');
      expect(terminal.read(file)).toContain('sw-other');
    }
    expect(await ids()).toEqual(['other']);
    expect(JSON.stringify(contentState(terminal.home))).not.toContain('key-of-acme');
    expect((await terminal.run(['key', 'print', 'acme'])).code).toBe(1);
  });

  it('--dry-run shows the same and writes nothing', async () => {
    await useBoth();
    const before = writtenState(terminal.home);
    const dry = await terminal.done(['remove', 'acme', '--dry-run']);
    const value = await terminal.value<{ removal: unknown; acts: unknown[] }>(['remove', 'acme', '--dry-run']);
    expect([value.removal, value.acts.length]).toEqual([null, 2]);
    expect(writtenState(terminal.home)).toEqual(before);
    const done = await terminal.done(['remove', 'acme']);
    expect(dry.split('\n').slice(0, -2)).toEqual(done.split('\n').slice(0, -3));
    expect(dry).toMatch(/Nothing was written \(--dry-run\)\.\n$/);
  });

  it('C2 undo gives the bytes back, and says that the key is gone', async () => {
    await useBoth();
    const before = liveState();
    await terminal.done(['remove', 'acme']);
    const history = await terminal.value<{ kind: string; summary: string }[]>(['history']);
    expect(history.slice(0, 2).map(({ kind }) => kind)).toEqual(['forget', 'forget']);
    for (const client of delivered)
      expect(await terminal.done(['undo', '--client', client])).toMatch(/switchyard add acme/);
    expect(liveState()).toEqual(before);
  });

  it('refuses while a client uses it, and leaves everything as it is', async () => {
    await useBoth();
    await terminal.done(['use', 'acme', '--client', 'openclaw']);
    const before = writtenState(terminal.home);
    for (const more of [[], ['--dry-run']])
      expect((await terminal.problem(['remove', 'acme', ...more])).message).toBe('OpenClaw uses acme now.');
    expect(writtenState(terminal.home)).toEqual(before);
  });

  it('C12 leaves nothing half done where one file can not be written', async () => {
    await useBoth();
    const before = liveState();
    chmodSync(terminal.path(liveFiles.openclaw), 0o444);
    expect((await terminal.problem(['remove', 'acme'])).code).toBe('file-read-only');
    chmodSync(terminal.path(liveFiles.openclaw), 0o644);
    expect(liveState()).toEqual(before);
    expect(await ids()).toEqual(['acme', 'other']);
    expect(await terminal.done(['key', 'print', 'acme'])).toBe('key-of-acme\n');
    await terminal.done(['remove', 'acme']);
    expect(await ids()).toEqual(['other']);
  });
});

it('use --fresh gives OpenClaw a new id for good, and a dry run none', async () => {
  const idsIn = () => [...new Set(terminal.read(liveFiles.openclaw).match(/\bsw\d*-acme\b/g))];
  await terminal.done(['use', 'acme', '--client', 'openclaw']);
  await terminal.done(['use', 'acme', '--client', 'openclaw', '--fresh', '--dry-run']);
  await terminal.done(['use', 'acme', '--client', 'openclaw']);
  expect(idsIn()).toEqual(['sw-acme']);
  await terminal.done(['use', 'acme', '--client', 'openclaw', '--fresh']);
  await terminal.done(['use', 'acme', '--client', 'openclaw']);
  expect(idsIn()).toEqual(['sw2-acme']);
});
