import type { Problem } from '../../shared/problem.ts';
import { redact } from '../../shared/redact.ts';
import type { NoteView, ProblemView } from '../../shared/views.ts';
import type { Note } from '../clients/client.ts';

/** What others wrote (a live file, a program's answer) may hold a secret anywhere: every text of it is redacted. */
export function redactDeep<Value>(value: Value, knownKeys: readonly string[] = []): Value {
  if (typeof value === 'string') return redact(value, knownKeys) as Value;
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, knownKeys)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, redactDeep(item, knownKeys)]);
  return Object.fromEntries(entries) as Value;
}

export function toProblemView(problem: Problem, knownKeys: readonly string[] = []): ProblemView {
  const { code, message, fix, where } = problem;
  return {
    code,
    message: redact(message, knownKeys),
    fix: redact(fix, knownKeys),
    ...(where && { where: { ...where } }),
  };
}

export function toNotes(notes: readonly Note[]): NoteView[] {
  return notes.map(({ kind, message }) => ({ kind, message: redact(message) }));
}
