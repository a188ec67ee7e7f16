import { CircleCheck } from 'lucide-react';
import type { ClientView } from '../../shared/views.ts';
import { ClientWarnings } from '../clients/client-warnings.tsx';
import { currentProvider } from '../clients/current-name.ts';
import { warningsOf } from '../clients/warnings.ts';
import { Button } from '../controls/button.tsx';
import { ProblemNote } from '../problems/problem-note.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import styles from './activity.module.css';

/** Everything that stands between the choices and what the clients do, each with its way out. */
export function StatusSection({ clients }: { readonly clients: readonly ClientView[] }) {
  const t = useT();
  const keychain = useApp((state) => state.keychain);
  const refresh = useApp((state) => state.refresh);
  const providers = useApp((state) => state.providers);
  const troubled = clients.filter((view) => warningsOf(view, currentProvider(view, providers)).length > 0);
  return (
    <section className={styles.section} aria-labelledby="activity-status">
      <h2 id="activity-status">{t('activity.status')}</h2>
      {keychain && (
        <ProblemNote problem={keychain} look="careful">
          <Button onClick={() => void refresh(['providers'])}>{t('common.retry')}</Button>
        </ProblemNote>
      )}
      {troubled.map((view) => (
        <div key={view.client} className={styles.section}>
          <h3>{view.name}</h3>
          <ClientWarnings view={view} />
        </div>
      ))}
      {!keychain && troubled.length === 0 && (
        <p className={styles.well}>
          <CircleCheck size={16} aria-hidden="true" />
          {t('activity.all-well')}
        </p>
      )}
    </section>
  );
}
