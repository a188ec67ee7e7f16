import { useApp, useT } from '../state/app-context.tsx';
import styles from './activity.module.css';
import { HistoryList } from './history-list.tsx';
import { RemovalList } from './removal-list.tsx';
import { StatusSection } from './status-section.tsx';
import { TestList } from './test-list.tsx';

/** What is wrong now, what was done and how to take it back, what the providers answered. */
export function ActivityScreen() {
  const t = useT();
  const clients = useApp((state) => state.clients);
  const history = useApp((state) => state.history);
  const providers = useApp((state) => state.providers);
  return (
    <div className={styles.screen}>
      <h1>{t('activity.title')}</h1>
      {clients && <StatusSection clients={clients} />}
      <RemovalList />
      {history && <HistoryList history={history} providers={providers} />}
      {providers && <TestList providers={providers} />}
    </div>
  );
}
