import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import type { Provider } from '../../shared/provider.ts';
import { startEngine } from '../app/start-engine.ts';
import { findClient } from '../clients/clients.ts';
import { addProvider, editProvider, parseProvider } from '../providers/provider-list.ts';
import { applyPlan } from './apply.ts';
import { type ClientStatus, clientsUsing, readStatuses } from './status.ts';
import { planUse } from './use.ts';

const codex = await findClient('codex');

/** Two providers at one address, whose keys come from variables. */
async function enter() {
  const environment = testEnvironment({
    variables: { KEY_OF_C: 'sk-of-c-0123456789', KEY_OF_D: 'sk-of-d-0123456789' },
  });
  const file = join(environment.home, '.codex', 'config.toml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'model = "gpt-5.5"\n');
  const engine = await testEngine(environment);
  for (const id of ['c', 'd'])
    await addProvider(
      environment,
      parseProvider({
        id,
        name: `Provider ${id}`,
        endpoints: { responses: 'https://same.example/v1' },
        wire: 'responses',
        model: 'm',
        env: `KEY_OF_${id.toUpperCase()}`,
      }),
    );
  engine.read.forget();
  return {
    engine,
    use: async (choice: string) => applyPlan(engine, await planUse(engine, { client: codex, choice, delivery: 'env' })),
    current: async () => {
      engine.read.forget();
      return (await readStatuses(engine)).find(({ client }) => client === 'codex')?.current;
    },
    /** As the file was written before entries had marks. */
    forgetMark: () => writeFileSync(file, readFileSync(file, 'utf8').replace(/^env_key_instructions = .*\n?/m, '')),
    move: async (id: string, baseUrl: string) => {
      const edit = (now: Provider) => ({ ...now, endpoints: { responses: baseUrl } });
      await editProvider(environment, id, edit);
    },
    forgetHistory: () => rmSync(join(environment.dataFolder, 'history'), { recursive: true, force: true }),
  };
}

it.each(['c', 'd'])('of two providers at one address the one that was chosen last is in use: %s', async (choice) => {
  const { engine, use, current } = await enter();
  await use(choice);
  expect(await current()).toMatchObject({ kind: 'ours', provider: choice, delivery: 'env' });
  expect((await clientsUsing(engine, choice)).map(({ id }) => id)).toEqual(['codex']);
  expect(await clientsUsing(engine, choice === 'c' ? 'd' : 'c')).toEqual([]);
});

it('of an entry without a mark our log knows whose it is, also after the address of its provider was edited', async () => {
  const { engine, use, current, forgetMark, move } = await enter();
  await use('d');
  forgetMark();
  await move('d', 'https://moved.example/v1');
  expect(await current()).toMatchObject({ kind: 'ours', provider: 'd', baseUrl: 'https://same.example/v1' });
  expect((await clientsUsing(engine, 'd')).map(({ id }) => id)).toEqual(['codex']);
});

it('without mark and history the address alone tells, and the first provider there counts', async () => {
  const { use, current, forgetHistory, forgetMark } = await enter();
  await use('d');
  forgetMark();
  forgetHistory();
  expect(await current()).toMatchObject({ kind: 'ours', provider: 'c' });
});

it.each([
  ['history', (status: ClientStatus | undefined) => status?.undo !== undefined],
  ['codex', (status: ClientStatus | undefined) => status?.current.kind === 'ours'],
] as const)('what is known of a client is read again when its part changed: %s', async (part, isSeen) => {
  const { engine } = await enter();
  const status = async () => (await readStatuses(engine)).find(({ client }) => client === 'codex');
  expect(isSeen(await status())).toBe(false);
  // Somebody else's act, of which this face hears part by part.
  const other = await startEngine(engine.environment, 'window');
  await applyPlan(other, await planUse(other, { client: codex, choice: 'd', delivery: 'env' }));
  engine.read.forget([part]);
  expect(isSeen(await status())).toBe(true);
});
