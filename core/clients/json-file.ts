import { readFileSync, statSync } from 'node:fs';
import type * as z from 'zod/mini';

/** What a small file of JSON holds, where that fits the schema. One that is missing or broken tells nothing. */
export function readJson<T>(file: string, schema: z.ZodMiniType<T>): T | undefined {
  try {
    // Reading a pipe or a device could wait for ever.
    return statSync(file).isFile() ? schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;
  } catch {
    return undefined; // As the doc comment says: the caller has another way.
  }
}

/** What a program printed as JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // As the doc comment says: a program that answers otherwise tells nothing.
  }
}
