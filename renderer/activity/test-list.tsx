import type { ProviderView } from '../../shared/views.ts';
import { resultText } from '../clients/result.ts';
import { Age } from '../controls/age.tsx';
import { Button } from '../controls/button.tsx';
import { useApp, useLanguage, useT } from '../state/app-context.tsx';
import styles from './activity.module.css';

/** What the providers answered, newest first. */
export function TestList({ providers }: { readonly providers: readonly ProviderView[] }) {
  const t = useT();
  const language = useLanguage();
  const test = useApp((state) => state.test);
  const tested = providers.flatMap((one) => (one.test ? [{ ...one, test: one.test }] : []));
  const sorted = tested.toSorted((a, b) => b.test.at.localeCompare(a.test.at));
  return (
    <section className={styles.section} aria-labelledby="activity-tests">
      <h2 id="activity-tests">{t('activity.tests')}</h2>
      {sorted.length === 0 && <p className={styles.quiet}>{t('activity.tests-empty')}</p>}
      <ul className={styles.list}>
        {sorted.map(({ provider, test: last, isTesting }) => (
          <li key={provider.id} className={styles.row}>
            <div className={styles.text}>
              <p>
                <bdi>{provider.name}</bdi> · {resultText(last, language, t)}
              </p>
              <p className={styles.quiet}>
                <Age at={last.at} />
                {last.detail !== undefined && <bdi>{t.say(last.detail)}</bdi>}
              </p>
            </div>
            <Button
              look="quiet"
              disabled={isTesting}
              aria-label={t('activity.test-again-of', { provider: provider.name })}
              onClick={() => void test(provider.id)}
            >
              {t('activity.test-again')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
