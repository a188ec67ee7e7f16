import { clientNames } from '../../shared/client-id.ts';
import type { Translate } from '../../shared/messages/catalogue.ts';
import type { HistoryView, ProviderView } from '../../shared/views.ts';

type Act = Pick<HistoryView, 'kind' | 'client' | 'choice' | 'model'>;

/** One sentence for what was done, in the language of the page. A provider that is gone is named by its id. */
export function actWords(act: Act, providers: readonly ProviderView[] | null, t: Translate): string {
  const client = clientNames[act.client];
  if (act.kind !== 'use') return t(`activity.did-${act.kind}`, { client });
  if (act.choice === 'official') return t('activity.did-use-official', { client });
  const id = act.choice ?? '';
  const name = providers?.find(({ provider }) => provider.id === id)?.provider.name ?? id;
  if (act.model === undefined) return t('activity.did-use', { client, provider: name });
  return t('activity.did-use-model', { client, provider: name, model: act.model });
}
