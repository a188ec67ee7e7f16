import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientSamples } from '../../../e2e/support/client-samples.ts';
import { testEngine } from '../../../e2e/support/test-engine.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { clientIds } from '../../../shared/client-id.ts';
import { deliveries } from '../../../shared/provider.ts';
import { findClient } from '../../clients/clients.ts';
import { readDocument } from '../../documents/document.ts';
import type { Path, Syntax } from '../../documents/edit.ts';
import { replaceProvider } from '../../providers/provider-list.ts';
import { applyPlan } from '../apply.ts';
import { planUse } from '../use.ts';
import { planStepBack } from './back.ts';

/** The paths of `value` that fit a pattern, with what stands there. */
function fitting(value: unknown, [step, ...rest]: readonly string[], above: Path = []): readonly [Path, unknown][] {
  if (step === undefined) return [[above, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => step === '*' || step === name)
    .flatMap(([name, member]) => fitting(member, rest, [...above, name]));
}

async function enter(id: (typeof clientIds)[number]) {
  const environment = testEnvironment();
  const engine = await testEngine(environment);
  const [a] = await engine.read.providers();
  if (a) await replaceProvider(environment, a, { ...a, env: 'A_KEY' });
  engine.read.forget();
  const client = await findClient(id);
  const { liveFile } = await client.find(engine.environment);
  mkdirSync(dirname(liveFile), { recursive: true });
  writeFileSync(liveFile, clientSamples[id].comment === '#' ? '# mine\n' : '{\n}\n');
  const read = async () => {
    engine.read.forget();
    const { main } = await engine.read.state(client);
    return { text: readFileSync(liveFile, 'utf8'), value: main.document?.value, syntax: main.syntax as Syntax };
  };
  return { engine, client, liveFile, read };
}

describe.each(clientIds)('%s', (id) => {
  it.each(deliveries)('S9 writes the address and the key by "%s" where its bindings say', async (delivery) => {
    const { engine, client, read } = await enter(id);
    await applyPlan(engine, await planUse(engine, { client, choice: 'a', delivery }));
    const { value } = await read();
    const whole = client.bindings.flatMap(({ address, keys }) =>
      fitting(value, address).map(([path]) => {
        const table = JSON.stringify(path.slice(0, -1));
        const key = keys.flatMap((pattern) => fitting(value, pattern));
        return key.some(([place]) => JSON.stringify(place.slice(0, -1)) === table);
      }),
    );
    expect(whole).toEqual([true]);
  });

  it('S9 does not put a former key beside an address that somebody changed by hand', async () => {
    const { engine, client, liveFile, read } = await enter(id);
    await applyPlan(engine, await planUse(engine, { client, choice: 'a' }));
    await applyPlan(engine, await planUse(engine, { client, choice: 'b' }));
    const { text, value, syntax } = await read();
    const [address] = client.bindings
      .flatMap((binding) => fitting(value, binding.address))
      .filter(([, url]) => url === 'https://b.example/v1');
    const document = readDocument(text, syntax, liveFile);
    const path = address?.[0] ?? [];
    writeFileSync(liveFile, document.edit([{ kind: 'set', path, value: 'https://mine.example/v1' }]));
    engine.read.forget();
    const back = await planStepBack(engine, id);
    await applyPlan(engine, back);
    const after = await read();
    const at = (place: Path) =>
      place.reduce<unknown>((table, step) => (table as Record<string, unknown>)[step], after.value);
    expect(at(path)).toBe('https://mine.example/v1');
    const keysOf = (from: unknown) => client.bindings.flatMap(({ keys }) => keys.flatMap((key) => fitting(from, key)));
    expect(keysOf(after.value)).toEqual(keysOf(value));
  });
});
