import { Activity, Settings } from 'lucide-react';
import { clientIds, clientNames } from '../../shared/client-id.ts';
import { useApp, useT } from '../state/app-context.tsx';
import styles from './rail.module.css';

/** The clients with what each uses now, then the other rooms. The state can be read without opening anything. */
export function Rail() {
  const t = useT();
  const room = useApp((state) => state.room);
  const goTo = useApp((state) => state.goTo);
  return (
    <nav className={styles.rail} aria-label={t('common.rooms')}>
      {clientIds.map((client) => (
        <button key={client} type="button" aria-current={room === client && 'page'} onClick={() => goTo(client)}>
          {clientNames[client]}
        </button>
      ))}
      <button type="button" aria-current={room === 'activity' && 'page'} onClick={() => goTo('activity')}>
        <Activity size={16} aria-hidden="true" />
        {t('common.activity')}
      </button>
      <button type="button" aria-current={room === 'settings' && 'page'} onClick={() => goTo('settings')}>
        <Settings size={16} aria-hidden="true" />
        {t('common.settings')}
      </button>
    </nav>
  );
}
