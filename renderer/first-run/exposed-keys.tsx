import { TriangleAlert } from 'lucide-react';
import { type ClientId, clientIds, clientNames } from '../../shared/client-id.ts';
import type { CandidateView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import styles from './first-run.module.css';

/** The keys that can come to the keychain: those of providers that are in the list. */
export function countExposed(candidates: readonly CandidateView[], client: ClientId): number {
  return candidates.filter((one) => one.client === client && one.isKnown && one.transfer !== undefined).length;
}

/** The offer to take keys out of plain text; each client's difference is shown before anything is written. */
export function ExposedKeys({ candidates }: { readonly candidates: readonly CandidateView[] }) {
  const t = useT();
  const exposed = clientIds.filter((client) => countExposed(candidates, client) > 0);
  if (exposed.length === 0) return null;
  return (
    <section aria-label={t('first-run.exposed-title')} className={styles.offer}>
      <p>{t('first-run.plain-keys')}</p>
      {exposed.map((client) => (
        <Exposed key={client} client={client} count={countExposed(candidates, client)} />
      ))}
    </section>
  );
}

function Exposed({ client, count }: { readonly client: ClientId; readonly count: number }) {
  const t = useT();
  const previewKeyMoves = useApp((state) => state.previewKeyMoves);
  const name = clientNames[client];
  const title = t('first-run.move-title', { client: name });
  return (
    <div className={styles.exposed}>
      <TriangleAlert size={16} aria-hidden="true" />
      <span>{t('first-run.exposed', { count, client: name })}</span>
      <Button aria-label={title} onClick={() => void previewKeyMoves(title, client)}>
        {t('first-run.move')}
      </Button>
    </div>
  );
}
