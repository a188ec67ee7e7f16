import type { ProviderDraft } from './draft.ts';
import type { Repair } from './test-view.ts';

/** A provider with what a test found in place of what was wrong with it. The key stays: all addresses are of one origin. */
export function repaired(draft: ProviderDraft, repair: Repair): ProviderDraft {
  switch (repair.kind) {
    case 'base-url':
      return { ...draft, endpoints: { ...draft.endpoints, [draft.wire]: repair.baseUrl } };
    case 'wire': {
      // The format that it does not speak goes: no client may be told that it does.
      const { [draft.wire]: _, ...others } = draft.endpoints;
      return { ...draft, wire: repair.wire, endpoints: { ...others, [repair.wire]: repair.baseUrl } };
    }
    case 'model':
      return { ...draft, ...(repair.models[0] !== undefined && { model: repair.models[0] }) };
  }
}
