import type { ProviderDraft } from './draft.ts';
import { carrierText } from './key-carrier.ts';
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
    case 'key-in': {
      const { keyIn: _, ...others } = draft;
      return { ...others, ...(repair.keyIn && { keyIn: carrierText(repair.keyIn) }) };
    }
    case 'header': {
      const isOther = ([name]: readonly [string, string]) => name.toLowerCase() !== repair.name.toLowerCase();
      const others = Object.fromEntries(Object.entries(draft.headers).filter(isOther));
      return { ...draft, headers: { ...others, [repair.name]: repair.value } };
    }
    case 'model':
      return { ...draft, ...(repair.models[0] !== undefined && { model: repair.models[0] }) };
  }
}
