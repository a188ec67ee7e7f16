import { isObject } from '../json.ts';
import type { UserPart } from '../types/chat-request.ts';
import type { Item } from '../types/responses-request.ts';
import { type Reading, readContent, textPart } from './content.ts';

/** What one agent said to another, as the one that is asked now may read it. */
export function agentMessage(item: Extract<Item, { type: 'agent_message' }>, reading: Reading): readonly UserPart[] {
  const names = item.author && item.recipient ? ` from ${item.author} to ${item.recipient}` : '';
  const parts = (item.content ?? []).flatMap((part) => {
    const sealed = isObject(part) && part.type === 'encrypted_content' ? part.encrypted_content : null;
    return typeof sealed === 'string' ? [unsealed(sealed, reading)] : readContent([part], reading);
  });
  return [textPart(`[Message${names}]`), ...parts];
}

/**
 * Codex calls what its own model wrote "encrypted" when the provider did not say otherwise, and then it is plain text
 * (codex-rs/core, multi_agents_v2, read 2026-11-27). Ciphertext is base64, one long word.
 */
function unsealed(text: string, { notes }: Reading): UserPart {
  if (text !== '' && !/^[\w+/=-]{40,}$/.test(text)) return textPart(text);
  notes.add('agent_message that only another vendor can read');
  return textPart('[encrypted]');
}
