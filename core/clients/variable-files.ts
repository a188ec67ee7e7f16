import { parseEnv } from 'node:util';
import { readLiveFile } from '../files/live-file.ts';

/** A file of variables that a client loads. Of what stands in it only names are kept, and which hosts it excepts from proxies. */
export interface VariableFile {
  readonly path: string;
  readonly names: readonly string[];
  readonly noProxy: string | undefined;
}

/** What a file of variables sets, by name. A file that is not there, or that can't be read, sets nothing: so do the clients. */
export async function readVariables(path: string): Promise<ReadonlyMap<string, string>> {
  try {
    const { text } = await readLiveFile(path);
    const all = Object.entries(parseEnv(text ?? '') as Record<string, string>);
    const pairs = all.filter(([name]) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
    // In the order of the file, which the parser does not keep.
    const place = (name: string) => (text ?? '').search(new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`, 'm'));
    return new Map(pairs.sort(([a], [b]) => place(a) - place(b)));
  } catch {
    return new Map(); // As said above.
  }
}

export async function readVariableFiles(paths: readonly string[]): Promise<readonly VariableFile[]> {
  const read = paths.map(async (path) => {
    const variables = [...(await readVariables(path))];
    const noProxy = variables.filter(([name]) => /^no_proxy$/i.test(name)).map(([, value]) => value);
    return {
      path,
      names: variables.map(([name]) => name),
      noProxy: noProxy.length > 0 ? noProxy.join(',') : undefined,
    };
  });
  return (await Promise.all(read)).filter(({ names }) => names.length > 0);
}
