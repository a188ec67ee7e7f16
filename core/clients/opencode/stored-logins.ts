import * as z from 'zod';
import type { Environment } from '../../environment.ts';
import { readLiveDocument } from '../live-document.ts';

/** The names in auth.json, OpenCode's own store. What stands under them is not looked at. */
export async function readStoredLogins(
  environment: Environment,
): Promise<{ readonly file: string; readonly logins: ReadonlySet<string> }> {
  const { home, path, variables } = environment;
  const data = variables.XDG_DATA_HOME || path.join(home, '.local', 'share');
  const file = path.join(data, 'opencode', 'auth.json');
  const { document } = await readLiveDocument(file, 'jsonc');
  const stored = z.record(z.string(), z.unknown()).catch({}).parse(document?.value);
  return { file, logins: new Set(Object.keys(stored)) };
}
