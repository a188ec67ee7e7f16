import type { Translate } from '../../shared/messages/catalogue.ts';
import type { ClientView, ProviderView } from '../../shared/views.ts';

/** The provider of our list that a client uses. */
export function currentProvider(view: ClientView, providers: readonly ProviderView[] | null): ProviderView | undefined {
  const { kind, provider } = view.current;
  return kind === 'ours' ? providers?.find((one) => one.provider.id === provider) : undefined;
}

/** The name of what a client uses, where it has one. */
export function nameOfCurrent(view: ClientView, providers: readonly ProviderView[] | null): string {
  const { name, provider, baseUrl } = view.current;
  const ours = currentProvider(view, providers)?.provider.name;
  return ours ?? name ?? provider ?? (baseUrl === undefined ? '–' : hostOf(baseUrl));
}

/** Which of the client's own logins pays. */
export function loginText(login: ClientView['current']['login'], t: Translate): string | undefined {
  if (!login) return undefined;
  const { id, pays } = login;
  return id === undefined ? t(`clients.some-login-${pays}`) : t(`clients.login-${pays}`, { login: id });
}

export function hostOf(baseUrl: string): string {
  try {
    return new URL(baseUrl).host;
  } catch {
    // A foreign entry may hold anything; it is shown as it stands.
    return baseUrl;
  }
}

/** What stands under a client's name in the rail. */
export function shortState(view: ClientView, providers: readonly ProviderView[] | null, t: Translate): string {
  if (!view.isFound) return t('clients.not-found');
  if (view.problem) return t('clients.troubled');
  switch (view.current.kind) {
    case 'official':
      return t('clients.own-login');
    case 'unset':
      return t('clients.nothing-chosen');
    default:
      return nameOfCurrent(view, providers);
  }
}

/** Something stops this client or hides its choice. */
export function isTroubled(view: ClientView): boolean {
  const found = [...view.legacy, ...view.gaps];
  return view.problem !== undefined || view.launcher !== undefined || found.some(({ isFatal }) => isFatal);
}
