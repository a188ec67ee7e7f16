import { randomBytes } from 'node:crypto';
import path, { join } from 'node:path';
import type { Context } from '../../cli/context.ts';
import { groups } from '../../cli/every-command.ts';
import { openOutput } from '../../cli/output.ts';
import { runIn } from '../../cli/program.ts';
import { loadWords } from '../../cli/words.ts';
import { startEngine } from '../../core/app/start-engine.ts';
import type { Environment } from '../../core/environment.ts';
import type { Keychain } from '../../core/keychain/keychain.ts';
import { openKeys } from '../../core/keychain/keys.ts';
import type { Engine } from '../../core/switching/engine.ts';
import { tableKeychain } from '../support/table-keychain.ts';

/** What one command line of the terminal face did. */
export interface Said {
  readonly args: readonly string[];
  readonly code: number;
  /** Standard output and standard error. */
  readonly text: string;
}

/** The product in one home, as somebody at its terminal has it, with a keychain in memory. */
export interface Product {
  readonly dataFolder: string;
  /** By reference, what the keychain holds. */
  readonly keychain: ReadonlyMap<string, string>;
  /** Each command is a start of its own: what it knows, it reads from the disk. */
  run(args: readonly string[], piped?: string): Promise<Said>;
}

const words = await loadWords('en');
const script = join(import.meta.dirname, '..', '..', 'dist', 'switchyard.cjs');

export function productIn(home: string, variables: Readonly<Record<string, string>>): Product {
  const entries = new Map<string, string>();
  const keychain = tableKeychain(entries);
  const environment = environmentOf(home, variables);
  return {
    dataFolder: environment.dataFolder,
    keychain: entries,
    run: (args, piped = '') => runOnce(environment, keychain, args, piped),
  };
}

function environmentOf(home: string, variables: Readonly<Record<string, string>>): Environment {
  return {
    home,
    // Programs of other tools only: no real client is asked here.
    variables: { HOME: home, PATH: join(home, 'bin'), ...variables },
    platform: 'linux',
    path: path.posix,
    workingFolder: join(home, 'work'),
    dataFolder: join(home, '.local', 'share', 'switchyard'),
    self: [process.execPath, script],
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes).toString('hex'),
  };
}

async function engineOf(environment: Environment, keychain: Keychain): Promise<Engine> {
  const started = await startEngine(environment, 'terminal');
  return { ...started, keys: openKeys(started.environment, keychain, () => started.read.forget(['keys'])) };
}

async function runOnce(
  environment: Environment,
  keychain: Keychain,
  args: readonly string[],
  piped: string,
): Promise<Said> {
  const isJson = args.includes('--json');
  const rest = args.filter((word) => word !== '--json');
  let text = '';
  const sink = {
    isTTY: false,
    write: (part: string | Uint8Array) => {
      text += String(part);
    },
  };
  const engine = engineOf(environment, keychain);
  const context: Context = {
    output: openOutput({ stdout: sink, stderr: sink, variables: {} }, isJson, words),
    person: {
      isPresent: false,
      secret: () => Promise.reject(new Error('nobody is there to be asked')),
      confirm: async () => false,
      piped: async () => piped,
    },
    words,
    script,
    environment,
    engine: () => engine,
  };
  const code = await runIn(context, rest, groups);
  return { args, code, text };
}
