import { CircleAlert, CircleCheck, Minus, TriangleAlert } from 'lucide-react';
import type { Translate } from '../../shared/messages/catalogue.ts';
import type { TestView } from '../../shared/views.ts';
import { duration, resultLook } from '../clients/result.ts';
import { Button } from '../controls/button.tsx';
import { ProblemNote } from '../problems/problem-note.tsx';
import { useLanguage, useT } from '../state/app-context.tsx';
import styles from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import type { Form } from './form/form.ts';
import type { DraftTest } from './form/use-draft-test.ts';

const icons = { good: CircleCheck, careful: TriangleAlert, bad: CircleAlert, quiet: Minus };

/** The cause and the way out. */
function sentence({ kind, status }: TestView, { name, endpoints, wire }: Form, t: Translate): string {
  const host = hostOf(endpoints[wire] ?? '');
  return t(`findings.long.${kind}`, { name: name.trim() || host, host, status: status ?? '–' });
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** What a test of the fields saw, and what would mend it. */
export function TestResult({ test }: { readonly test: DraftTest }) {
  const t = useT();
  const language = useLanguage();
  const { state, dispatch } = useEditor();
  const { seen, problem } = test;
  if (problem)
    return (
      <div className={styles.said}>
        <ProblemNote problem={problem} />
      </div>
    );
  if (!seen) return null;
  const look = resultLook(seen);
  const Icon = icons[look];
  const { repair } = seen;
  return (
    <div className={styles.seen} role={look === 'bad' ? 'alert' : 'status'} data-look={look}>
      <Icon size={16} aria-hidden="true" />
      <div>
        <p>
          <strong>{t(`findings.short.${seen.kind}`)}</strong>
          {seen.ms !== undefined && look !== 'bad' && ` · ${duration(seen.ms, language)}`}
        </p>
        {look !== 'good' && <p>{sentence(seen, state.form, t)}</p>}
        {seen.detail !== undefined && look === 'bad' && <p className={styles.detail}>{t.say(seen.detail)}</p>}
        {repair && (
          <Button onClick={() => dispatch({ kind: 'address', wire: state.form.wire, text: repair.baseUrl })}>
            {t('editor.repair-address', { address: repair.baseUrl })}
          </Button>
        )}
      </div>
    </div>
  );
}
