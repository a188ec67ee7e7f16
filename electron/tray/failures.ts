import { lookOf, seenAs } from '../../shared/finding-look.ts';
import type { Translate } from '../../shared/messages/catalogue.ts';
import { shortProblemText } from '../../shared/messages/problem-text.ts';
import type { findingKinds } from '../../shared/test-view.ts';
import type { ClientView, ProviderView } from '../../shared/views.ts';
import { freshMs, type TrayState } from './tray-state.ts';

type Finding = (typeof findingKinds)[number];
export type Cause = Exclude<
  Finding,
  'good' | 'unproved' | 'slow' | 'other-model' | 'model-unlisted' | 'tools-unused' | 'cancelled'
>;

/** Why a provider can't be used, as far as is known: a test that failed, or a key that is not there. */
export function causeOf({ key, test }: ProviderView): Cause | undefined {
  if (key === 'missing') return 'key-missing';
  if (key === 'elsewhere') return 'key-moved';
  const kind = test?.kind;
  return kind !== undefined && isCause(kind) ? kind : undefined;
}

function isCause(kind: Finding): kind is Cause {
  return lookOf(kind) === 'bad';
}

/** What is wrong now, in words, the most pressing first. Empty when all is well: a failure clears by itself (checklist T3). */
export function failuresOf(state: TrayState, t: Translate): readonly string[] {
  const { failedAct, now } = state;
  const act = failedAct && now - failedAct.at < freshMs ? [failedActText(failedAct, state, t)] : [];
  return [...act, ...state.clients.flatMap((client) => clientFailures(client, state, t))];
}

function failedActText(failed: NonNullable<TrayState['failedAct']>, { clients }: TrayState, t: Translate): string {
  const client = clients.find((one) => one.client === failed.client)?.name ?? failed.client;
  return t(`tray.failed-${failed.kind}`, { client, cause: shortProblemText(failed.problem, t).cause });
}

function clientFailures(client: ClientView, { providers }: TrayState, t: Translate): readonly string[] {
  if (client.problem)
    return [t('tray.failed-file', { client: client.name, cause: shortProblemText(client.problem, t).cause })];
  const stops = client.verdict === 'refuses' ? client.legacy.find(({ isFatal }) => isFatal) : undefined;
  if (stops) return [stopText(client.name, shortProblemText(stops.problem, t).cause, t)];
  const missing = [
    ...(client.launcher ? [client.launcher] : []),
    ...client.gaps.filter(isTold).map(({ problem }) => problem),
  ];
  const gaps = missing.map((problem) =>
    t('tray.failed-file', { client: client.name, cause: shortProblemText(problem, t).cause }),
  );
  return [...gaps, ...providerFailures(client, providers, t)];
}

/** A key that is not there is told with its provider, as everywhere in the tray. */
function isTold({ kind, isFatal }: ClientView['gaps'][number]): boolean {
  return isFatal && kind !== 'key';
}

function providerFailures(client: ClientView, providers: readonly ProviderView[], t: Translate): readonly string[] {
  const current = providers.find(({ provider }) => isCurrent(client, provider.id));
  const own = current?.test && { ...current, test: seenAs(current.test, client.client) };
  const cause = current && causeOf(own ?? current);
  if (!current || !cause) return [];
  const words = { client: client.name, provider: current.provider.name, cause: t(`findings.short.${cause}`) };
  return [t('tray.failed-provider', words)];
}

/** What begins with the client's name needs no name before it. */
function stopText(client: string, cause: string, t: Translate): string {
  return cause.startsWith(client) ? cause : t('tray.failed-file', { client, cause });
}

export function isCurrent({ current }: ClientView, id: string): boolean {
  return current.kind === 'ours' && current.provider === id;
}
