import { Button } from '../controls/button.tsx';
import { useClock } from '../controls/clock.ts';
import { timeOfDay } from '../controls/formats.ts';
import { useApp, useLanguage, useT } from '../state/app-context.tsx';
import styles from './activity.module.css';

/** The providers that were just deleted, by whatever face, as long as they can be put back. */
export function RemovalList() {
  const t = useT();
  const language = useLanguage();
  const now = useClock();
  const removals = useApp((state) => state.removals);
  const putBack = useApp((state) => state.putBack);
  const open = (removals ?? []).filter(({ until }) => Date.parse(until) > now);
  if (open.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="activity-deleted">
      <h2 id="activity-deleted">{t('activity.deleted')}</h2>
      <ul className={styles.list}>
        {open.map(({ removal, name, until }) => (
          <li key={removal} className={styles.row}>
            <div className={styles.text}>
              <p>
                <bdi>{name}</bdi>
              </p>
              <p className={styles.quiet}>
                <time dateTime={until}>
                  {t('activity.until', { time: timeOfDay(language).format(new Date(until)) })}
                </time>
              </p>
            </div>
            <Button aria-label={t('activity.put-back-of', { provider: name })} onClick={() => void putBack(removal)}>
              {t('activity.put-back')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
