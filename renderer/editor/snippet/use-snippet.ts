import { useEffect, useState } from 'react';
import type { ClientId } from '../../../shared/client-id.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { SnippetView } from '../../../shared/views.ts';
import { useApi } from '../../state/app-context.tsx';
import type { EditorValue } from '../editor-context.tsx';
import { useSettled } from '../form/use-settled.ts';

export interface Snippet {
  /** The lines as the engine would write them, or why there are none. */
  readonly shown: SnippetView | null;
  readonly problem: Problem | null;
  /** What somebody makes of them by hand; null when nobody does. */
  readonly text: string | null;
  /** Why the text by hand can't be taken. */
  readonly refused: Problem | null;
  edit(text: string): void;
  /** Back to what the fields give. */
  release(): void;
}

const rest = 300;

/**
 * The lines that the draft stands for, and the way back: a text by hand that can be taken goes into the fields, and a
 * field that is changed after that goes into the text.
 */
export function useSnippet({ draft, stored, state, dispatch }: EditorValue, client: ClientId): Snippet {
  const api = useApi();
  const id = stored?.provider.id;
  const [answer, setAnswer] = useState<{ shown: SnippetView | null; problem: Problem | null }>({
    shown: null,
    problem: null,
  });
  const [text, setText] = useState<string | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const settled = useSettled(draft, rest);
  const settledText = useSettled(text, rest);

  useEffect(() => {
    let isWanted = true;
    void api['snippet.show']({ draft: settled, client, ...(id !== undefined && { id }) }).then((reply) => {
      if (!isWanted) return;
      setAnswer(reply.ok ? { shown: reply.value, problem: null } : { shown: null, problem: reply.problem });
    });
    return () => {
      isWanted = false;
    };
  }, [api, settled, client, id]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each text; the draft it gives is a new one
  useEffect(() => {
    if (settledText === null) return;
    let isWanted = true;
    const input = { draft, client, text: settledText, ...(id !== undefined && { id }) };
    void api['snippet.read'](input).then((reply) => {
      if (!isWanted) return;
      setRefused(reply.ok ? null : reply.problem);
      if (reply.ok) dispatch({ kind: 'read', draft: reply.value.draft });
    });
    return () => {
      isWanted = false;
    };
  }, [settledText]);

  // The lines of another client are another text.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the client is another one
  useEffect(() => {
    setText(null);
    setRefused(null);
  }, [client]);

  // A field was changed after the text: the text follows it.
  useEffect(() => {
    if (state.writer !== 'fields') return;
    setText(null);
    setRefused(null);
  }, [state]);

  const release = () => {
    setText(null);
    setRefused(null);
  };
  return { ...answer, text, refused, edit: setText, release };
}
