import { useEffect, useState } from 'react';
import type { DraftCheck, ProviderDraft } from '../../../shared/draft.ts';
import { useApi } from '../../state/app-context.tsx';
import { useSettled } from './use-settled.ts';

/** What the engine said of which draft. */
export interface Checked {
  readonly draft: ProviderDraft;
  readonly check: DraftCheck;
}

const rest = 250;

/** Has each draft checked once it rests. The last answer stays until the next one: errors do not flicker. */
export function useDraftCheck(draft: ProviderDraft, id: string | undefined): Checked | null {
  const api = useApi();
  const settled = useSettled(draft, rest);
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    let isWanted = true;
    void api['providers.check']({ draft: settled, ...(id !== undefined && { id }) }).then((reply) => {
      if (isWanted && reply.ok) setChecked({ draft: settled, check: reply.value });
    });
    return () => {
      isWanted = false;
    };
  }, [api, settled, id]);
  return checked;
}
