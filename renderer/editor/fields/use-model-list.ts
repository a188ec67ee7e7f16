import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../shared/problem.ts';
import { useApi } from '../../state/app-context.tsx';
import { toCall, useEditor } from '../editor-context.tsx';

/** What the provider itself offers; asked for on demand only, since it costs a request with the key. */
export type ModelList =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'listed'; readonly models: readonly string[] }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface ModelListState {
  readonly list: ModelList;
  ask(): void;
  /** Nobody waits for the answer any more. */
  cancel(): void;
}

export function useModelList(): ModelListState {
  const api = useApi();
  const editor = useEditor();
  const [list, setList] = useState<ModelList>({ kind: 'unasked' });
  const turn = useRef(0);
  const address = editor.draft.endpoints[editor.draft.wire];
  // The models of another address are no longer those of this one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what this is about
  useEffect(() => {
    turn.current += 1;
    setList({ kind: 'unasked' });
  }, [address]);

  const ask = async () => {
    turn.current += 1;
    const mine = turn.current;
    setList({ kind: 'asking' });
    const reply = await api['models.list'](toCall(editor));
    if (turn.current !== mine) return;
    setList(reply.ok ? { kind: 'listed', models: reply.value } : { kind: 'failed', problem: reply.problem });
  };
  const cancel = () => {
    turn.current += 1;
    setList({ kind: 'unasked' });
  };
  return { list, ask: () => void ask(), cancel };
}
