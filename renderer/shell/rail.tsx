import { Activity, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { clientIds } from '../../shared/client-id.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { Problem } from '../../shared/problem.ts';
import { Brand } from '../controls/brand.tsx';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import type { Screen } from '../state/slices.ts';
import { ClientTab } from './client-tab.tsx';
import styles from './rail.module.css';

/** The clients with what each uses now, then the other screens. The state can be read without opening anything. */
export function Rail() {
  const t = useT();
  return (
    <header className={styles.rail}>
      <div className={styles.brand}>
        <Brand />
        <span>Switchyard</span>
      </div>
      <nav className={styles.screens} aria-label={t('common.screens')}>
        <ul className={styles.clients}>
          {clientIds.map((client) => (
            <li key={client}>
              <ClientTab client={client} />
            </li>
          ))}
        </ul>
        <ul className={styles.others}>
          <li>
            <ScreenTab screen="activity" name={t('common.activity')} icon={<Activity size={16} aria-hidden="true" />} />
          </li>
          <li>
            <ScreenTab screen="settings" name={t('common.settings')} icon={<Settings size={16} aria-hidden="true" />} />
          </li>
        </ul>
      </nav>
      <Troubles />
    </header>
  );
}

interface ScreenTabProps {
  readonly screen: Screen;
  readonly name: string;
  readonly icon: ReactNode;
}

function ScreenTab({ screen, name, icon }: ScreenTabProps) {
  const isHere = useApp((state) => state.screen === screen);
  const goTo = useApp((state) => state.goTo);
  return (
    <button
      type="button"
      className={styles.tab}
      aria-current={isHere ? 'page' : undefined}
      title={name}
      onClick={() => goTo(screen)}
    >
      {icon}
      <span className={styles.word}>{name}</span>
    </button>
  );
}

/** What is wrong with the whole window rather than with one client: no server, no keychain. */
function Troubles() {
  const lost = useApp((state) => state.lost);
  const keychain = useApp((state) => state.keychain);
  // Where no key lies in it nobody waits for it; the editor and the activity say it all the same.
  const isNeeded = useApp((state) => state.providers?.some(({ key }) => key === 'keychain') ?? false);
  const refresh = useApp((state) => state.refresh);
  return (
    <div className={styles.troubles}>
      {lost && <Trouble problem={lost} look="bad" onRetry={() => void refresh(['clients', 'providers', 'history'])} />}
      {keychain && isNeeded && !lost && (
        <Trouble problem={keychain} look="careful" onRetry={() => void refresh(['providers'])} />
      )}
    </div>
  );
}

interface TroubleProps {
  readonly problem: Problem;
  readonly look: 'bad' | 'careful';
  readonly onRetry: () => void;
}

function Trouble({ problem, look, onRetry }: TroubleProps) {
  const t = useT();
  const { cause, fix } = problemText(problem, t);
  return (
    <Notice
      look={look}
      role={look === 'bad' ? 'alert' : 'status'}
      acts={
        <Button look="plain" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      }
    >
      <strong>{cause}</strong> {fix}
    </Notice>
  );
}
