import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { english } from '../../../e2e/support/english.ts';
import { testEngine } from '../../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { adapter as codex } from '../../clients/codex/adapter.ts';
import { applyPlan } from '../apply.ts';
import { planLeave } from '../leave.ts';
import type { Plan } from '../plan.ts';
import { planRepairs } from '../repair.ts';
import { planUse } from '../use.ts';
import { planRestore, planStepBack, planUndo } from './back.ts';
import { readHistory } from './history.ts';

/** Refuses every file with `chat` or `refused` in it, in the words of Codex 0.169.0. */
const strictCodex = `#!/bin/sh
[ "$1" = --version ] && { echo codex-cli 0.169.0; exit; }
grep -qE 'chat|refused' "$CODEX_HOME/config.toml" || { echo '{"appServerVersion":"0.169.0"}'; exit; }
echo '{"error":{"code":-32600,"data":{"reason":"configLoad","filePath":"x","line":1,"column":1,"detail":"refused it is"},"message":"x"}}'
exit 1
`;

/** What older guides say, and what keeps Codex from starting since 0.130. */
const original =
  'model_provider = "relay"\nmodel = "m"\n\n[model_providers.relay]\nname = "Relay"\nbase_url = "https://relay.example/v1"\nwire_api = "chat"\n';

async function enter(text: string) {
  const base = testEnvironment();
  const environment = { ...base, variables: { ...base.variables, PATH: `${base.variables.PATH}:/usr/bin:/bin` } };
  for (const folder of ['bin', '.codex']) mkdirSync(join(environment.home, folder));
  writeFileSync(join(environment.home, 'bin/codex'), strictCodex);
  chmodSync(join(environment.home, 'bin/codex'), 0o755);
  const file = join(environment.home, '.codex/config.toml');
  writeFileSync(file, text);
  return { engine: await testEngine(environment), text: () => readFileSync(file, 'utf8') };
}

/** A home that Codex refused until it was repaired. */
async function repaired() {
  const hands = await enter(original);
  for (const plan of await planRepairs(hands.engine, codex)) await applyPlan(hands.engine, plan);
  const [act] = await readHistory(hands.engine);
  if (act?.kind !== 'repair') throw new Error('nothing was repaired');
  expect(hands.text()).not.toContain('chat');
  return { ...hands, act };
}

type Repaired = Awaited<ReturnType<typeof repaired>>;

const backs: Readonly<Record<string, (hands: Repaired) => Promise<Plan>>> = {
  undo: ({ engine }) => planStepBack(engine),
  'undo by its receipt': ({ engine, act }) => planUndo(engine, act.id),
  restore: ({ engine, act }) => planRestore(engine, act.id),
  leave: async ({ engine }) => (await planLeave(engine))[0] ?? never(),
};

function never(): never {
  throw new Error('there is none');
}

it.each(Object.entries(backs))(
  '%s to a state that Codex itself refuses is done all the same, and said',
  async (_, plan) => {
    const hands = await repaired();
    const back = await plan(hands);
    expect(back.notes.filter(({ kind }) => kind === 'warning').map(({ message }) => english(message))).toEqual([
      expect.stringMatching(/^Codex itself refuses what came back.*refused it is.*switchyard repair --client codex$/),
    ]);
    expect(await applyPlan(hands.engine, back)).toBeDefined();
    expect(hands.text()).toBe(original);
  },
);

it('a new switch is still refused where Codex would not start with it', async () => {
  const hands = await enter('model = "gpt-5.5"\n');
  const plan = planUse(hands.engine, { client: codex, choice: 'a', model: 'refused' });
  await expect(plan).rejects.toThrow('refused it is');
  expect(hands.text()).toBe('model = "gpt-5.5"\n');
});
