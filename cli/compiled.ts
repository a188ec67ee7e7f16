import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** V8 itself only compares the length of the text, and would run the former program after a build that was cut short. */
function hashOf(source: string): Buffer {
  return createHash('sha256').update(source, 'latin1').digest();
}

/** When the text was written last, in the eight bytes in which it is kept. */
function timeOf(bundle: string): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(statSync(bundle).mtimeMs);
  return bytes;
}

function compiledPath(bundle: string): string {
  return `${bundle}.compiled`;
}

/**
 * Keeps the form in which V8 has compiled `bundle` beside it, behind the time and the hash of the text it was made of.
 * The bundle must be plain ASCII, as it is read that way.
 */
export function keepCompiled(bundle: string, script: Script): void {
  const source = readSource(bundle);
  if (readFileSync(bundle, 'utf8') !== source) throw new Error(`${bundle} is not plain ASCII.`);
  writeFileSync(compiledPath(bundle), Buffer.concat([timeOf(bundle), hashOf(source), script.createCachedData()]));
}

/** Byte by byte: decoding UTF-8 would find the same text in the time that an eighth of an empty Node's start takes. */
function readSource(bundle: string): string {
  return readFileSync(bundle).toString('latin1');
}

/**
 * The compiled form, when it is of this very text. A text that was not written since is that; a copy, which is younger,
 * is known by its hash, which takes a little longer.
 */
function readCompiled(bundle: string, source: string): Buffer | undefined {
  try {
    const kept = readFileSync(compiledPath(bundle));
    const [time, hash, data] = [kept.subarray(0, 8), kept.subarray(8, 40), kept.subarray(40)];
    return time.equals(timeOf(bundle)) || hash.equals(hashOf(source)) ? data : undefined;
  } catch {
    // Made by the build where it can be; the program runs without, only slower.
    return undefined;
  }
}

/** Nearly every module in a bundle asks for `node:fs` and `node:path`, which Node looks for anew each time. */
function requireOnce(require: NodeJS.Require): (name: string) => unknown {
  const known = new Map<string, unknown>();
  return (name) => {
    if (!known.has(name)) known.set(name, require(name));
    return known.get(name);
  };
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
  script.runInThisContext()(module.exports, requireOnce(createRequire(bundle)), module, bundle, dirname(bundle));
  return { exports: module.exports as Exports, script };
}
