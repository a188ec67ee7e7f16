import { assertNever } from '../../shared/assert-never.ts';
import { type ClientId, clientFacts, clientNames } from '../../shared/client-id.ts';
import type { Translate } from '../../shared/messages/catalogue.ts';
import type { AppliedView, PlanView } from '../../shared/views.ts';

/** The name of a choice by its id: what the list calls it. */
export type NameOf = (choice: string) => string;

const isOfficial = (choice: string | undefined) => choice === undefined || choice === 'official';

/** What was done, in one sentence. */
export function appliedText(applied: AppliedView, nameOf: NameOf, t: Translate): string {
  const client = clientNames[applied.client];
  const { kind, choice } = applied;
  const isNew = applied.receipt !== undefined;
  if (kind === 'use') {
    if (isOfficial(choice)) return t(isNew ? 'clients.now-official' : 'clients.already-official', { client });
    return t(isNew ? 'clients.now-uses' : 'clients.already', { client, provider: nameOf(choice ?? '') });
  }
  // A key that was copied changes no file.
  if (!isNew) return kind === 'import' ? t.say(applied.summary) : t('clients.nothing-done', { client });
  switch (kind) {
    case 'undo':
      return t('clients.undone', { client });
    case 'redo':
      return t('clients.redone', { client });
    case 'restore':
      return t('clients.restored', { client });
    case 'repair':
      return t('clients.repaired', { client });
    case 'import':
      return t('clients.key-is-moved', { client });
    case 'forget':
    case 'leave':
      return t('clients.cleaned', { client });
    default:
      return assertNever(kind);
  }
}

/** What has to be started anew before the client sees a switch. */
function restartText(client: ClientId, t: Translate): string {
  const { restart, name } = clientFacts[client];
  return t(`clients.restart-${restart}`, { client: name });
}

/** What must be done for it to take effect, or that nothing must; undefined where the client says nothing. */
export function effectText({ client, notes }: AppliedView, t: Translate): string | undefined {
  if (notes.some(({ kind }) => kind === 'restart')) return restartText(client, t);
  return notes.some(({ kind }) => kind === 'live') ? t('clients.live') : undefined;
}

/** What a plan would do, as a title. */
export function planText(plan: PlanView, nameOf: NameOf, t: Translate): string {
  const client = clientNames[plan.client];
  if (plan.kind !== 'use') return t(`clients.plan-${plan.kind}`, { client });
  if (isOfficial(plan.choice)) return t('clients.plan-official', { client });
  return t('clients.plan-use', { client, provider: nameOf(plan.choice ?? '') });
}
