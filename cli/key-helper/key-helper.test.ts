import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('loads nothing that takes longer than the keychain: no package but the keychain, few parts of Node, no texts', async () => {
  const { metafile } = await build({
    entryPoints: [`${import.meta.dirname}/key-helper.ts`],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    external: ['@napi-rs/keyring'],
  });
  const packages = Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'));
  const outside = Object.values(metafile.outputs).flatMap((output) => output.imports.map((each) => each.path));
  expect(packages).toEqual([]);
  expect([...new Set(outside)].sort()).toEqual(['@napi-rs/keyring', 'node:fs', 'node:module', 'node:os', 'node:path']);
  const texts = Object.keys(metafile.inputs).filter((path) => /messages\/(en|fr|ja|zh-cn)/.test(path));
  expect(texts).toEqual([]);
});
