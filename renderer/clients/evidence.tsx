import type { ClientView, ProviderView } from '../../shared/views.ts';
import { Age } from '../controls/age.tsx';
import { Slots, slot } from '../controls/slots.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import styles from './client-head.module.css';
import { KeyState } from './key-state.tsx';
import { Result } from './result-cell.tsx';
import { WhyButton } from './test-button.tsx';
import { useIsTesting } from './use-is-testing.ts';

interface EvidenceProps {
  readonly view: ClientView | undefined;
  readonly current: ProviderView | undefined;
}

/** What the sentence rests on: the last test and its age, where the key is, which file. */
export function Evidence({ view, current }: EvidenceProps) {
  const t = useT();
  const isLost = useApp(({ lost }) => lost !== null);
  if (!view) return <p className={styles.evidence}>{t(isLost ? 'clients.unread' : 'clients.reading')}</p>;
  return (
    <p className={styles.evidence}>
      {current && (
        <span>
          <LastTest current={current} />
        </span>
      )}
      <KeyEvidence view={view} current={current} />
      {!current && view.isFound && <code>{view.liveFile}</code>}
    </p>
  );
}

function LastTest({ current }: { readonly current: ProviderView }) {
  const t = useT();
  const isTesting = useIsTesting(current);
  if (isTesting) return <Result one={current} />;
  if (!current.test) return t('clients.not-tested');
  const { at } = current.test;
  const parts = [<Result key="result" one={current} />, <Age key="age" at={at} />];
  return (
    <span>
      <Slots text={t('clients.tested', { result: slot(0), age: slot(1) })} parts={parts} />
      <WhyButton one={current} />
    </span>
  );
}

function KeyEvidence({ view, current }: { readonly view: ClientView; readonly current: ProviderView | undefined }) {
  const { delivery } = view.current;
  // A key that lies open in the live file outweighs where ours is.
  if (delivery === 'plain') return <KeyState state="plain" look="words" />;
  if (current) return <KeyState state={current.key} hint={current.keyHint} look="words" />;
  return null;
}
