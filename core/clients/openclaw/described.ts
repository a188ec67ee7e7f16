import type { Described } from '../acceptance.ts';
import type { LiveState } from '../client.ts';
import { mismatches, type Schema } from '../schema.ts';
import { toConfig } from './config.ts';
import schema from './schema.json' with { type: 'json' };

/**
 * What `openclaw config schema` of 2026.9.6 says against the parts that lead to a model: providers, keys, logins, the main
 * model. Of the other parts it knows the names only.
 */
export function describedOpenClaw(state: LiveState): readonly Described[] {
  if (!state.main.document) return [];
  const config = toConfig(state);
  return mismatches(schema as Schema, config.get([]) ?? {}, { isOpen: false }).map((mismatch) => {
    const written = mismatch.kind === 'missing' ? mismatch.path.slice(0, -1) : mismatch.path;
    const place = written.length > 0 ? config.places(written)[0] : undefined;
    return { ...mismatch, file: place?.live.file.path ?? state.main.file.path, at: place?.path ?? [] };
  });
}
