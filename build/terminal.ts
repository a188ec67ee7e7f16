import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { askingBeside, buildAsking } from './asking.ts';
import { wordFiles, writeWordFiles } from './word-files.ts';

/**
 * What a module loads as it begins, and most runs can do without: who imports it, where it is, and what of it is used. All
 * of them together cost every switch a fifth of an empty Node's start.
 */
const late = [
  { importer: /\/commander\//, name: 'node:child_process', members: { spawn: '.spawn' } },
  { importer: /\/core\//, name: '@humanwhocodes/momoa', members: { parse: '.parse' } },
  { importer: /\/core\//, name: 'json5', members: { parse: '.default.parse', stringify: '.default.stringify' } },
  { importer: /\/core\//, name: 'jsonc-parser', members: { parse: '.parse' } },
  {
    importer: /\/core\//,
    name: 'toml-eslint-parser',
    members: { parseTOML: '.parseTOML', ParseError: '.ParseError' },
  },
] as const;

/** Loads each of `late` when a member of it is first used. */
const lateModules: Plugin = {
  name: 'late-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:|[^.])/ }, ({ importer, namespace, path, resolveDir }) => {
      const isLate = late.some((one) => one.name === path && one.importer.test(importer.replaceAll('\\', '/')));
      return namespace === 'file' && isLate ? { path, namespace: 'late', pluginData: resolveDir } : undefined;
    });
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path, pluginData }) => {
      const members = Object.entries(late.find(({ name }) => name === path)?.members ?? {});
      const getters = members.map(([member, place]) => `get ${member}() { return require('${path}')${place}; }`);
      return { contents: `module.exports = { ${getters.join(', ')} };`, resolveDir: pluginData };
    });
  },
};

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'linked',
  // jsonc-parser's `main` is a UMD file that no bundler can follow.
  mainFields: ['module', 'main'],
  // Native code stays beside the bundle.
  external: ['@napi-rs/keyring', '@napi-rs/keyring/keytar'],
  // As `require`: a real `import()` starts the machinery of ES modules, which takes longer than the program.
  supported: { 'dynamic-import': false },
};

const program: BuildOptions = { ...shared, plugins: [lateModules, wordFiles, askingBeside('./asking.cjs')] };

/** A bit of everything that people have in this file. */
const sampleConfig = `# Codex
model = "m"
model_reasoning_effort = 'high'
project_doc_max_bytes = 32_768
notify = ["notify-send", "Codex"]

[tui]
notifications = true

[mcp_servers.docs]
command = "npx"
args = ["-y", "docs"] # none
env = { "DOCS_URL" = "https://docs.example", LEVEL = "1" }

[projects."/home/me/work"]
trust_level = "trusted"

[model_providers.relay]
name = "Relay \\u00e9"
base_url = "https://relay.example/v1"
`;

const add = (id: string, ...key: readonly string[]) => [
  ...['add', id, '--base-url', `https://${id}.example/v1`, '--model', 'm'],
  ...key,
];
const use = (id: string) => ['use', id, '--client', 'codex'];

/**
 * What a person does every day with each bundle. The first switches make what later ones find: a history, a backup, keys
 * of ours in the client's file.
 */
const daily = [
  {
    bundle: 'dist/program.cjs',
    lines: [
      add('one', '--no-key'),
      add('two', '--key-stdin', '--key-store', 'file'),
      ...[use('one'), use('two'), ['complete', '--', 'use', '']],
    ],
  },
  { bundle: 'dist/switch.cjs', lines: [use('one'), use('two'), use('one'), use('two')] },
];

/** Has V8 keep its compiled form of the bundles beside them: half of what a start adds to an empty Node's is compiling. */
async function compile(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'switchyard-build-'));
  try {
    const entry = join(home, 'warm-up.mjs');
    await build({ ...shared, format: 'esm', supported: {}, entryPoints: ['build/warm-up.ts'], outfile: entry });
    const codex = join(home, '.codex');
    await mkdir(codex);
    await writeFile(join(codex, 'config.toml'), sampleConfig);
    const env = { HOME: home, USERPROFILE: home, CODEX_HOME: codex, SWITCHYARD_HOME: join(home, 'data'), PATH: '' };
    for (const { bundle, lines } of daily) {
      const warmedUp = promisify(execFile)(process.execPath, [entry, resolve(bundle), JSON.stringify(lines)], {
        env,
        cwd: home,
      });
      warmedUp.child.stdin?.end('sk-warm-up-0123456789');
      await warmedUp;
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/**
 * Bundles the terminal face: `dist/switchyard.cjs` starts and answers the clients that ask for a key, `dist/program.cjs`
 * is everything else, run module by module when first needed, and `dist/switch.cjs` the part of it that switches. One file
 * would cost every `key print` 30 % of an empty Node's start, only to be parsed; so `dist/helper-words.cjs` has what is said
 * to a client that gets no key. `dist/words` has the texts of each language as JSON. `dist/planner.cjs` is the thread of `serve` and the desktop app for large files,
 * and `dist/asking.cjs` what asks providers.
 * CommonJS, because Node starts it measurably faster than an ES module.
 */
export async function buildTerminal(): Promise<void> {
  await Promise.all([
    build({
      ...shared,
      entryPoints: ['cli/main.ts'],
      outfile: 'dist/switchyard.cjs',
      banner: { js: '#!/usr/bin/env node' },
    }),
    build({ ...program, entryPoints: ['cli/every-command.ts'], outfile: 'dist/program.cjs' }),
    build({ ...program, entryPoints: ['cli/switch-command.ts'], outfile: 'dist/switch.cjs' }),
    build({
      ...shared,
      plugins: [wordFiles],
      entryPoints: ['cli/key-helper/helper-words.ts'],
      outfile: 'dist/helper-words.cjs',
    }),
    writeWordFiles(),
    buildAsking(shared),
    build({ ...shared, entryPoints: ['core/switching/planner/planner-thread.ts'], outfile: 'dist/planner.cjs' }),
  ]);
  await chmod('dist/switchyard.cjs', 0o755);
  await compile();
}
