import type { Calls } from '../../../shared/contract.ts';
import { AppError } from '../../../shared/problem.ts';

type SnippetCalls = Pick<Calls, 'snippet.show' | 'snippet.read'>;

function missing(): never {
  throw new AppError('not-supported', 'The lines of a live file are not shown here yet.', 'Look at the preview.');
}

export function snippetCalls(): SnippetCalls {
  return { 'snippet.show': async () => missing(), 'snippet.read': async () => missing() };
}
