import { describe, expect, it } from 'vitest';
import { homeWith, read } from '../../../e2e/support/codex-state.ts';
import { adapter as codex } from './adapter.ts';

const relay = (id: string) => `[model_providers.${id}]\nname = "${id}"\nbase_url = "https://${id}.example/v1"\n`;
const table = (name: string, provider: string, model: string) =>
  `[profiles.${name}]\nmodel_provider = "${provider}"\nmodel = "${model}"\n`;
const modelsOf = async (config: string, files: Readonly<Record<string, string>> = {}) => {
  const { foreign } = await read(homeWith({ '.codex/config.toml': config, ...files }));
  return foreign.map(({ id, model, models }) => [id, model, models.map((row) => row.id)]);
};

describe('the models of a provider', () => {
  it('come from the profiles that name it', async () => {
    const tables = `${table('x', 'a', 'small')}${table('y', 'a', 'big')}${table('z', 'b', 'other')}`;
    expect(await modelsOf(`${relay('a')}${relay('b')}${relay('c')}${tables}`)).toEqual([
      ['a', 'small', ['small', 'big']],
      ['b', 'other', ['other']],
      ['c', undefined, []],
    ]);
  });

  it.each(['default_profile = "y"\n', 'default_profile = { name = "y" }\n', 'profile = "y"\n'])(
    'and the one that is meant by %s comes first',
    async (wish) => {
      const config = `${wish}${relay('a')}${table('x', 'a', 'small')}${table('y', 'a', 'big')}`;
      expect(await modelsOf(config)).toEqual([['a', 'big', ['small', 'big']]]);
    },
  );

  it('come from the files of profiles as well', async () => {
    const file = { '.codex/night.config.toml': 'model_provider = "a"\nmodel = "small"\n' };
    expect(await modelsOf(relay('a'), file)).toEqual([['a', 'small', ['small']]]);
  });

  it('leave the model that is in use where it is', async () => {
    const config = `model_provider = "a"\nmodel = "mine"\n${relay('a')}${table('x', 'a', 'small')}`;
    expect(await modelsOf(config)).toEqual([['a', 'mine', ['mine', 'small']]]);
  });

  it('and none of them is chosen where the main choice names no model: it asks for Codex’s own default', async () => {
    const main = `model_provider = "a"\n${relay('a')}${table('x', 'a', 'small')}`;
    expect(await modelsOf(main)).toEqual([['a', undefined, ['small']]]);
    const file = { '.codex/night.config.toml': 'model_provider = "a"\nmodel = "small"\n' };
    expect(await modelsOf(`model_provider = "a"\n${relay('a')}`, file)).toEqual([['a', undefined, ['small']]]);
    expect(await modelsOf(`profile = "x"\n${main}`)).toEqual([['a', 'small', ['small']]]);
  });
});

it('the model of a profile is that of its file, else of its retired table', async () => {
  const files = {
    '.codex/config.toml': `${table('x', 'a', 'old')}${table('y', 'a', 'table')}`,
    '.codex/x.config.toml': 'model = "file"\n',
  };
  const state = await read(homeWith(files));
  expect(['x', 'y', 'z'].map((name) => codex.modelOfProfile?.(state, name))).toEqual(['file', 'table', undefined]);
});
