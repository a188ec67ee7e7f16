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

/** The same inside `core/`: which rooms a room may lean on, besides itself, `shared/` and the few files at its top. */
const allowedInCore: Readonly<Record<string, readonly string[]>> = {
  documents: [],
  files: [],
  loopback: [],
  store: ['files'],
  settings: ['files', 'store'],
  providers: ['files', 'store'],
  bridge: [],
  // A thread of its own for large files; the jobs themselves are in switching/planner.
  planner: ['documents'],
  clients: ['documents', 'files', 'planner'],
  // `clients` for the words of programs and their variables, not for any one client.
  keychain: ['clients', 'files', 'store'],
  // `clients` for how proxies are taken from variables.
  connection: ['clients', 'documents'],
  switching: ['clients', 'documents', 'files', 'keychain', 'planner', 'providers', 'settings', 'store'],
  app: ['clients', 'connection', 'files', 'keychain', 'planner', 'providers', 'settings', 'store', 'switching'],
};

/** The facts of the clients are plain data that every face may know; they stand in `core/` so that a client is one folder. */
const clientList = 'core/clients/list.ts';
const isFacts = (file: string) => /^core\/clients\/[^/]+\/facts\.ts$/.test(file);

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

const clientTexts = /^core\/clients\/[^/]+\/messages\/([a-z-]+)\.ts$/;

/** What is said about a client stands in its folder; the catalogue of each language takes its part from there. */
function isTakenByCatalogue(file: string, target: string): boolean {
  const language = clientTexts.exec(target)?.[1];
  return language !== undefined && relative(root, file) === `shared/messages/${language}.ts`;
}

describe.each(Object.entries(allowed))('%s', (room, rooms) => {
  it('imports inward only', () => {
    const outward = sources(room).flatMap((file) =>
      targetsOf(file)
        .filter((target) => target !== 'package.json' && (room !== 'shared' || target !== clientList))
        .filter((target) => !rooms.includes(target.split('/')[0] ?? ''))
        .filter((target) => !isTakenByCatalogue(file, target))
        .map((target) => `${relative(root, file)} -> ${target}`),
    );
    expect(outward).toEqual([]);
  });
});

function targetsOf(file: string): readonly string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(root, join(dirname(file), name)));
}

describe('the texts of a client', () => {
  const everywhere = Object.keys(allowed).flatMap(sources);
  const isText = (file: string) => clientTexts.test(relative(root, file));

  it('are pure data: they import the shape of the messages and nothing else', () => {
    const texts = everywhere.filter(isText);
    expect(texts.length).toBeGreaterThanOrEqual(12);
    const wrong = texts.flatMap((file) =>
      targetsOf(file).filter(
        (target) => target !== 'shared/messages/message.ts' && target !== relative(root, join(dirname(file), 'en.ts')),
      ),
    );
    expect(wrong).toEqual([]);
    expect(texts.filter((file) => /^import (?!type )/m.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('are taken by the catalogue of their language only', () => {
    const wrong = everywhere
      .filter((file) => !isText(file))
      .flatMap((file) =>
        targetsOf(file)
          .filter((target) => clientTexts.test(target) && !isTakenByCatalogue(file, target))
          .map((target) => `${relative(root, file)} -> ${target}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('the rooms inside core/', () => {
  const rooms = readdirSync(join(root, 'core'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it.each(rooms.map(({ name }) => name))('%s leans on the rooms below it only', (room) => {
    const wrong = sources(`core/${room}`).flatMap((file) =>
      targetsOf(file)
        .filter((target) => /^core\/[^/]+\//.test(target))
        .filter((target) => ![room, ...(allowedInCore[room] ?? [])].includes(target.split('/')[1] ?? ''))
        .map((target) => `${relative(root, file)} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('no client knows another one, and only their list names them', () => {
    const clients = readdirSync(join(root, 'core/clients'), { withFileTypes: true }).filter((one) => one.isDirectory());
    const wrong = sources('core').flatMap((file) => {
      const from = relative(root, file);
      return targetsOf(file)
        .filter((target) => clients.some(({ name }) => target.startsWith(`core/clients/${name}/`)))
        .filter((target) => !(from === clientList && isFacts(target)))
        .filter((target) => !from.startsWith(target.split('/', 3).join('/')))
        .map((target) => `${from} -> ${target}`);
    });
    expect(wrong).toEqual([]);
  });
});

/** Files that import each other in a ring, in the order in which they do. */
function findCircles(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, above: readonly string[]): void => {
    const start = above.indexOf(file);
    if (start >= 0) circles.push([...above.slice(start), file].join(' -> '));
    if (start >= 0 || done.has(file)) return;
    for (const target of imports.get(file) ?? []) walk(target, [...above, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return circles;
}

it('no files import each other in a circle, types included', () => {
  const files = Object.keys(allowed).flatMap(sources);
  const imports = new Map(files.map((file) => [relative(root, file), targetsOf(file)]));
  expect(findCircles(imports)).toEqual([]);
  const ring = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a']],
  ]);
  expect(findCircles(ring)).toEqual(['a -> b -> c -> a']);
});

it('shared/ takes the facts of the clients from their list, which holds nothing else, and they know nobody', () => {
  expect(targetsOf(join(root, clientList)).filter((target) => !isFacts(target))).toEqual([]);
  const facts = sources('core/clients').filter((file) => isFacts(relative(root, file)));
  expect(facts.length).toBe(targetsOf(join(root, clientList)).length);
  for (const file of facts) expect(importsOf(file)).toEqual(['../../../shared/client-facts.ts']);
});

it('shared/ is pure: no Node, no DOM, no Electron', () => {
  const foreign = sources('shared').flatMap((file) =>
    importsOf(file).filter((name) => !name.startsWith('.') && name !== 'zod' && name !== 'zod/mini'),
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

it('a switch loads the small form of zod alone, whose schemas take half as long to make', async () => {
  const { metafile } = await build({
    entryPoints: [join(root, 'cli', 'switch-command.ts')],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['@napi-rs/keyring', '@napi-rs/keyring/keytar'],
  });
  const parts = Object.keys(metafile.inputs).flatMap((file) => /\/zod\/v4\/(classic|mini)\//.exec(file)?.[1] ?? []);
  expect(new Set(parts)).toEqual(new Set(['mini']));
});

it('only core/keychain knows the keychain binding', () => {
  const users = [...sources('core'), ...sources('cli'), ...sources('electron')].filter((file) =>
    importsOf(file).some((name) => name.startsWith('@napi-rs/')),
  );
  expect(users.filter((file) => !relative(root, file).startsWith('core/keychain/'))).toEqual([]);
});

it('only core/connection/transport asks providers, and loads what asks with the first question', () => {
  const users = [...sources('core'), ...sources('cli'), ...sources('electron')].filter((file) =>
    /(?:from |import\()'(?:undici|socks)'/.test(readFileSync(file, 'utf8')),
  );
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter((file) => !relative(root, file).startsWith('core/connection/'))).toEqual([]);
  const early = users.filter((file) =>
    /^import (?!type )[^;]*['"](?:undici|socks)['"]/m.test(readFileSync(file, 'utf8')),
  );
  expect(early).toEqual([]);
});
