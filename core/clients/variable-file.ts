import { parseEnv } from 'node:util';
import { readLiveFile } from '../files/live-file.ts';

/** The variables that a file sets, by name. What can't be read sets none: so do the clients. */
export async function readVariables(path: string): Promise<ReadonlyMap<string, string>> {
  try {
    const { text } = await readLiveFile(path);
    return new Map(Object.entries(parseEnv(text ?? '') as Record<string, string>));
  } catch {
    return new Map();
  }
}
