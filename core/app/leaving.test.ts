import { expect, it } from 'vitest';
import { liveFiles } from '../../e2e/support/client-samples.ts';
import { addTestProvider, testApp } from '../../e2e/support/test-app.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { readProviders } from '../providers/provider-list.ts';
import { leave, planLeaving } from './acts/switching.ts';
import { startEngine } from './start-engine.ts';

it('a terminal that asked before it leaves takes nothing along that it did not show', async () => {
  const environment = testEnvironment();
  const hands = await testApp({ environment });
  hands.write(liveFiles.codex, 'model = "gpt-5.5"\n');
  hands.write(liveFiles.opencode, '{}\n');
  await addTestProvider(hands, 'A');
  await hands.calls['switch.use']({ client: 'codex', choice: 'a' });
  const terminal = await startEngine(environment, 'terminal');
  const shown = await planLeaving(terminal);
  expect(shown.map(({ plan }) => plan.client)).toEqual(['codex']);
  // While the person reads the question, somebody switches another client in the window.
  await hands.calls['switch.use']({ client: 'opencode', choice: 'a' });
  const texts = () => [hands.read(liveFiles.codex), hands.read(liveFiles.opencode)];
  const before = texts();
  await expect(leave(terminal, shown)).rejects.toMatchObject({ problem: { code: 'leave-grew' } });
  expect(texts()).toEqual(before);
  expect((await readProviders(environment)).map(({ id }) => id)).toEqual(['a']);
  await leave(terminal, await planLeaving(terminal));
  expect(texts()).toEqual(['model = "gpt-5.5"\n', '{}\n']);
});
