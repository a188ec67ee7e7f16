import { Ellipsis, LoaderCircle } from 'lucide-react';
import { memo, useId } from 'react';
import { type ClientId, clientNames } from '../../shared/client-id.ts';
import { IconButton } from '../controls/button.tsx';
import { Mark } from '../controls/mark.tsx';
import { useT } from '../state/app-context.tsx';
import type { Entry } from './entries.ts';
import type { Fit } from './fit.ts';
import { ProviderCells } from './provider-cells.tsx';
import styles from './provider-row.module.css';
import { RowTestButton, WhyButton } from './test-button.tsx';
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
        {entry.kind === 'provider' && <WhyButton one={entry.one} tabIndex={tabIndex} />}
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
