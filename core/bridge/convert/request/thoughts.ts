import type { Dialect } from '../dialects/dialect.ts';
import type { AssistantMessage, ThoughtPart } from '../types/chat-request.ts';
import { textPart } from './content.ts';

/** What a vendor that demands thoughts gets where none are known: it says nothing, since words there confuse models (CLIProxyAPI a59caebc6). */
const standIn = ' ';

type Said = { readonly text: string | null; readonly thoughts: string; readonly hasCalls: boolean };

/** The content of a message of the model with its thoughts, in the form in which the vendor takes them back. */
export function contentWithThoughts(
  { text, thoughts, hasCalls }: Said,
  { as, neededIn }: Dialect['replay'],
  isThinking: boolean,
): Omit<AssistantMessage, 'role' | 'tool_calls'> {
  const isNeeded = isThinking && (neededIn === 'all' || (neededIn === 'calls' && hasCalls));
  const sent = thoughts === '' && isNeeded ? standIn : thoughts;
  if (as === null || sent === '') return { content: text };
  if (as === 'reasoning_details') return { content: text, reasoning_details: [{ type: 'reasoning.text', text: sent }] };
  if (as !== 'parts') return { content: text, [as]: sent };
  const thought: ThoughtPart = { type: 'thinking', thinking: [textPart(sent)] };
  return { content: text === null ? [thought] : [thought, textPart(text)] };
}
