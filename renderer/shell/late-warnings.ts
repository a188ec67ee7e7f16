import { causeOf } from '../../shared/messages/problem-text.ts';
import type { Sentence } from '../../shared/sentence.ts';
import type { AppliedView, ClientView } from '../../shared/views.ts';

const isQuestion = ({ message }: AppliedView['notes'][number]) => message.text === 'notes.being-asked';

/**
 * The notes of an act as they are by now: a client that was being asked whether it starts has told meanwhile, and where it
 * does not start, why takes the place of the question.
 */
export function notesByNow(applied: AppliedView, view: ClientView | undefined): AppliedView['notes'] {
  if (!applied.notes.some(isQuestion) || view?.verdict === undefined || view.verdict === 'open') return applied.notes;
  const stops = view.verdict === 'refuses' ? view.legacy.filter(({ isFatal }) => isFatal) : [];
  const known = applied.notes.filter((note) => !isQuestion(note) && (stops.length === 0 || !isPromise(note)));
  return [...known, ...stops.map(({ problem }) => ({ kind: 'warning' as const, message: toView(causeOf(problem)) }))];
}

function isPromise({ kind }: AppliedView['notes'][number]): boolean {
  return kind === 'live' || kind === 'restart';
}

/** A sentence as replies hold it, whose lists can be written to. */
function toView(message: Sentence): AppliedView['notes'][number]['message'] {
  return message as AppliedView['notes'][number]['message'];
}
