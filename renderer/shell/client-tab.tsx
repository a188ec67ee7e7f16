import { CircleDashed, TriangleAlert } from 'lucide-react';
import { type ClientId, clientNames } from '../../shared/client-id.ts';
import type { Translate } from '../../shared/messages/catalogue.ts';
import type { ClientView } from '../../shared/views.ts';
import { isTroubled, shortState } from '../clients/current-name.ts';
import { useApp, useT } from '../state/app-context.tsx';
import styles from './rail.module.css';

/** One client in the rail: found or not (a shape and a word), its version, and what it uses. */
export function ClientTab({ client }: { readonly client: ClientId }) {
  const t = useT();
  const isHere = useApp((state) => state.screen === client);
  const goTo = useApp((state) => state.goTo);
  const providers = useApp((state) => state.providers);
  const view = useApp((state) => state.clients?.find((one) => one.client === client));
  const isLost = useApp(({ lost }) => lost !== null);
  const state = view ? shortState(view, providers, t) : t(isLost ? 'clients.unread' : 'clients.reading');
  const version = view?.version;
  return (
    <button
      type="button"
      className={styles.tab}
      aria-current={isHere ? 'page' : undefined}
      onClick={() => goTo(client)}
    >
      <StateMark view={view} />
      <span className={styles.client}>
        <span className={styles.name}>
          <span>{clientNames[client]}</span>
          {version !== undefined && (
            <bdi className={styles.version} title={t('clients.version', { version })}>
              {version}
            </bdi>
          )}
        </span>
        <span className="only-heard">{stateWord(view, t)}</span>
        <bdi className={styles.state} title={state}>
          {state}
        </bdi>
      </span>
    </button>
  );
}

/** Its word stands beside it: under the name, or for screen readers only. */
function StateMark({ view }: { readonly view: ClientView | undefined }) {
  if (!view?.isFound) return <CircleDashed size={14} className={styles.absent} aria-hidden="true" />;
  if (isTroubled(view)) return <TriangleAlert size={14} className={styles.troubled} aria-hidden="true" />;
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" className={styles.present} aria-hidden="true">
      <circle cx="7" cy="7" r="4.500" fill="currentColor" />
    </svg>
  );
}

function stateWord(view: ClientView | undefined, t: Translate): string | undefined {
  if (!view?.isFound) return undefined;
  return t(isTroubled(view) ? 'clients.troubled' : 'clients.found');
}
