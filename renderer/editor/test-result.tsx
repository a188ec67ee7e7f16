import { findingText } from '../../shared/finding-text.ts';
import { carrierText } from '../../shared/key-carrier.ts';
import type { Translate } from '../../shared/messages/catalogue.ts';
import type { Repair, TestView } from '../../shared/test-view.ts';
import { duration, resultLook } from '../clients/result.ts';
import { Button } from '../controls/button.tsx';
import { lookIcons } from '../controls/look-icons.ts';
import { ProblemNote } from '../problems/problem-note.tsx';
import { useLanguage, useT } from '../state/app-context.tsx';
import styles from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import type { Form } from './form/form.ts';
import type { DraftTest } from './form/use-draft-test.ts';

/** The cause and the way out. */
function sentence(seen: TestView, { name, endpoints, wire }: Form, t: Translate): string {
  const host = hostOf(endpoints[wire] ?? '');
  return t.say(findingText(seen, { name: name.trim() || host, host }));
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** What a test of the fields saw, and what would mend it. */
export function TestResult({ test }: { readonly test: DraftTest }) {
  const t = useT();
  const language = useLanguage();
  const { state } = useEditor();
  const { seen, problem } = test;
  if (problem)
    return (
      <div className={styles.said}>
        <ProblemNote problem={problem} />
      </div>
    );
  if (!seen) return null;
  const look = resultLook(seen);
  const Icon = lookIcons[look];
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
        {seen.detail !== undefined && <p className={styles.detail}>{t.say(seen.detail)}</p>}
        {repair && <RepairButtons repair={repair} />}
      </div>
    </div>
  );
}

/** Without one the key goes where the API format has it. */
function carrierOf({ keyIn }: Extract<Repair, { kind: 'key-in' }>): string {
  return keyIn ? carrierText(keyIn) : 'Authorization';
}

/** One click puts into the fields what the test found. */
function RepairButtons({ repair }: { readonly repair: Repair }) {
  const t = useT();
  const { dispatch } = useEditor();
  const mend = (one: Repair) => dispatch({ kind: 'repair', repair: one });
  if (repair.kind === 'base-url')
    return <Button onClick={() => mend(repair)}>{t('editor.repair-address', { address: repair.baseUrl })}</Button>;
  if (repair.kind === 'wire') {
    const values = { format: t(`editor.wire-${repair.wire}`), address: repair.baseUrl };
    return <Button onClick={() => mend(repair)}>{t('editor.repair-wire', values)}</Button>;
  }
  if (repair.kind === 'key-in')
    return <Button onClick={() => mend(repair)}>{t('editor.repair-key-in', { carrier: carrierOf(repair) })}</Button>;
  if (repair.kind === 'header')
    return (
      <Button onClick={() => mend(repair)}>
        {t('editor.repair-header', { name: repair.name, value: repair.value })}
      </Button>
    );
  return repair.models.map((model) => (
    <Button key={model} onClick={() => mend({ kind: 'model', models: [model] })}>
      {t('editor.repair-model', { model })}
    </Button>
  ));
}
