import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plantedHex as hex, keyPlaces, plantedKey as secret } from '../../../e2e/support/key-places.ts';
import { tableKeychain } from '../../../e2e/support/table-keychain.ts';
import { testEnvironment } from '../../../e2e/support/test-environment.ts';
import { startEngine } from '../../app/start-engine.ts';
import { findClient } from '../../clients/clients.ts';
import type { Environment } from '../../environment.ts';
import { openKeys } from '../../keychain/keys.ts';
import type { Engine } from '../engine.ts';
import { readStatuses } from '../status.ts';
import { applyImport, previewImport } from './import.ts';
import { planKeyMoves } from './plan-key-moves.ts';

/** An engine on a home with these files (`$KEY` is the key), and a keychain that is a table. */
async function enter(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Promise<Engine> {
  const environment = testEnvironment({ variables });
  for (const [name, text] of Object.entries(files)) put(environment, name, text.replaceAll('$KEY', secret));
  const keychain = tableKeychain();
  const engine = await startEngine(environment, 'terminal');
  return { ...engine, keys: openKeys(environment, keychain, () => engine.read.forget(['keys'])) };
}

function put({ home }: Environment, name: string, text: string): void {
  mkdirSync(dirname(join(home, name)), { recursive: true });
  writeFileSync(join(home, name), text);
}

describe.each(keyPlaces)('B $client with $what', ({ client, files, variables, ...right }) => {
  const texts = ({ environment }: Engine) =>
    Object.keys(files).map((name) => readFileSync(join(environment.home, name), 'utf8'));
  const chosen = async () => [await findClient(client)];
  const isSecretIn = (value: unknown) =>
    JSON.stringify(value).includes('planted') || JSON.stringify(value).includes(hex);

  it('is recognised: where the key is, how it goes, and whether it stands in plain text', async () => {
    const engine = await enter(files, variables);
    const [candidate] = await previewImport(engine, await chosen());
    expect(candidate).toMatchObject({ foreignId: 'relay', isCurrent: true, isKnown: false, key: { kind: right.kind } });
    expect(candidate?.transfer).toBe(right.transfer);
    expect(candidate?.problem?.code).toBe(right.problem);
    if (right.problem === undefined)
      expect(candidate?.provider).toMatchObject({ needsKey: right.kind !== 'none', ...right.provider });
    const status = (await readStatuses(engine)).find((one) => one.client === client);
    expect((status?.plainKeys.length ?? 0) > 0).toBe(right.isPlain === true);
    expect([isSecretIn(candidate), isSecretIn(status)]).toEqual([false, false]);
  });

  it('S1 is imported without its key, and known from then on', async () => {
    const engine = await enter(files, variables);
    const before = texts(engine);
    await applyImport(engine, await chosen());
    const [again] = await previewImport(engine, await chosen());
    expect(again?.isKnown).toBe(right.problem === undefined);
    expect(texts(engine)).toEqual(before);
    expect(isSecretIn(await engine.read.providers())).toBe(false);
  });

  it('C brings its key to the keychain when asked, and leaves it where it is not ours to write', async () => {
    const engine = await enter(files, variables);
    const before = texts(engine);
    await applyImport(engine, await chosen());
    const [client0] = await chosen();
    if (!client0) throw new Error('no client');
    const moves = await planKeyMoves(engine, client0);
    expect(moves.length).toBe(right.transfer === undefined ? 0 : 1);
    for (const move of moves) await move.apply();
    if (right.transfer === undefined) return expect(texts(engine)).toEqual(before);
    const [entry] = await engine.keys.list();
    const isHex = Object.values(files).some((text) => text.includes(hex));
    expect(entry && (await engine.keys.read(entry.ref))).toBe(isHex ? hex : secret);
    if (right.transfer === 'copy') expect(texts(engine)).toEqual(before);
    else expect(isSecretIn(texts(engine))).toBe(false);
    expect(await planKeyMoves(engine, client0)).toEqual([]);
    const [again] = await previewImport(engine, await chosen());
    expect(again).toMatchObject({ isKnown: true, provider: { id: entry?.provider } });
  });
});
