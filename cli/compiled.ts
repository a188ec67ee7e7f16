import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** The form in which V8 keeps what it has compiled, beside the bundle it was made of. */
export function compiledPath(bundle: string): string {
  return `${bundle}.compiled`;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    // Made by the build where it can be; the program runs without, only slower.
    return undefined;
  }
}

/**
 * Runs a CommonJS bundle and gives what it exports, without compiling it again where the build did that with this very
 * Node: V8 itself refuses a form made by another version, with other flags, or of a text of another length.
 * `module.enableCompileCache` of Node 22 does the same, but not in Node 20.
 */
export function runCompiled<Exports>(bundle: string): { readonly exports: Exports; readonly script: Script } {
  const cachedData = readIfThere(compiledPath(bundle));
  const script = new Script(Module.wrap(readFileSync(bundle, 'utf8')), {
    filename: bundle,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, dirname(bundle));
  return { exports: module.exports as Exports, script };
}
