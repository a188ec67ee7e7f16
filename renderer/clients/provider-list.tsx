import { useDeferredValue, useMemo, useState } from 'react';
import { type ClientId, clientNames } from '../../shared/client-id.ts';
import type { ClientView, ProviderView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { type Entry, official, toEntry } from './entries.ts';
import { ListBar } from './list-bar.tsx';
import { type Filter, filterProviders, wordsOf } from './provider-filter.ts';
import styles from './provider-list.module.css';
import { ProviderRows } from './provider-rows.tsx';

interface ProviderListProps {
  readonly client: ClientId;
  readonly view: ClientView | undefined;
}

const skeletonRows = ['a', 'b', 'c', 'd', 'e'];

/** The providers in the order of their owner, and the client's own login below them. */
export function ProviderList({ client, view }: ProviderListProps) {
  const t = useT();
  const providers = useApp((state) => state.providers);
  const isLost = useApp(({ lost }) => lost !== null);
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  // What is typed shows at once; the rows follow as soon as they can.
  const wish = useDeferredValue(search);
  const shown = useMemo(
    () => filterProviders(providers ?? [], { search: wish, filter, client: view }),
    [providers, wish, filter, view],
  );
  const officialWords = `${t('clients.official')} ${t('clients.official-login', { client: clientNames[client] })}`;
  const entries = useMemo(
    () => entriesOf(shown, isOfficialShown(officialWords, wish, filter)),
    [shown, officialWords, wish, filter],
  );
  const showAll = () => {
    setSearch('');
    setFilter('all');
  };
  return (
    <section className={styles.list} aria-label={t('clients.list-of', { client: clientNames[client] })}>
      <ListBar search={search} onSearch={setSearch} filter={filter} onFilter={setFilter} shown={shown} />
      <p role="status" className="only-heard">
        {providers !== null && (wish !== '' || filter !== 'all') && t('clients.shown', { count: shown.length })}
      </p>
      {providers === null && isLost ? (
        <p className={styles.none}>{t('clients.unread')}</p>
      ) : providers === null ? (
        <ul className={styles.skeleton} aria-hidden="true">
          {skeletonRows.map((row) => (
            <li key={row} />
          ))}
        </ul>
      ) : entries.length === 0 ? (
        <div className={styles.none}>
          <p>{t('clients.none-match')}</p>
          <Button onClick={showAll}>{t('clients.show-all')}</Button>
        </div>
      ) : (
        <ProviderRows client={client} view={view} entries={entries} />
      )}
    </section>
  );
}

function isOfficialShown(words: string, search: string, filter: Filter): boolean {
  const haystack = words.toLowerCase();
  return (filter === 'all' || filter === 'usable') && wordsOf(search).every((word) => haystack.includes(word));
}

function entriesOf(shown: readonly ProviderView[], hasOfficial: boolean): readonly Entry[] {
  const entries = shown.map(toEntry);
  return hasOfficial ? [...entries, official] : entries;
}
