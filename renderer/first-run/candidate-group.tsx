import { CircleAlert } from 'lucide-react';
import { type ClientId, clientNames } from '../../shared/client-id.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { CandidateView } from '../../shared/views.ts';
import { Mark } from '../controls/mark.tsx';
import { useT } from '../state/app-context.tsx';
import styles from './first-run.module.css';
import { KeyWord } from './key-word.tsx';

interface CandidateGroupProps {
  readonly client: ClientId;
  readonly found: readonly CandidateView[];
}

/** The providers of one client's files. */
export function CandidateGroup({ client, found }: CandidateGroupProps) {
  const mine = found.filter((one) => one.client === client);
  if (mine.length === 0) return null;
  const id = `found-${client}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.head}>
        {clientNames[client]}
      </h3>
      <ul className={styles.list}>
        {mine.map((one) => (
          <Candidate key={one.foreignId} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Candidate({ one }: { readonly one: CandidateView }) {
  const t = useT();
  const { provider, foreignId, key, remarks, problem } = one;
  const words = [
    one.isCurrent && t('first-run.current'),
    one.isKnown && t('first-run.known'),
    provider?.endpoints[provider.wire],
    provider?.model,
  ].filter(Boolean);
  const said = problem && problemText(problem, t);
  return (
    <li className={styles.whole}>
      <Mark id={provider?.id ?? foreignId} name={provider?.name ?? foreignId} />
      <div>
        <p>
          <strong>{provider?.name ?? foreignId}</strong>
        </p>
        {words.length > 0 && <p className={styles.quiet}>{words.join(' · ')}</p>}
        {!problem && (
          <p className={styles.quiet}>
            <KeyWord place={key} />
          </p>
        )}
        {remarks.length > 0 && (
          <details className={styles.quiet}>
            <summary>{t('first-run.remarks', { count: remarks.length })}</summary>
            <ul className={styles.remarks}>
              {remarks.map((remark) => (
                <li key={t.say(remark)}>{t.say(remark)}</li>
              ))}
            </ul>
          </details>
        )}
        {said && (
          <p className={styles.bad}>
            <CircleAlert size={14} aria-hidden="true" />
            <span>
              {t('first-run.left-out')} {said.cause} {said.fix}
            </span>
          </p>
        )}
      </div>
    </li>
  );
}
