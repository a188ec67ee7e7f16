import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';
import { focusField } from '../fields/editor-field.tsx';
import { type Issue, issueText } from './issues.ts';

/** What stands in the way of saving, as a list that leads to each field. */
export function IssueSummary({ issues }: { readonly issues: readonly Issue[] }) {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  const isEmpty = issues.length === 0;
  useEffect(() => {
    if (!isEmpty) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isEmpty]);
  if (isEmpty) return null;
  return (
    <div ref={place} role="alert" className={styles.summary}>
      <CircleAlert size={16} aria-hidden="true" />
      <div>
        <strong>{t('editor.issues', { count: issues.length })}</strong>
        <ul>
          {issues.map((issue) => (
            <li key={issue.field}>
              <button type="button" onClick={() => focusField(issue.field)}>
                {t(`editor.field-${issue.field}`)}
              </button>{' '}
              {issueText(issue, t)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
