import type { ClientId } from '../../shared/client-id.ts';
import { Late, lateComponent } from '../controls/late.tsx';
import { useApp } from '../state/app-context.tsx';
import { ClientHead } from './client-head.tsx';
import styles from './client-screen.module.css';
import { ClientWarnings } from './client-warnings.tsx';
import { MissingClient } from './missing-client.tsx';
import { ProviderList } from './provider-list.tsx';

// It searches presets, which only those need who have no provider yet.
const FirstRun = lateComponent(() =>
  import('../first-run/first-run.tsx').then(({ FirstRun }) => ({ default: FirstRun })),
);

/** One client: the truth about it, then the providers to choose from. */
export function ClientScreen({ client }: { readonly client: ClientId }) {
  const view = useApp((state) => state.clients?.find((one) => one.client === client));
  const isEmpty = useApp((state) => state.providers?.length === 0);
  return (
    <div className={styles.screen}>
      <ClientHead client={client} view={view} />
      {view && !view.isFound && <MissingClient view={view} />}
      {view && <ClientWarnings view={view} />}
      {isEmpty ? (
        <Late>
          <FirstRun />
        </Late>
      ) : (
        <ProviderList client={client} view={view} />
      )}
    </div>
  );
}
