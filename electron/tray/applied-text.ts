import { clientFacts, clientNames } from '../../shared/client-id.ts';
import type { Translate } from '../../shared/messages/catalogue.ts';
import type { AppliedView } from '../../shared/views.ts';
import type { TrayState } from './tray-state.ts';

type TrayPart = Pick<TrayState, 'providers'>;

/** What was done, and what must be restarted, in two lines (checklist T4) and in the window's own words. */
export function appliedText(applied: AppliedView, known: TrayPart, t: Translate): { title: string; body: string } {
  const { notes, client } = applied;
  const has = (kind: 'restart' | 'live') => notes.some((note) => note.kind === kind);
  const { restart, name } = clientFacts[client];
  const body = has('restart')
    ? t(`clients.restart-${restart}`, { client: name })
    : has('live')
      ? t('clients.live')
      : '';
  return { title: titleOf(applied, known, t), body: applied.receipt === undefined ? '' : body };
}

function titleOf({ client: id, kind, choice, receipt }: AppliedView, known: TrayPart, t: Translate): string {
  const client = clientNames[id];
  if (kind === 'undo') return t('clients.undone', { client });
  if (kind === 'redo') return t('clients.redone', { client });
  const isDone = receipt !== undefined;
  if (choice === 'official') return t(isDone ? 'clients.now-official' : 'clients.already-official', { client });
  const provider = known.providers.find((one) => one.provider.id === choice)?.provider.name ?? choice ?? '';
  return t(isDone ? 'clients.now-uses' : 'clients.already', { client, provider });
}
