import { clientNames } from '../../shared/client-id.ts';
import type { Translate } from '../../shared/messages/translate.ts';
import type { AppliedView } from '../../shared/views.ts';
import type { TrayState } from './tray-state.ts';

/** What was done, and what must be restarted, in two lines (checklist T4). */
export function appliedText(
  applied: AppliedView,
  state: Pick<TrayState, 'providers'> | null,
  t: Translate,
): { title: string; body: string } {
  const { client, choice, kind, notes } = applied;
  const provider = choice === 'official' ? t('tray.official') : nameOf(choice, state);
  const name = clientNames[client];
  const title = kind === 'undo' ? t('tray.undone', { client: name }) : t('tray.switched', { client: name, provider });
  const takeover = (['restart', 'live'] as const).find((kind) => notes.some((note) => note.kind === kind));
  return { title, body: takeover ? t(`tray.${takeover}-${client}`) : '' };
}

function nameOf(choice: string | undefined, state: Pick<TrayState, 'providers'> | null): string {
  return state?.providers.find(({ provider }) => provider.id === choice)?.provider.name ?? choice ?? '';
}
