import { clientIds } from '../../shared/client-id.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { ProblemNote } from '../problems/problem-note.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { CandidateGroup } from './candidate-group.tsx';
import { ExposedKeys } from './exposed-keys.tsx';
import styles from './first-run.module.css';
import { type Candidates, newOnes, useCandidates } from './use-candidates.ts';

/** What every live file holds, one by one, with what would be left out; and the keys that could move to safety. */
export function ImportDialog() {
  const t = useT();
  const closeOverlay = useApp((state) => state.closeOverlay);
  const candidates = useCandidates();
  const { found, problem, isImporting, importAll } = candidates;
  const count = newOnes(found ?? []).length;
  const footer =
    found !== null && count === 0 ? (
      <Button look="main" onClick={closeOverlay}>
        {t('first-run.done')}
      </Button>
    ) : (
      <>
        <Button onClick={closeOverlay}>{t('common.cancel')}</Button>
        <Button look="main" disabled={isImporting || count === 0} onClick={importAll}>
          {t('first-run.import', { count })}
        </Button>
      </>
    );
  return (
    <Dialog title={t('first-run.import-title')} look="dialog" onClose={closeOverlay} footer={footer}>
      <div className={styles.import}>
        {problem && <ProblemNote problem={problem} />}
        <Status candidates={candidates} />
        <ExposedKeys candidates={found ?? []} />
        {clientIds.map((client) => (
          <CandidateGroup key={client} client={client} found={found ?? []} />
        ))}
      </div>
    </Dialog>
  );
}

function Status({ candidates: { found, imported } }: { readonly candidates: Candidates }) {
  const t = useT();
  const text = () => {
    if (imported !== null) return t('first-run.imported', { count: imported });
    if (found === null) return t('first-run.reading');
    if (found.length === 0) return t('first-run.nothing');
    return newOnes(found).length > 0 ? t('first-run.stays') : t('first-run.all-known');
  };
  return (
    <p className={styles.quiet} role="status">
      {text()}
    </p>
  );
}
