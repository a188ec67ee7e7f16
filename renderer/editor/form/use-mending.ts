import { type ChangeEvent, type RefObject, useEffect, useRef } from 'react';
import { useEditor } from '../editor-context.tsx';
import type { Checked } from './use-draft-check.ts';

/** Whether the engine wrote the addresses otherwise; where it complains of one, that stays as it was typed. */
function canMend({ draft, check }: Checked): boolean {
  if (check.issues.some(({ field }) => field === 'baseUrl')) return false;
  return check.mended.length > 0 || JSON.stringify(check.draft.endpoints) !== JSON.stringify(draft.endpoints);
}

/**
 * Puts what the engine made of an address into the field: at once when it was pasted or nobody is in the field, else
 * when it is left. A text must not change under the hands that type it.
 */
export function useMending(input: RefObject<HTMLInputElement | null>) {
  const { state, dispatch, checked, draft } = useEditor();
  const wasPasted = useRef(false);
  const { wire } = state.form;
  const isFresh = checked?.draft === draft && canMend(checked);

  const mend = () => {
    if (isFresh) dispatch({ kind: 'mend', check: checked.check });
  };
  useEffect(() => {
    if (!isFresh || !checked) return;
    if (!wasPasted.current && document.activeElement === input.current) return;
    wasPasted.current = false;
    dispatch({ kind: 'mend', check: checked.check });
  }, [isFresh, checked, input, dispatch]);

  return {
    onChange: (event: ChangeEvent<HTMLInputElement>) => dispatch({ kind: 'address', wire, text: event.target.value }),
    onPaste: () => {
      wasPasted.current = true;
    },
    onBlur: mend,
  };
}
