import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../shared/problem.ts';
import type { TestView } from '../../../shared/test-view.ts';
import { useApi } from '../../state/app-context.tsx';
import { type EditorValue, toCall } from '../editor-context.tsx';

export interface DraftTest {
  readonly isRunning: boolean;
  readonly seen: TestView | null;
  readonly problem: Problem | null;
  run(): void;
  cancel(): void;
}

const nothing = { isRunning: false, seen: null, problem: null };

/** Tests what stands in the fields, with the key as typed. What was seen holds until the fields change. */
export function useDraftTest(editor: EditorValue): DraftTest {
  const api = useApi();
  const [test, setTest] = useState<Pick<DraftTest, 'isRunning' | 'seen' | 'problem'>>(nothing);
  const turn = useRef(0);
  const { draft, secret } = editor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was seen is about these and no others
  useEffect(() => {
    turn.current += 1;
    setTest(nothing);
  }, [draft.endpoints, draft.wire, draft.model, draft.headers, draft.queryParams, draft.needsKey, secret.key]);

  const run = async () => {
    turn.current += 1;
    const mine = turn.current;
    setTest({ ...nothing, isRunning: true });
    const reply = await api['tests.tryDraft'](toCall(editor));
    if (turn.current !== mine) return;
    setTest(reply.ok ? { ...nothing, seen: reply.value } : { ...nothing, problem: reply.problem });
  };
  const cancel = () => {
    turn.current += 1;
    setTest(nothing);
  };
  return { ...test, run: () => void run(), cancel };
}
