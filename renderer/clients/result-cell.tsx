import { Clock3, LoaderCircle, type LucideIcon } from 'lucide-react';
import type { FindingLook } from '../../shared/finding-look.ts';
import type { ProviderView } from '../../shared/views.ts';
import { Age } from '../controls/age.tsx';
import { lookIcons } from '../controls/look-icons.ts';
import { useApp, useLanguage, useT } from '../state/app-context.tsx';
import { resultLook, resultText } from './result.ts';
import styles from './result-cell.module.css';
import { useIsTesting } from './use-is-testing.ts';
import { useSeen } from './use-seen.ts';

/** In a row: what the last test saw, and how long ago. */
export function ResultCell({ one }: { readonly one: ProviderView }) {
  const t = useT();
  const isTesting = useIsTesting(one);
  if (!one.test && !isTesting)
    return (
      <span className={styles.quiet} title={t('clients.not-tested')}>
        <span aria-hidden="true">–</span>
        <span className="only-heard">{t('clients.not-tested')}</span>
      </span>
    );
  return (
    <span className={styles.cell}>
      <Result one={one} />
      {one.test && !isTesting && (
        <span className={styles.age}>
          <Age at={one.test.at} />
        </span>
      )}
    </span>
  );
}

/** What the last test saw, or that one runs or waits for its turn. */
export function Result({ one }: { readonly one: ProviderView }) {
  const t = useT();
  const language = useLanguage();
  const asked = useApp((state) => state.tests[one.provider.id]);
  const seen = useSeen(one);
  if (asked === 'waiting') return <Drawn icon={Clock3} look="quiet" text={t('clients.waiting')} />;
  if (asked === 'running' || one.isTesting)
    return <Drawn icon={LoaderCircle} look="busy" text={t('clients.testing')} />;
  if (!seen) return null;
  const look = resultLook(seen);
  return <Drawn icon={lookIcons[look]} look={look} text={resultText(seen, language, t)} />;
}

interface DrawnProps {
  readonly icon: LucideIcon;
  readonly look: FindingLook | 'busy';
  readonly text: string;
}

function Drawn({ icon: Icon, look, text }: DrawnProps) {
  return (
    <span className={`${styles.result} ${styles[look]}`} title={text}>
      <Icon size={14} aria-hidden="true" />
      <span className={styles.text}>{text}</span>
    </span>
  );
}
