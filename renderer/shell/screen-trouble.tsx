import { problemOf } from '../../shared/messages/words.ts';
import { Button } from '../controls/button.tsx';
import { ProblemNote } from '../problems/problem-note.tsx';
import { useT } from '../state/app-context.tsx';

/** In place of a screen that could not be drawn. The others, the tray and the terminal go on. */
export function ScreenTrouble({ error }: { readonly error: unknown }) {
  const t = useT();
  const message = error instanceof Error ? error.message : String(error);
  return (
    <ProblemNote problem={problemOf('unexpected-on-screen', { words: message })}>
      <Button onClick={() => window.location.reload()}>{t('common.retry')}</Button>
    </ProblemNote>
  );
}
