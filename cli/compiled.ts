import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** V8 itself only compares the length of the text, and would run the former program after a build that was cut short. */
function hashOf(source: string): Buffer {
  return createHash('sha256').update(source).digest();
}

function compiledPath(bundle: string): string {
  return `${bundle}.compiled`;
}

/** Keeps the form in which V8 has compiled `bundle` beside it, behind the hash of the text it was made of. */
export function keepCompiled(bundle: string, script: Script): void {
  writeFileSync(compiledPath(bundle), Buffer.concat([hashOf(readSource(bundle)), script.createCachedData()]));
}

function readSource(bundle: string): string {
  return readFileSync(bundle, 'utf8');
}

function readCompiled(bundle: string, source: string): Buffer | undefined {
  try {
    const kept = readFileSync(compiledPath(bundle));
    const hash = hashOf(source);
    return kept.subarray(0, hash.length).equals(hash) ? kept.subarray(hash.length) : undefined;
  } catch {
    // Made by the build where it can be; the program runs without, only slower.
    return undefined;
  }
}

/**
 * Runs a CommonJS bundle and gives what it exports, without compiling it again where the build did that with this very
 * Node and of this very text. V8 itself refuses a form made by another version or with other flags.
 * `module.enableCompileCache` of Node 22 does the same, but not in Node 20.
 */
export function runCompiled<Exports>(bundle: string): { readonly exports: Exports; readonly script: Script } {
  const source = readSource(bundle);
  const cachedData = readCompiled(bundle, source);
  const script = new Script(Module.wrap(source), {
    filename: bundle,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, dirname(bundle));
  return { exports: module.exports as Exports, script };
}
