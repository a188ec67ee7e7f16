import { CircleCheck } from 'lucide-react';
import { clientNames } from '../../shared/client-id.ts';
import type { ClientView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { ProblemNote } from '../problems/problem-note.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import styles from './activity.module.css';
import { Finding } from './finding.tsx';

function isWell(client: ClientView): boolean {
  return (
    client.shadows.length + client.legacy.length + client.plainKeys.length === 0 &&
    client.problem === undefined &&
    client.drift.kind !== 'ours'
  );
}

/** Everything that stands between the choices and what the clients do, each with its way out. */
export function StatusSection({ clients }: { readonly clients: readonly ClientView[] }) {
  const t = useT();
  const keychain = useApp((state) => state.keychain);
  const refresh = useApp((state) => state.refresh);
  const found = clients.filter((client) => client.isFound && !isWell(client));
  return (
    <section className={styles.section} aria-labelledby="activity-status">
      <h2 id="activity-status">{t('activity.status')}</h2>
      {keychain && (
        <ProblemNote problem={keychain} look="careful">
          <Button onClick={() => void refresh(['providers'])}>{t('common.retry')}</Button>
        </ProblemNote>
      )}
      {found.map((client) => (
        <ClientFindings key={client.client} client={client} />
      ))}
      {!keychain && found.length === 0 && (
        <p className={styles.well}>
          <CircleCheck size={16} aria-hidden="true" />
          {t('activity.all-well')}
        </p>
      )}
    </section>
  );
}

function ClientFindings({ client }: { readonly client: ClientView }) {
  const t = useT();
  const previewRepairs = useApp((state) => state.previewRepairs);
  const previewKeyMoves = useApp((state) => state.previewKeyMoves);
  const name = clientNames[client.client];
  return (
    <div className={styles.findings}>
      <h3>{name}</h3>
      {client.problem && <ProblemNote problem={client.problem} />}
      {client.legacy.map(({ problem, isFatal, repair }) => (
        <ProblemNote key={problem.message} problem={problem} look={isFatal ? 'bad' : 'careful'}>
          {repair !== undefined && (
            <Button onClick={() => void previewRepairs(t('activity.repair-of', { client: name }), client.client)}>
              {t('activity.repair')}
            </Button>
          )}
        </ProblemNote>
      ))}
      {client.shadows.map((shadow) => (
        <Finding
          key={shadow.source + shadow.message}
          text={t(`activity.shadow-${shadow.kind}`, { source: shadow.source })}
          detail={`${shadow.message}\n${shadow.fix}`}
        />
      ))}
      {client.drift.kind === 'ours' && (
        <Finding text={t('activity.drift', { client: name })} detail={client.drift.keys.join('\n')} />
      )}
      {client.plainKeys.map(({ provider, file }) => (
        <Finding key={file + provider} text={t('activity.plain-key', { provider })} detail={file}>
          <Button onClick={() => void previewKeyMoves(t('activity.move-key'), client.client)}>
            {t('activity.move-key')}
          </Button>
        </Finding>
      ))}
    </div>
  );
}
