import { Gauge, Plus, Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ProviderView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { useApp, useStoreApi, useT } from '../state/app-context.tsx';
import styles from './list-bar.module.css';
import { type Filter, filters } from './provider-filter.ts';

interface ListBarProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  /** What "Test all" tests. */
  readonly shown: readonly ProviderView[];
}

/** Search, filter, and what concerns all rows. It stays in sight. */
export function ListBar({ search, onSearch, filter, onFilter, shown }: ListBarProps) {
  const t = useT();
  const open = useApp((state) => state.open);
  return (
    <div className={styles.bar}>
      <SearchField search={search} onSearch={onSearch} />
      <select
        className={styles.filter}
        aria-label={t('clients.filter')}
        value={filter}
        onChange={(event) => onFilter(filters.find((one) => one === event.target.value) ?? 'all')}
      >
        {filters.map((one) => (
          <option key={one} value={one}>
            {t(`clients.filter-${one}`)}
          </option>
        ))}
      </select>
      <TestAll shown={shown} />
      <Button look="main" icon={<Plus size={16} aria-hidden="true" />} onClick={() => open({ kind: 'editor' })}>
        {t('clients.add')}
      </Button>
    </div>
  );
}

function SearchField({ search, onSearch }: Pick<ListBarProps, 'search' | 'onSearch'>) {
  const t = useT();
  const store = useStoreApi();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { overlay, link, isPaletteOpen } = store.getState();
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping || overlay || link || isPaletteOpen) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store]);
  return (
    <div className={styles.search}>
      <Search size={16} aria-hidden="true" />
      <input
        ref={input}
        type="search"
        aria-label={t('clients.search')}
        aria-keyshortcuts="/"
        placeholder={t('clients.search')}
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && search !== '') {
            event.preventDefault();
            onSearch('');
          }
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          event.currentTarget.closest('section')?.querySelector<HTMLElement>('li button[tabindex="0"]')?.focus();
        }}
      />
      {search === '' && (
        <span className={styles.hint} aria-hidden="true">
          /
        </span>
      )}
    </div>
  );
}

function TestAll({ shown }: Pick<ListBarProps, 'shown'>) {
  const t = useT();
  const run = useApp((state) => state.testRun);
  const testAll = useApp((state) => state.testAll);
  const cancel = useApp((state) => state.cancelAllTests);
  if (!run)
    return (
      <Button
        icon={<Gauge size={16} aria-hidden="true" />}
        aria-label={t('clients.test-all')}
        title={t('clients.test-all')}
        disabled={shown.length === 0}
        onClick={() => void testAll(shown.map(({ provider }) => provider.id))}
      >
        <span className={styles.word}>{t('clients.test-all')}</span>
      </Button>
    );
  return (
    <div className={styles.run}>
      <progress max={run.total} value={run.done} aria-label={t('clients.tested-of', run)} />
      <span>{t('clients.tested-of', run)}</span>
      <Button onClick={() => void cancel()}>{t('common.cancel')}</Button>
    </div>
  );
}
