import { describe, expect, it } from 'vitest';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { AppError } from '../../shared/problem.ts';
import {
  addProvider,
  findProvider,
  parseProvider,
  readProviders,
  removeProvider,
  replaceProvider,
} from './provider-list.ts';

function provider(id: string) {
  return parseProvider({ id, name: id, endpoints: { responses: `https://${id}.example/v1` }, wire: 'responses' });
}

async function problemOf(work: Promise<unknown>) {
  return work.then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error.problem : undefined),
  );
}

describe('our list', () => {
  it('keeps the order in which providers were added, also over a change', async () => {
    const environment = testEnvironment();
    for (const id of ['c', 'a', 'b']) await addProvider(environment, provider(id));
    expect(await replaceProvider(environment, provider('a'), { ...provider('a'), name: 'New name' })).toBe(true);
    expect((await readProviders(environment)).map(({ name }) => name)).toEqual(['c', 'New name', 'b']);
    await removeProvider(environment, 'c');
    expect((await readProviders(environment)).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('changes only what it was read as: what somebody else wrote meanwhile stays', async () => {
    const environment = testEnvironment();
    await addProvider(environment, provider('a'));
    await replaceProvider(environment, provider('a'), { ...provider('a'), model: 'theirs' });
    expect(await replaceProvider(environment, provider('a'), { ...provider('a'), name: 'Mine' })).toBe(false);
    expect((await readProviders(environment))[0]).toMatchObject({ name: 'a', model: 'theirs' });
  });

  it('C9 loses none of twenty that are added at once', async () => {
    const environment = testEnvironment();
    const ids = Array.from({ length: 20 }, (_, n) => `p${n}`);
    await Promise.all(ids.map((id) => addProvider(environment, provider(id))));
    expect((await readProviders(environment)).map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it('refuses an id twice, a reserved word, an unknown one', async () => {
    const environment = testEnvironment();
    await addProvider(environment, provider('relay'));
    expect((await problemOf(addProvider(environment, provider('relay'))))?.code).toBe('provider-exists');
    expect((await problemOf(addProvider(environment, provider('official'))))?.code).toBe('provider-id-reserved');
    expect((await problemOf(replaceProvider(environment, provider('other'), provider('other'))))?.code).toBe(
      'provider-unknown',
    );
    expect((await problemOf(removeProvider(environment, 'other')))?.code).toBe('provider-unknown');
  });

  it('names what may have been meant', () => {
    expect(() => findProvider([provider('openrouter')], 'open')).toThrow(
      'provider-unknown-near {"id":"open","near":"openrouter"}',
    );
  });

  it('names the field that is wrong', () => {
    expect(() => parseProvider({ ...provider('relay'), name: 'a\nb' })).toThrow(
      'provider-not-storable {"fields":"name"}',
    );
  });
});
