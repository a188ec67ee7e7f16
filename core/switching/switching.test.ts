import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english } from '../../e2e/support/english.ts';
import { testEngine } from '../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { AppError } from '../../shared/problem.ts';
import { findClient } from '../clients/clients.ts';
import { historyPath } from '../files/history-log.ts';
import { readProviders, replaceProvider } from '../providers/provider-list.ts';
import { applyPlan } from './apply.ts';
import { diffsOf } from './diff.ts';
import { readStatuses } from './status.ts';
import { planRestore, planStepBack } from './undo/back.ts';
import { readHistory } from './undo/history.ts';
import { planUse } from './use.ts';

const codex = await findClient('codex');
const original = `# mine
model = 'gpt-5.5'   # the good one

[mcp_servers.docs]
command = "npx"
`;

async function enter(text: string | null = original) {
  const environment = testEnvironment();
  const file = join(environment.home, '.codex', 'config.toml');
  mkdirSync(dirname(file));
  if (text !== null) writeFileSync(file, text);
  const engine = await testEngine(environment);
  return {
    engine,
    file,
    text: () => readFileSync(file, 'utf8'),
    edit: (change: (text: string) => string) => {
      writeFileSync(file, change(readFileSync(file, 'utf8')));
      engine.read.forget();
    },
    use: async (choice: string) => applyPlan(engine, await planUse(engine, { client: codex, choice })),
    undo: async () => applyPlan(engine, await planStepBack(engine)),
  };
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error.problem.code;
    throw error;
  }
  throw new Error('it went through');
}

describe('C11 undo is an edit of our keys only', () => {
  it('keeps what Codex wrote elsewhere meanwhile', async () => {
    const { use, undo, edit, text } = await enter();
    await use('a');
    const trust = '\n[projects."/home/me/x"]\ntrust_level = "trusted"\n';
    edit((now) => now + trust);
    await undo();
    expect(text()).toBe(original + trust);
  });

  it('leaves a model alone that the user chose after us', async () => {
    const { use, undo, edit, text, engine } = await enter();
    await use('a');
    edit((now) => now.replace('"model-a"', '"model-picked-by-hand"'));
    const plan = await planStepBack(engine);
    expect(plan.notes.map(({ message }) => english(message))).toContainEqual(
      expect.stringMatching(/^model .*left as it is/),
    );
    await undo();
    expect(text()).toBe(original.replace("'gpt-5.5'", '"model-picked-by-hand"'));
  });

  it('goes back step by step, also with foreign edits between the steps', async () => {
    const { use, undo, edit, text } = await enter();
    await use('a');
    edit((now) => `${now}\n[tui]\nnotifications = true\n`);
    await use('b');
    edit((now) => now.replace('npx', 'bunx'));
    await undo();
    expect(text()).toContain('https://a.example/v1');
    await undo();
    expect(text()).toBe(`${original.replace('npx', 'bunx')}\n[tui]\nnotifications = true\n`);
  });
});

describe('what a newer Switchyard did last', () => {
  it('is not built upon by undo and restore, and keeps nobody from switching', async () => {
    const { engine, use, text } = await enter();
    await use('a');
    const newer = `{"v":2,"id":"29991231T235959999-0a0b0c0d"}\n`;
    appendFileSync(historyPath(engine.environment, 'codex'), newer);
    const [entry] = await readHistory(engine);
    expect(await problemOf(planStepBack(engine))).toBe('history-too-new');
    expect(await problemOf(planRestore(engine, entry?.id ?? ''))).toBe('history-too-new');
    await use('b');
    expect(text()).toContain('https://b.example/v1');
    await applyPlan(engine, await planStepBack(engine));
    expect(text()).toContain('https://a.example/v1');
  });
});

describe('official', () => {
  it('brings the own model back as it was spelled, and keeps our table so that sessions resume', async () => {
    const { use, text } = await enter();
    for (const choice of ['a', 'b', 'a', 'official']) await use(choice);
    expect(text()).toContain("model = 'gpt-5.5'   # the good one");
    expect(text()).not.toContain('model_provider =');
    expect(text()).toContain('[model_providers.switchyard]');
  });

  it('brings back the model that the user chose between two of our turns', async () => {
    const { use, edit, text } = await enter();
    await use('a');
    await use('official');
    edit((now) => now.replace("'gpt-5.5'", "'gpt-6.1-sol'"));
    await use('b');
    await use('official');
    expect(text()).toContain("model = 'gpt-6.1-sol'   # the good one");
  });

  it('takes back an effort that only a provider of ours set', async () => {
    const { use, text } = await enter();
    await use('b');
    expect(text()).toContain('model_reasoning_effort = "low"');
    await use('a');
    expect(text()).not.toContain('model_reasoning_effort');
  });
});

