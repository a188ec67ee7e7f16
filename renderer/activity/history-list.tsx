import { Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { HistoryView, ProviderView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { useApp, useLanguage, useStoreApi, useT } from '../state/app-context.tsx';
import { actWords } from './act-words.ts';
import styles from './activity.module.css';
import { dayName, toDays, todayOf } from './days.ts';
import { HistoryRow } from './history-row.tsx';

interface HistoryListProps {
  readonly history: readonly HistoryView[];
  readonly providers: readonly ProviderView[] | null;
}

/** What was changed, newest first. Everything can be taken back, and its difference is shown before. */
export function HistoryList({ history, providers }: HistoryListProps) {
  const t = useT();
  const language = useLanguage();
  const previewUndo = useApp((state) => state.previewUndo);
  const last = history.find(({ can }) => can === 'undo')?.id;
  const days = useMemo(() => toDays(history), [history]);
  return (
    <section className={styles.section} aria-labelledby="activity-history">
      <header className={styles.head}>
        <h2 id="activity-history">{t('activity.history')}</h2>
        <Button
          icon={<Undo2 size={16} aria-hidden="true" />}
          disabled={last === undefined}
          onClick={() => last !== undefined && void previewUndo(t('activity.undo-last'), last)}
        >
          {t('activity.undo-last')}
        </Button>
      </header>
      {history.length === 0 && <p className={styles.quiet}>{t('activity.history-empty')}</p>}
      {days.map(({ date, entries }) => (
        <div key={date}>
          <h3 className={styles.day}>{dayName(date, todayOf(new Date()), language)}</h3>
          <ul className={styles.list}>
            {entries.map((entry) => (
              <HistoryRow key={entry.id} entry={entry} words={actWords(entry, providers, t)} />
            ))}
          </ul>
        </div>
      ))}
      <Older />
    </section>
  );
}

function Older() {
  const t = useT();
  const hasOlder = useApp((state) => state.hasOlder);
  const readOlder = useApp((state) => state.readOlder);
  const store = useStoreApi();
  const [isReading, setReading] = useState(false);
  if (!hasOlder) return null;
  return (
    <Button
      className={styles.older}
      // Stays in the order of the keyboard while it reads: who pressed it may press it again.
      aria-disabled={isReading}
      onClick={async ({ currentTarget }) => {
        if (isReading) return;
        const list = currentTarget.closest('section');
        setReading(true);
        await readOlder();
        setReading(false);
        // The button goes with the last page: the keyboard goes on at the last entry.
        if (!store.getState().hasOlder) [...(list?.querySelectorAll<HTMLElement>('li button') ?? [])].at(-1)?.focus();
      }}
    >
      {t('activity.older')}
    </Button>
  );
}
