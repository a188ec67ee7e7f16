import { Button } from '../controls/button.tsx';
import { Mark } from '../controls/mark.tsx';
import { ProblemNote } from '../problems/problem-note.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import styles from './first-run.module.css';
import { KeyWord } from './key-word.tsx';
import { newOnes, useCandidates } from './use-candidates.ts';

/** What the clients' files hold already, ready to be taken over with one click. */
export function FoundProviders() {
  const t = useT();
  const open = useApp((state) => state.open);
  // What is left to do with a key in plain text is offered there.
  const { found, problem, isImporting, importAll } = useCandidates((imported) => {
    if (imported.some(({ provider, transfer }) => provider && transfer !== undefined)) open({ kind: 'import' });
  });
  if (problem) return <ProblemNote problem={problem} />;
  const some = newOnes(found ?? []);
  if (some.length === 0) return null;
  return (
    <section aria-labelledby="found-providers">
      <div className={styles.bar}>
        <h3 id="found-providers" className={styles.head}>
          {t('first-run.found', { count: some.length })}
        </h3>
        <Button onClick={() => open({ kind: 'import' })}>{t('first-run.details')}</Button>
        <Button look="main" disabled={isImporting} onClick={importAll}>
          {t('first-run.import-all')}
        </Button>
      </div>
      <ul className={styles.list}>
        {some.map(({ client, foreignId, provider, key }) => (
          <li key={`${client} ${foreignId}`} className={styles.candidate}>
            <Mark id={provider?.id ?? foreignId} name={provider?.name ?? foreignId} />
            <span className={styles.name}>{provider?.name ?? foreignId}</span>
            <span className={styles.quiet}>
              <KeyWord place={key} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
