import { CircleAlert } from 'lucide-react';
import { type ClientId, clientNames } from '../../../shared/client-id.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { SnippetView } from '../../../shared/views.ts';
import { useApp, useT } from '../../state/app-context.tsx';
import styles from './snippet-pane.module.css';

interface SnippetReasonProps {
  readonly problem: Problem;
  readonly client: ClientId;
  /** The fields are not complete, and that is all there is to it. */
  readonly isDraft: boolean;
}

/** Why there are no lines for a client: the fields wait for more, it can't speak this wire, or its file stands in the way. */
export function SnippetReason({ problem, client, isDraft }: SnippetReasonProps) {
  const t = useT();
  const wires = useApp((state) => state.clients?.find((one) => one.client === client)?.wires);
  if (problem.code === 'wire-unsupported')
    return (
      <p className={styles.waiting} role="status">
        {t('editor.wire-unsupported', { client: clientNames[client], wires: wires?.join(', ') ?? '–' })}
      </p>
    );
  if (isDraft) return <p className={styles.waiting}>{t('editor.lines-wait')}</p>;
  const { cause, fix } = problemText(problem, t);
  return (
    <p className={styles.waiting} role="status">
      {cause} {fix}
    </p>
  );
}

interface RefusalProps {
  readonly problem: Problem;
  readonly syntax: SnippetView['syntax'];
}

/** Why a text by hand can't be taken, and in which line. */
export function Refusal({ problem, syntax }: RefusalProps) {
  const t = useT();
  const line = problem.where?.line;
  const said = problemText(problem, t).cause;
  const cause = problem.code === 'snippet-broken' ? t('editor.lines-broken', { syntax: syntax.toUpperCase() }) : said;
  return (
    <span className={styles.refused} title={said}>
      <CircleAlert size={14} aria-hidden="true" />
      {line === undefined ? cause : t('editor.line-refused', { line, reason: cause })}
    </span>
  );
}