it('C8 a file changed after planning is refused, and nothing is written', async () => {
  const { engine, edit, text } = await enter();
  const plan = await planUse(engine, { client: codex, choice: 'a' });
  edit((now) => `${now}# newer\n`);
  expect(await problemOf(applyPlan(engine, plan))).toBe('file-changed');
  expect(text()).toBe(`${original}# newer\n`);
  expect(await readHistory(engine)).toEqual([]);
});

it('C13 the same choice twice writes nothing the second time', async () => {
  const { use, file, engine } = await enter();
  await use('a');
  const { mtimeNs } = statSync(file, { bigint: true });
  expect(await use('a')).toBeUndefined();
  expect(statSync(file, { bigint: true }).mtimeNs).toBe(mtimeNs);
  expect(await readHistory(engine)).toHaveLength(1);
});

it('S8 a provider whose address changed has no key until it is entered again', async () => {
  const { engine } = await enter();
  const [a] = await readProviders(engine.environment);
  if (!a) throw new Error('no provider');
  await replaceProvider(engine.environment, a, { ...a, endpoints: { responses: 'https://elsewhere.example/v1' } });
  engine.read.forget();
  expect(await problemOf(planUse(engine, { client: codex, choice: 'a' }))).toBe('key-origin-changed');
});

it('names what is wrong: unknown provider, unknown act, nothing to undo', async () => {
  const { engine } = await enter();
  expect(await problemOf(planUse(engine, { client: codex, choice: 'zzz' }))).toBe('provider-unknown');
  expect(await problemOf(planRestore(engine, 'zzz'))).toBe('act-unknown');
  expect(await problemOf(planStepBack(engine))).toBe('nothing-to-undo');
});

describe('drift', () => {
  const driftOf = async (engine: Parameters<typeof readStatuses>[0]) =>
    (await readStatuses(engine)).find(({ client }) => client === 'codex')?.drift;

  it('tells other parts from keys of ours', async () => {
    const { engine, use, edit } = await enter();
    await use('a');
    expect(await driftOf(engine)).toEqual({ kind: 'none' });
    edit((now) => `${now}\n[tui]\n`);
    expect(await driftOf(engine)).toMatchObject({ kind: 'elsewhere' });
    edit((now) => now.replace('https://a.example', 'https://evil.example'));
    expect(await driftOf(engine)).toMatchObject({ kind: 'ours', keys: ['model_providers.switchyard.base_url'] });
    await use('b');
    edit((now) => now.replace('"low"', '"high"'));
    expect(await driftOf(engine)).toMatchObject({ kind: 'ours', keys: ['model_reasoning_effort'] });
  });
});

it('shows no secret in a diff, also not one that stood there before', async () => {
  const secret = 'relay-secret-without-shape';
  const { engine } = await enter(`model = "x"\nexperimental_bearer_token = "${secret}"\n`);
  const plan = await planUse(engine, { client: codex, choice: 'a' });
  expect(JSON.stringify(diffsOf(plan))).not.toContain(secret);
  expect(JSON.stringify(diffsOf(plan))).toContain('experimental_bearer_token');
});

it('C8 a file that needs no change, and without which the others would be wrong, must still be as it was read', async () => {
  const environment = testEnvironment();
  const config = join(environment.home, '.config', 'opencode', 'opencode.json');
  mkdirSync(dirname(config), { recursive: true });
  writeFileSync(config, '{}\n');
  const engine = await testEngine(environment);
  const opencode = await findClient('opencode');
  await applyPlan(engine, await planUse(engine, { client: opencode, choice: 'a' }));
  const before = readFileSync(config, 'utf8');
  const plan = await planUse(engine, { client: opencode, choice: 'a', model: 'other' });
  expect(plan.changes.map(({ file }) => file.path)).toEqual([config]);
  // Another one of ours takes the last switch back between our reading and our writing.
  rmSync(join(dirname(config), 'plugins', 'switchyard-keys.js'));
  expect(await problemOf(applyPlan(engine, plan))).toBe('file-changed');
  expect(readFileSync(config, 'utf8')).toBe(before);
});
