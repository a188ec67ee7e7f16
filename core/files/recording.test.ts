import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import type { Environment } from '../environment.ts';
import { listReceipts } from './history.ts';
import { readLiveFile } from './live-file.ts';
import { isRunning } from './process-identity.ts';
import type { Step } from './step.ts';
import { readSwitches } from './switch-log.ts';
import { applyTransaction, recoverTransactions } from './transaction.ts';

let environment: Environment;
const at = (...parts: string[]) => join(environment.home, ...parts);
const text = (path: string) => readFileSync(path, 'utf8');

beforeEach(() => {
  environment = testEnvironment();
});

describe('a change that was made', () => {
  const switched = { choice: 'relay', model: 'm', account: 'none' };
  const change = async (path: string, content: string, step?: Step) => {
    const changes = [{ file: await readLiveFile(path), bytes: Buffer.from(content) }];
    const request = { kind: 'use', client: 'codex', face: 'tray', switched, details: null, changes } as const;
    return applyTransaction(environment, request, step);
  };
  const told = async () => [await listReceipts(environment), await readSwitches(environment)].map((all) => all.length);
  const ours = (name: string) => join(environment.dataFolder, name);
  const pending = () => readdirSync(ours('journal')).map((name) => join(ours('journal'), name));

  it('is told with where it was ordered, and what the client uses since', async () => {
    const receipt = await change(at('a'), 'new');
    expect(receipt).toMatchObject({ face: 'tray' });
    expect(await listReceipts(environment)).toEqual([receipt]);
    expect(await readSwitches(environment)).toMatchObject([
      { ...switched, receipt: receipt?.id, face: 'tray', to: null },
    ]);
  });

  it.each(['switch appended', 'appended', 'done'])('and taken back is not told: a failure at %s', async (where) => {
    await change(at('a'), 'first');
    const fail = (step: string) => {
      if (step === where) throw Object.assign(new Error('no'), { code: 'EIO' });
    };
    await expect(change(at('a'), 'second', fail)).rejects.toThrow();
    expect([text(at('a')), await told(), pending()]).toEqual(['first', [1, 1], []]);
    await change(at('a'), 'third');
    expect(await told()).toEqual([2, 2]);
  });

  /** A file that is a mount point of its own can be read and written, and neither removed nor replaced: EBUSY. */
  const pin = (path: string): (() => void) => {
    const source = at('work', `pinned ${Math.random()}`);
    writeFileSync(source, readFileSync(path));
    if (spawnSync('mount', ['--bind', source, path]).status !== 0) throw new Error('not root');
    return () => void spawnSync('umount', [path]);
  };
  const canPin = process.platform === 'linux' && process.getuid?.() === 0;

  it.skipIf(!canPin).each([
    ['the journal', () => pending()[0] ?? ''],
    ['the lock', () => ours('locks/files')],
    ['the lock of the client', () => at('a.lock')],
  ])('is called made when the last step fails: %s can’t be removed', async (_what, pathOf) => {
    writeFileSync(at('a'), 'old');
    const lock = { path: at('a.lock'), staleAfterMs: 30_000 };
    let release: (() => void) | undefined;
    const step = (name: string) => {
      if (name === 'done') release = pin(pathOf());
    };
    const changes = [{ file: await readLiveFile(at('a')), bytes: Buffer.from('new'), lock }];
    const request = { kind: 'use', client: 'codex', switched, details: null, changes } as const;
    try {
      expect(await applyTransaction(environment, request, step)).toMatchObject({ kind: 'use' });
      expect([text(at('a')), await told()]).toEqual(['new', [1, 1]]);
      // What can't be removed is emptied, and given to nobody.
      expect(pending().map(text)).toEqual(pending().map(() => ''));
      if (existsSync(ours('locks/files')))
        expect(isRunning(JSON.parse(text(ours('locks/files'))), 'linux')).toBe(false);
    } finally {
      release?.();
    }
    // Others are not kept out by it, and nothing is told twice.
    await change(at('b'), 'new');
    expect([text(at('a')), await told(), pending()]).toEqual(['new', [2, 2], []]);
    expect(readdirSync(ours('locks'))).toEqual([]);
  });

  it('stays made when only the journal was left, whatever was done since', async () => {
    await change(at('a'), 'new');
    let left = '';
    const keep = (step: string) => {
      if (step === 'done') left = readFileSync(pending()[0] ?? '', 'utf8');
    };
    await change(at('a'), 'newer', keep);
    await change(at('a'), 'newest');
    writeFileSync(join(ours('journal'), `${JSON.parse(left).id}.staged`), left);
    expect(await recoverTransactions(environment)).toMatchObject([{ kind: 'finished', leftAlone: [at('a')] }]);
    expect([text(at('a')), await told(), pending()]).toEqual(['newest', [3, 3], []]);
  });
});
