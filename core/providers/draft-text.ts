import type { DraftIssue } from '../../shared/draft.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { redact } from '../../shared/redact.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** A key belongs into the keychain: wherever else it was pasted, it is taken out and not shown again. */
export function holdsKey(field: DraftIssue['field']): DraftIssue {
  return { field, code: 'holds-key', problem: problemOf('draft-holds-key') };
}

/** One line of text without the blanks around it. */
export function checkText(
  field: DraftIssue['field'],
  typed: string,
  max: number,
): { readonly text: string; readonly issue?: DraftIssue } {
  const text = typed.trim();
  if (redact(text) !== text) return { text: '', issue: holdsKey(field) };
  const issue = lineIssue(field, text, max);
  return { text, ...(issue && { issue }) };
}

export function lineIssue(field: DraftIssue['field'], text: string, max: number): DraftIssue | undefined {
  if (text.length > max) return { field, code: 'too-long', problem: problemOf('draft-too-long', { most: max }) };
  if (control.test(text) || !text.isWellFormed())
    return { field, code: 'control-character', problem: problemOf('draft-control-character') };
  return undefined;
}
