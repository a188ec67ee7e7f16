import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each room may import: arrows point inward only. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  core: ['shared', 'core'],
  cli: ['shared', 'core', 'cli'],
  electron: ['shared', 'core', 'electron'],
  renderer: ['shared', 'renderer'],
};

function sources(room: string): readonly string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.includes('fixtures'))
    .map((path) => join(root, room, path));
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const names = /(?:^(?:import|export)\b[^'";]*?\bfrom\s+|^import\s+|\bimport\(\s*)'([^']+)'/gm;
  return [...text.matchAll(names)].map((match) => match[1] ?? '');
}

describe.each(Object.entries(allowed))('%s', (room, rooms) => {
  it('imports inward only', () => {
    const outward = sources(room).flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(root, join(dirname(file), name)))
        .filter((target) => target !== 'package.json' && !rooms.includes(target.split('/')[0] ?? ''))
        .map((target) => `${relative(root, file)} -> ${target}`),
    );
    expect(outward).toEqual([]);
  });
});

it('shared/ is pure: no Node, no DOM, no Electron', () => {
  const foreign = sources('shared').flatMap((file) =>
    importsOf(file).filter((name) => !name.startsWith('.') && name !== 'zod'),
  );
  expect(foreign).toEqual([]);
});

it('core/ needs neither Electron nor React', () => {
  const faces = sources('core').flatMap((file) =>
    importsOf(file).filter((name) => /^(electron|react|zustand)/.test(name)),
  );
  expect(faces).toEqual([]);
});

it('core/ loads where neither Electron nor React is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-core-'));
  const bundle = join(folder, 'core.cjs');
  const { metafile } = await build({
    entryPoints: [join(root, 'core/app/create-app.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['@napi-rs/*', 'electron', 'react', 'react-dom', 'zustand'],
    metafile: true,
  });
  const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  expect(outside.filter((path) => /^(electron|react|zustand)/.test(path))).toEqual([]);
  const load = `if (typeof require(${JSON.stringify(bundle)}).createApp !== 'function') process.exit(1)`;
  expect(spawnSync(process.execPath, ['-e', load], { cwd: folder, env: {} })).toMatchObject({ status: 0 });
  rmSync(folder, { recursive: true });
});

it('only core/keychain knows the keychain binding', () => {
  const users = [...sources('core'), ...sources('cli'), ...sources('electron')].filter((file) =>
    importsOf(file).some((name) => name.startsWith('@napi-rs/')),
  );
  expect(users.filter((file) => !relative(root, file).startsWith('core/keychain/'))).toEqual([]);
});
