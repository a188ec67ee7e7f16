import { clientFacts, clientNames } from '../../shared/client-id.ts';
import { lookOf } from '../../shared/finding-look.ts';
import { findingText } from '../../shared/finding-text.ts';
import type { ClientTestView, LevelView, TestView } from '../../shared/test-view.ts';
import type { ProviderView } from '../../shared/views.ts';
import { duration } from '../clients/result.ts';
import { useLanguage, useT } from '../state/app-context.tsx';
import { LookIcon } from './look-icon.tsx';
import styles from './testing.module.css';

/** Each level with its look, its time and what was seen. */
export function SeenLevels({
  levels,
  model,
}: {
  readonly levels: readonly LevelView[];
  readonly model?: string | undefined;
}) {
  const t = useT();
  const language = useLanguage();
  return (
    <ul className={styles.levels} aria-label={t('testing.levels')}>
      {levels.map(({ level, look, ms, detail }) => (
        <li key={level}>
          <LookIcon look={look} />
          <span className={styles.level}>{t(`levels.${level}`)}</span>
          <span className={styles.time}>{ms !== undefined && duration(ms, language)}</span>
          <span className={styles.quiet}>
            {level === 'model' && model !== undefined && <code>{model} </code>}
            {detail !== undefined && t.say(detail)}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface SeenClientsProps {
  readonly one: ProviderView;
  readonly test: TestView;
  readonly clients: readonly ClientTestView[];
}

/** What each client of this machine would get. */
export function SeenClients({ one, test, clients }: SeenClientsProps) {
  return clients.map((client) => <SeenClient key={client.client} one={one} test={test} seen={client} />);
}

function SeenClient({
  one,
  test,
  seen,
}: {
  readonly one: ProviderView;
  readonly test: TestView;
  readonly seen: ClientTestView;
}) {
  const t = useT();
  const { kind, wire, status, detail, levels } = seen;
  const client = clientNames[seen.client];
  const { name } = one.provider;
  if (kind === 'unfit')
    return (
      <p className={styles.client}>
        <LookIcon look="quiet" />
        {t('findings.unfit', { client, needed: clientFacts[seen.client].wires.join(', '), name })}
      </p>
    );
  return (
    <div className={styles.part}>
      <p className={styles.client}>
        <LookIcon look={lookOf(kind)} />
        <strong>{client}</strong>
        <span>{t(`findings.short.${kind}`)}</span>
        {wire !== undefined && <span className={styles.quiet}>{t(`editor.wire-${wire}`)}</span>}
      </p>
      {kind !== 'good' && kind !== test.kind && (
        <p>{t.say(findingText({ kind, status, model: test.model }, { name, host: one.host }))}</p>
      )}
      {detail !== undefined && kind !== test.kind && !levels.some((level) => level.detail !== undefined) && (
        <p className={styles.said}>{t.say(detail)}</p>
      )}
      <SeenLevels levels={levels} />
    </div>
  );
}
