import { lookOf } from '../../shared/finding-look.ts';
import { findingText } from '../../shared/finding-text.ts';
import type { Repair, TestView } from '../../shared/test-view.ts';
import type { ProviderView } from '../../shared/views.ts';
import { duration, resultLook } from '../clients/result.ts';
import { useIsTesting } from '../clients/use-is-testing.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { useApp, useLanguage, useT } from '../state/app-context.tsx';
import { LookIcon } from './look-icon.tsx';
import { RepairChoice } from './repair-choice.tsx';
import { SeenClients, SeenLevels } from './seen-levels.tsx';
import styles from './testing.module.css';

/** What the last test of a provider saw, what would mend it, and how to look deeper. */
export function TestDialog({ provider: id }: { readonly provider: string }) {
  const t = useT();
  const close = useApp((state) => state.closeOverlay);
  const open = useApp((state) => state.open);
  const one = useApp((state) => state.providers?.find(({ provider }) => provider.id === id));
  if (!one) return null;
  return (
    <Dialog
      title={t('testing.title', { name: one.provider.name })}
      look="dialog"
      onClose={close}
      footer={
        <>
          <Button onClick={() => open({ kind: 'requests', provider: id })}>{t('testing.requests')}</Button>
          <TestActs one={one} />
        </>
      }
    >
      {one.test && <Seen one={one} test={one.test} />}
      <p className={styles.cost}>{t('testing.cost')}</p>
    </Dialog>
  );
}

function TestActs({ one }: { readonly one: ProviderView }) {
  const t = useT();
  const isTesting = useIsTesting(one);
  const test = useApp((state) => state.test);
  const cancel = useApp((state) => state.cancelTest);
  const clients = useApp((state) => state.clients) ?? [];
  const screen = useApp((state) => state.screen);
  const { id } = one.provider;
  if (isTesting) return <Button onClick={() => void cancel(id)}>{t('clients.cancel-test')}</Button>;
  const client = clients.find((view) => view.client === screen && view.program !== undefined);
  return (
    <>
      {client && (
        <Button onClick={() => void test(id, { depth: 'client', client: client.client })}>
          {t('testing.ask-client', { client: client.name })}
        </Button>
      )}
      <Button onClick={() => void test(id, { depth: 'tools' })}>{t('testing.thorough')}</Button>
      <Button look="main" onClick={() => void test(id)}>
        {t('clients.test')}
      </Button>
    </>
  );
}

function Seen({ one, test }: { readonly one: ProviderView; readonly test: TestView }) {
  const t = useT();
  const language = useLanguage();
  const mend = useApp((state) => state.mend);
  const isTesting = useIsTesting(one);
  const look = resultLook(test);
  const { kind, model, detail, ms, repair } = test;
  const { name } = one.provider;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-busy={isTesting} aria-label={t('testing.levels')} tabIndex={0} className={styles.seen}>
      <p className={styles.verdict} role={look === 'bad' ? 'alert' : 'status'}>
        <LookIcon look={look} />
        <span>
          <strong>{isTesting ? t('clients.testing') : t(`findings.short.${kind}`)}</strong>
          {ms !== undefined && lookOf(kind) !== 'bad' && ` · ${duration(ms, language)}`}
        </span>
      </p>
      <p>{t.say(findingText(test, { name, host: one.host }))}</p>
      {detail !== undefined && <p className={styles.said}>{t.say(detail)}</p>}
      {repair && (
        <RepairChoice
          provider={one.provider}
          repair={repair}
          isBusy={isTesting}
          onMend={(chosen: Repair) => void mend(one.provider, chosen)}
        />
      )}
      {test.levels && <SeenLevels levels={test.levels} model={model} />}
      {test.clients && <SeenClients one={one} test={test} clients={test.clients} />}
    </section>
  );
}
