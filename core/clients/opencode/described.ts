import type { Described } from '../acceptance.ts';
import type { LiveState } from '../client.ts';
import { documentsOf } from '../live-document.ts';
import { mismatches, type Schema } from '../schema.ts';
import schema from './schema.json' with { type: 'json' };

/**
 * What its own description of 1.18.33 (`GET /doc` of its server) says against the files. It passes over keys that it does not
 * know. OpenCode 2 has another one, and refuses nothing.
 */
export function describedOpencode(state: LiveState): readonly Described[] {
  if (state.installation.product === 'v2') return [];
  return documentsOf(state).flatMap((live) =>
    live.document?.value === undefined
      ? []
      : mismatches(schema as Schema, live.document.value, { isOpen: true }).map((mismatch) => ({
          ...mismatch,
          file: live.file.path,
          at: mismatch.path,
        })),
  );
}
