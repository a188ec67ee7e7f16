import { Ban, Ellipsis, LoaderCircle } from 'lucide-react';
import { memo, useId } from 'react';
import { type ClientId, clientNames } from '../../shared/client-id.ts';
import { IconButton } from '../controls/button.tsx';
import { Mark } from '../controls/mark.tsx';
import { useT } from '../state/app-context.tsx';
import type { Entry } from './entries.ts';
import type { Fit } from './fit.ts';
import { KeyState } from './key-state.tsx';
import { isWithoutKey } from './provider-filter.ts';
import styles from './provider-row.module.css';
import { ResultCell } from './result-cell.tsx';
import { RowTestButton } from './test-button.tsx';
import { useIsTesting } from './use-is-testing.ts';
import type { RowActs } from './use-row-acts.ts';

interface ProviderRowProps {
  readonly entry: Entry;
  readonly client: ClientId;
  readonly fit: Fit | undefined;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly place: number;
  readonly count: number;
  readonly isCurrent: boolean;
  /** The one row that Tab leads to. */
  readonly isActive: boolean;
  readonly isSwitching: boolean;
  readonly isMenuOpen: boolean;
  readonly acts: RowActs;
}

/** One provider on one line. The whole row is one button that switches; its test and its menu lie above it. */
export const ProviderRow = memo(function ProviderRow(props: ProviderRowProps) {
  const { entry, client, fit, top, place, count, isCurrent, isActive, isSwitching, isMenuOpen, acts } = props;
  const t = useT();
  const id = useId();
  const name = entry.kind === 'official' ? t('clients.official') : entry.provider.name;
  const isUnusable = fit !== undefined && fit.kind !== 'fits';
  const tabIndex = isActive ? 0 : -1;
  return (
    <li
      className={`${styles.row} ${isCurrent ? styles.current : ''} ${isUnusable ? styles.unusable : ''}`}
      style={{ top }}
      data-id={entry.id}
      aria-posinset={place}
      aria-setsize={count}
      onContextMenu={(event) => {
        event.preventDefault();
        acts.openMenu(entry.id, event.currentTarget);
      }}
    >
      <button
        type="button"
        className={styles.main}
        tabIndex={tabIndex}
        aria-current={isCurrent ? 'true' : undefined}
        aria-disabled={isUnusable || undefined}
        aria-busy={isSwitching || undefined}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-host ${id}-model ${id}-wire ${id}-key ${id}-result`}
        onClick={() => acts.use(entry.id)}
        onFocus={() => acts.activate(entry.id)}
        onKeyDown={(event) => acts.onKeyDown(event, entry.id)}
        // Space tests; without this the browser would also press the button when it is let go.
        onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
      >
        <Radio isCurrent={isCurrent} isSwitching={isSwitching} />
        <Mark id={entry.id} name={name} />
        <span className={styles.name} title={name}>
          <bdi id={`${id}-name`}>{name}</bdi>
          {isCurrent && <span className={styles.badge}>{t('clients.in-use')}</span>}
        </span>
        {entry.kind === 'official' ? (
          <span id={`${id}-host`} className={`${styles.host} ${styles.own}`}>
            {t('clients.official-login', { client: clientNames[client] })}
          </span>
        ) : (
          <ProviderCells id={id} entry={entry} client={client} fit={fit} />
        )}
      </button>
      <span className={styles.tools} data-tools="">
        {entry.kind === 'provider' && <RowTestButton one={entry.one} tabIndex={tabIndex} />}
        <IconButton
          label={t('clients.menu-of', { name })}
          icon={<Ellipsis size={16} aria-hidden="true" />}
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          tabIndex={tabIndex}
          onClick={(event) => acts.openMenu(entry.id, event.currentTarget)}
        />
      </span>
    </li>
  );
});

/** Filled for the one in use; a ring for the others. */
function Radio({ isCurrent, isSwitching }: { readonly isCurrent: boolean; readonly isSwitching: boolean }) {
  if (isSwitching) return <LoaderCircle size={16} className={styles.busy} aria-hidden="true" />;
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" className={styles.radio} aria-hidden="true">
      <circle cx="8" cy="8" r="6.500" fill="none" stroke="currentColor" strokeWidth={isCurrent ? 2 : 1} />
      {isCurrent && <circle cx="8" cy="8" r="3.500" fill="currentColor" />}
    </svg>
  );
}

interface ProviderCellsProps {
  readonly id: string;
  readonly entry: Extract<Entry, { kind: 'provider' }>;
  readonly client: ClientId;
  readonly fit: Fit | undefined;
}

function ProviderCells({ id, entry: { one, provider }, client, fit }: ProviderCellsProps) {
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
          <KeyState state={one.key} look="words" />
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
