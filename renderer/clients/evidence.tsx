import type { ClientView, ProviderView } from '../../shared/views.ts';
import { Age } from '../controls/age.tsx';
import { useT } from '../state/app-context.tsx';
import styles from './client-head.module.css';
import { KeyState } from './key-state.tsx';
import { Result } from './result-cell.tsx';

interface EvidenceProps {
  readonly view: ClientView | undefined;
  readonly current: ProviderView | undefined;
}

/** What the sentence rests on: the last test and its age, where the key is, which file. */
export function Evidence({ view, current }: EvidenceProps) {
  const t = useT();
  if (!view) return <p className={styles.evidence}>{t('clients.reading')}</p>;
  return (
    <p className={styles.evidence}>
      {current && (
        <span>
          <Result one={current} />
          {current.test && !current.isTesting && <Age at={current.test.at} />}
          {!current.test && !current.isTesting && t('clients.not-tested')}
        </span>
      )}
      <KeyEvidence view={view} current={current} />
      {view.isFound && (
        <span>
          <code className={styles.file}>{view.liveFile}</code>
        </span>
      )}
    </p>
  );
}

function KeyEvidence({ view, current }: { readonly view: ClientView; readonly current: ProviderView | undefined }) {
  const { delivery } = view.current;
  // A key that lies open in the live file outweighs where ours is.
  if (delivery === 'plain') return <KeyState state="plain" look="words" />;
  if (current) return <KeyState state={current.key} hint={current.keyHint} look="words" />;
  return null;
}
