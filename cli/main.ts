import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The words with which clients ask for a key; they must answer before anything else is loaded. */
const helperWords: ReadonlySet<string | undefined> = new Set(['print', 'openclaw']);

/**
 * Has V8 optimise only what runs for long: a switch is over before most of what it would optimise pays, and that takes a
 * tenth of all it does. To be called when the program was compiled, whose kept form is bound to the flags of before. Only
 * for the V8 of Node 20, where it was measured: a flag that another one does not know, it complains of on stderr.
 */
async function optimiseLater(): Promise<void> {
  if (!process.versions.v8.startsWith('11.')) return;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--interrupt-budget=1000000');
}

async function main(args: readonly string[]): Promise<number> {
  if (args[0] === 'key' && helperWords.has(args[1]) && args[2] !== '--help') {
    const { runKeyHelper } = await import('./key-helper/key-helper.ts');
    return runKeyHelper(args.slice(1));
  }
  if (args[0] === 'keychain-child') {
    const { runKeychainChild } = await import('../core/keychain/keychain-child.ts');
    return runKeychainChild();
  }
  const { runCompiled } = await import('./compiled.ts');
  const script = realpathSync(process.argv[1] ?? '');
  // Beside this file, and not in it: `key print` would pay for reading it.
  const isSwitch = args[0] === 'use';
  const bundle = isSwitch ? 'switch.cjs' : 'program.cjs';
  const { exports } = runCompiled<typeof import('./every-command.ts')>(join(dirname(script), bundle));
  if (isSwitch) await optimiseLater();
  return exports.runProgram(args, script);
}

// The packaged app starts this with its own binary, run as Node. What is started from here must not become Node as well.
delete process.env.ELECTRON_RUN_AS_NODE;

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
