import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Environment } from '../../../core/environment.ts';
import type { ClientId } from '../../../shared/client-id.ts';
import type { Delivery } from '../../../shared/provider.ts';
import { toEnd } from '../../cli/terminal.ts';

export type Act =
  | { readonly kind: 'use'; readonly choice: string; readonly delivery?: Delivery }
  | { readonly kind: 'undo' | 'redo' };

/** What `act.ts` is asked to do. */
export interface ActOrder extends Pick<Environment, 'home' | 'dataFolder' | 'variables'> {
  readonly client: ClientId;
  readonly act: Act;
  /** The step at which the process is killed. */
  readonly dieAt?: string;
}

/** A program that does one act as the terminal does it, as one plain script. */
export function buildAct(): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'act-')), 'act.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'act.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['@napi-rs/*'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return outfile;
}

/** The steps that the process reached; `null` where it was killed. */
export async function runAct(script: string, order: ActOrder): Promise<readonly string[] | null> {
  const child = spawn(process.execPath, [script], { env: {} });
  child.stdin.on('error', () => undefined).end(JSON.stringify(order));
  const { code, stdout, stderr } = await toEnd(child);
  if (code === 0) return JSON.parse(stdout);
  if (code === null && order.dieAt !== undefined) return null;
  throw new Error(`${code}: ${stderr}`);
}
