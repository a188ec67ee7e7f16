import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { keyPlaceholder, type LoggedExchange, type LoggedTest, type LoggedTestView } from '../../shared/request-log.ts';
import { answerLine, toCurl } from '../../shared/request-report.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { exactTime } from '../controls/formats.ts';
import { useApi, useApp, useLanguage, useT } from '../state/app-context.tsx';
import { useCopy } from '../state/use-copy.ts';
import styles from './testing.module.css';

/** What the last tests of a provider asked and were answered: to copy, or to save for a bug report. */
export function RequestDialog({ provider: id }: { readonly provider: string }) {
  const t = useT();
  const language = useLanguage();
  const close = useApp((state) => state.closeOverlay);
  const name = useApp((state) => state.providers?.find(({ provider }) => provider.id === id)?.provider.name);
  const { tests, shown, choose } = useLog(id);
  return (
    <Dialog
      title={t('testing.title', { name: name ?? id })}
      look="sheet"
      onClose={close}
      footer={shown && <SaveButton test={shown} />}
    >
      <p className={styles.quiet}>{t('testing.asked', { placeholder: keyPlaceholder })}</p>
      {tests?.length === 0 && <p>{t('request-log.none')}</p>}
      {shown && tests && (
        <label className={styles.which}>
          {t('testing.which')}
          <select value={shown.id} onChange={(event) => choose(event.target.value)}>
            {tests.map((one) => (
              <option key={one.id} value={one.id}>
                {`${exactTime(language).format(new Date(one.at))} · ${t(`findings.short.${one.kind}`)}`}
              </option>
            ))}
          </select>
        </label>
      )}
      {shown?.exchanges.map((exchange, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was asked is never reordered
        <Asked key={index} exchange={exchange} />
      ))}
    </Dialog>
  );
}

function useLog(provider: string) {
  const api = useApi();
  const say = useApp((state) => state.say);
  const [tests, setTests] = useState<readonly LoggedTestView[]>();
  const [shown, setShown] = useState<LoggedTest>();
  const choose = async (id: string) => {
    const reply = await api['requests.read']({ id });
    if (reply.ok) setShown(reply.value);
    else say({ kind: 'problem', problem: reply.problem });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each provider; what is newer is there when it opens again
  useEffect(() => {
    let isHere = true;
    void api['requests.list']({ provider }).then(async (reply) => {
      if (!isHere) return;
      if (!reply.ok) return say({ kind: 'problem', problem: reply.problem });
      setTests(reply.value);
      const [newest] = reply.value;
      if (newest) await choose(newest.id);
    });
    return () => {
      isHere = false;
    };
  }, [provider]);
  return { tests, shown, choose: (id: string) => void choose(id) };
}

function SaveButton({ test }: { readonly test: LoggedTest }) {
  const t = useT();
  const api = useApi();
  const say = useApp((state) => state.say);
  const [file, setFile] = useState<string>();
  const save = async () => {
    const reply = await api['requests.save']({ id: test.id });
    if (reply.ok) setFile(reply.value.file);
    else say({ kind: 'problem', problem: reply.problem });
  };
  return (
    <>
      <span role="status" className={styles.saved}>
        {file !== undefined && t('request-log.saved', { file })}
      </span>
      <Button onClick={() => void save()}>{t('testing.save')}</Button>
    </>
  );
}

function Asked({ exchange }: { readonly exchange: LoggedExchange }) {
  const t = useT();
  const copy = useCopy();
  const { method, url, body, said } = exchange;
  return (
    <article className={styles.exchange}>
      <p className={styles.question}>
        <code>{`${method} ${url}`}</code>
        <Button icon={<Copy size={16} aria-hidden="true" />} onClick={() => copy(toCurl(exchange))}>
          {t('testing.copy-curl')}
        </Button>
      </p>
      {body !== undefined && <code className={styles.body}>{body}</code>}
      <p>{answerLine(exchange)}</p>
      {said !== '' && <code className={styles.body}>{said}</code>}
    </article>
  );
}
