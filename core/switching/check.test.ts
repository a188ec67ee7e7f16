import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { findClient } from '../clients/clients.ts';
import { planUse } from './use.ts';

it('C7 planning already tells that the live file is read-only, with the command that changes it', async () => {
  const environment = testEnvironment();
  const file = join(environment.home, '.codex', 'config.toml');
  mkdirSync(dirname(file));
  writeFileSync(file, 'model = "m"\n');
  chmodSync(file, 0o444);
  const engine = await testEngine(environment);
  await expect(planUse(engine, { client: await findClient('codex'), choice: 'a' })).rejects.toMatchObject({
    problem: { code: 'file-read-only', values: { file, target: file } },
  });
});

afterEach(() => vi.restoreAllMocks());

/** Only root may give a file to a group, and may keep any. */
it.skipIf(process.geteuid?.() !== 0)(
  'planning already tells that the live file loses its group, and only then',
  async () => {
    const strange = 65_432;
    const environment = testEnvironment();
    const file = join(environment.home, '.codex', 'config.toml');
    mkdirSync(dirname(file));
    writeFileSync(file, 'model = "m"\n');
    const engine = await testEngine(environment);
    const warnings = async (groups: readonly number[]) => {
      vi.spyOn(process, 'getgroups').mockReturnValue([...groups]);
      const { notes } = await planUse(engine, { client: await findClient('codex'), choice: 'a' });
      return notes.filter((note) => note.kind === 'warning' && JSON.stringify(note).includes(String(strange)));
    };
    chownSync(file, 0, strange);
    vi.spyOn(process, 'geteuid').mockReturnValue(1);
    expect(await warnings([1])).toHaveLength(1);
    expect(await warnings([1, strange])).toEqual([]);
  },
);
