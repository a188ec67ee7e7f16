import { Ban } from 'lucide-react';
import { type ClientId, clientNames } from '../../shared/client-id.ts';
import { useT } from '../state/app-context.tsx';
import type { Entry } from './entries.ts';
import type { Fit } from './fit.ts';
import { KeyState } from './key-state.tsx';
import { isWithoutKey } from './provider-filter.ts';
import styles from './provider-row.module.css';
import { ResultCell } from './result-cell.tsx';
import { useIsTesting } from './use-is-testing.ts';

interface ProviderCellsProps {
  readonly id: string;
  readonly entry: Extract<Entry, { kind: 'provider' }>;
  readonly client: ClientId;
  readonly fit: Fit | undefined;
}

/** Host, model, wire, where the key is, and what the last test saw, or why this client can't use it. */
export function ProviderCells({ id, entry: { one, provider }, client, fit }: ProviderCellsProps) {
  const t = useT();
  const isTesting = useIsTesting(one);
  const model = provider.model ?? provider.models[0]?.id;
  return (
    <>
      <bdi id={`${id}-host`} className={styles.host} title={one.host}>
        {one.host}
      </bdi>
      <bdi id={`${id}-model`} className={styles.model} title={model}>
        {model ?? t('clients.no-model')}
      </bdi>
      <span id={`${id}-wire`} className={styles.wire}>
        {fit?.kind === 'fits' ? fit.wire : provider.wire}
      </span>
      <span id={`${id}-key`} className={styles.key}>
        <KeyState state={one.key} hint={one.keyHint} look="cell" />
      </span>
      <span id={`${id}-result`} className={styles.result}>
        {isTesting ? (
          <ResultCell one={one} />
        ) : fit?.kind === 'wire' ? (
          <NoFit name={provider.name} client={client} fit={fit} />
        ) : isWithoutKey(one) && !one.test ? (
          <>
            <span className={styles.narrow}>
              <KeyState state={one.key} look="words" />
            </span>
            <span className={styles.wide} aria-hidden="true">
              –
            </span>
          </>
        ) : (
          <ResultCell one={one} />
        )}
      </span>
    </>
  );
}

interface NoFitProps {
  readonly name: string;
  readonly client: ClientId;
  readonly fit: Extract<Fit, { kind: 'wire' }>;
}

function NoFit({ name, client, fit }: NoFitProps) {
  const t = useT();
  const reason = t('clients.speaks', {
    name,
    client: clientNames[client],
    wires: fit.speaks.join(', '),
    needed: fit.needs.join(', '),
  });
  return (
    <span className={styles.reason} title={reason}>
      <Ban size={14} aria-hidden="true" />
      <span className={styles.short} aria-hidden="true">
        {t('clients.not-usable')}
      </span>
      <span className="only-heard">{reason}</span>
    </span>
  );
}
