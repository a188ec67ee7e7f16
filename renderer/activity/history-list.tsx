import { Undo2 } from 'lucide-react';
import type { HistoryView, ProviderView } from '../../shared/views.ts';
import { Age } from '../controls/age.tsx';
import { Button } from '../controls/button.tsx';
import { useApp, useLanguage, useT } from '../state/app-context.tsx';
import { actWords } from './act-words.ts';
import styles from './activity.module.css';
import { dayName, toDays, todayOf } from './days.ts';

interface HistoryListProps {
  readonly history: readonly HistoryView[];
  readonly providers: readonly ProviderView[] | null;
}

/** What was changed, newest first. Everything can be taken back, and its difference is shown before. */
export function HistoryList({ history, providers }: HistoryListProps) {
  const t = useT();
  const language = useLanguage();
  const previewUndo = useApp((state) => state.previewUndo);
  const hasMore = history.some(({ isUndone, kind }) => !isUndone && kind !== 'undo');
  return (
    <section className={styles.section} aria-labelledby="activity-history">
      <header className={styles.head}>
        <h2 id="activity-history">{t('activity.history')}</h2>
        <Button
          icon={<Undo2 size={16} aria-hidden="true" />}
          disabled={!hasMore}
          onClick={() => void previewUndo(t('activity.undo-last'))}
        >
          {t('activity.undo-last')}
        </Button>
      </header>
      {history.length === 0 && <p className={styles.quiet}>{t('activity.history-empty')}</p>}
      {toDays(history).map(({ date, entries }) => (
        <div key={date}>
          <h3 className={styles.day}>{dayName(date, todayOf(new Date()), language)}</h3>
          <ul className={styles.list}>
            {entries.map((entry) => (
              <HistoryRow key={entry.id} entry={entry} providers={providers} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

interface HistoryRowProps {
  readonly entry: HistoryView;
  readonly providers: readonly ProviderView[] | null;
}

function HistoryRow({ entry, providers }: HistoryRowProps) {
  const t = useT();
  const previewRestore = useApp((state) => state.previewRestore);
  const words = actWords(entry, providers, t);
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <p>
          <bdi>{words}</bdi>
          {entry.isUndone && <span className={styles.badge}>{t('activity.undone')}</span>}
        </p>
        <p className={styles.quiet}>
          <Age at={entry.at} />
          {entry.files.map((file) => (
            <code key={file}>{file}</code>
          ))}
        </p>
      </div>
      <Button
        look="quiet"
        aria-label={t('activity.restore-of', { act: words })}
        onClick={() => void previewRestore(t('activity.restore'), entry.id)}
      >
        {t('activity.restore')}
      </Button>
    </li>
  );
}
