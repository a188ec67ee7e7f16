import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { findClient } from '../clients/clients.ts';
import { planRepairs } from './repair.ts';

it('S1 keeps no key that stands where the name of a model or a provider should', async () => {
  const environment = testEnvironment();
  mkdirSync(join(environment.home, '.codex'));
  const profile = '[profiles.x]\nmodel = "sk-planted0123456789abcdef"\n';
  writeFileSync(join(environment.home, '.codex', 'config.toml'), `default_profile = "x"\n${profile}`);
  const plans = await planRepairs(await testEngine(environment), await findClient('codex'));
  const summaries = plans.map(({ details }) => JSON.stringify(details.summary));
  expect(summaries.filter((summary) => summary.includes('meant-choice'))).toHaveLength(1);
  expect(summaries.join()).not.toContain('planted');
});
