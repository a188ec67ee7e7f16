import { problemText } from '../../shared/messages/problem-text.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import { Button } from '../controls/button.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import type { Toast } from '../state/slices.ts';
import styles from './toasts.module.css';

interface ProblemToastProps {
  readonly toast: Extract<Toast, { kind: 'problem' }>;
  readonly onDone: () => void;
}

const mendedInEditor: ReadonlySet<ProblemCode> = new Set([
  'model-missing',
  'wire-unsupported',
  'key-variable-missing',
  'provider-not-storable',
  'opencode.placeholder',
  'opencode.query-refused',
  'opencode.query-refused-by-both',
]);
const mendedByKey: ReadonlySet<ProblemCode> = new Set([
  'key-missing',
  'key-not-entered',
  'key-not-moved',
  'key-origin-changed',
]);
const mendedInFile: ReadonlySet<ProblemCode> = new Set([
  'file-broken',
  'file-not-utf8',
  'file-too-much',
  'json5-rare',
  'edit-refused',
  'openclaw.several-files',
]);
const mendedByWaiting: ReadonlySet<ProblemCode> = new Set([
  'keychain-locked',
  'keychain-timeout',
  'keychain-not-asked',
  'keychain-failed',
  'locked-by-program',
  'locked-by-process',
  'locked-elsewhere',
  'file-vanished',
  'openclaw.include-missing',
  'disk-full',
  'file-read-only',
  'file-of-other-user',
  'file-not-replaceable',
]);

/** The cause, the way out, and that way as a button where it is one click. */
export function ProblemToast({ toast, onDone }: ProblemToastProps) {
  const t = useT();
  const { cause, fix, detail } = problemText(toast.problem, t);
  return (
    <>
      <p>
        <strong>{cause}</strong> {fix}
      </p>
      <WayOut toast={toast} onDone={onDone} />
      {detail !== undefined && (
        <details className={styles.details}>
          <summary>{t('common.details')}</summary>
          <p>{detail}</p>
        </details>
      )}
    </>
  );
}

function WayOut({ toast: { problem, wish, provider, receipt }, onDone }: ProblemToastProps) {
  const t = useT();
  const open = useApp((state) => state.open);
  const use = useApp((state) => state.use);
  const openFile = useApp((state) => state.openFile);
  const previewRestore = useApp((state) => state.previewRestore);
  const canOpenFiles = useApp((state) => state.about?.canOpenFiles ?? false);
  const way = (name: string, act: () => void) => (
    <Button
      onClick={() => {
        onDone();
        act();
      }}
    >
      {name}
    </Button>
  );
  const edit = () => provider !== undefined && open({ kind: 'editor', provider });
  if (provider !== undefined && mendedByKey.has(problem.code)) return way(t('clients.enter-key'), edit);
  if (provider !== undefined && mendedInEditor.has(problem.code)) return way(t('clients.edit'), edit);
  if (receipt !== undefined && problem.code === 'act-followed')
    return way(t('activity.restore'), () => void previewRestore('', receipt));
  if (wish && canOpenFiles && mendedInFile.has(problem.code))
    return way(t('clients.open-file'), () => void openFile(wish.client));
  if (wish && mendedByWaiting.has(problem.code)) return way(t('common.retry'), () => void use(wish));
  return null;
}
