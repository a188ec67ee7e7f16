import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
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
