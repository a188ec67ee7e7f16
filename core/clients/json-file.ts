import { readFileSync } from 'node:fs';
import type * as z from 'zod';

/** What a small file of JSON holds, where that fits the schema. One that is missing or broken tells nothing. */
export function readJson<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined; // As the doc comment says: the caller has another way.
  }
}
