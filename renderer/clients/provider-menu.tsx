import { Menu, MenuItem, MenuProvider, MenuSeparator, useMenuStore } from '@ariakit/react';
import { type ReactNode, useEffect } from 'react';
import type { ClientId } from '../../shared/client-id.ts';
import type { ClientView } from '../../shared/views.ts';
import { useApp, useT } from '../state/app-context.tsx';
import { useCopy } from '../state/use-copy.ts';
import { type Entry, fitOfEntry } from './entries.ts';
import { beforeAt } from './order.ts';
import styles from './provider-menu.module.css';
import { useIsTesting } from './use-is-testing.ts';

interface ProviderMenuProps {
  readonly id: string;
  readonly anchor: HTMLElement;
  readonly client: ClientId;
  readonly view: ClientView | undefined;
  readonly entries: readonly Entry[];
  readonly onClose: () => void;
}

/** Everything that can be done with one row. Loaded when it is first opened. */
export default function ProviderMenu({ id, anchor, client, view, entries, onClose }: ProviderMenuProps) {
  const entry = entries.find((one) => one.id === id);
  const t = useT();
  const menu = useMenuStore({ open: true, setOpen: (isOpen) => !isOpen && onClose(), placement: 'bottom-end' });
  useEffect(() => {
    menu.setInitialFocus('first');
    menu.setAutoFocusOnShow(true);
  }, [menu]);
  if (!entry) return null;
  const name = entry.kind === 'official' ? t('clients.official') : entry.provider.name;
  return (
    <MenuProvider store={menu}>
      <Menu
        portal={false}
        gutter={4}
        className={styles.menu}
        aria-label={t('clients.menu-of', { name })}
        getAnchorRect={() => anchor.getBoundingClientRect()}
        finalFocus={anchor.matches('button') ? anchor : anchor.querySelector('button')}
      >
        <UseItems entry={entry} client={client} view={view} />
        {entry.kind === 'provider' && <ProviderItems entry={entry} entries={entries} />}
      </Menu>
    </MenuProvider>
  );
}

interface ItemProps {
  readonly children: ReactNode;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

function Item({ children, keys, disabled = false, onClick }: ItemProps) {
  return (
    <MenuItem className={styles.item} disabled={disabled} aria-keyshortcuts={keys} onClick={onClick}>
      {children}
      {keys !== undefined && (
        <span className={styles.keys} aria-hidden="true">
          {keys}
        </span>
      )}
    </MenuItem>
  );
}

function UseItems({ entry, client, view }: Pick<ProviderMenuProps, 'client' | 'view'> & { readonly entry: Entry }) {
  const t = useT();
  const use = useApp((state) => state.use);
  const preview = useApp((state) => state.preview);
  const fit = fitOfEntry(view, entry);
  const isUnusable = fit !== undefined && fit.kind !== 'fits';
  const wish = { client, choice: entry.id };
  return (
    <>
      <Item keys="Enter" disabled={isUnusable} onClick={() => void use(wish)}>
        {t('clients.use')}
      </Item>
      <Item disabled={isUnusable} onClick={() => void preview('', wish)}>
        {t('clients.preview')}
      </Item>
    </>
  );
}

interface ProviderItemsProps {
  readonly entry: Extract<Entry, { kind: 'provider' }>;
  readonly entries: readonly Entry[];
}

function ProviderItems({ entry: { id, one, provider }, entries }: ProviderItemsProps) {
  const t = useT();
  const isTesting = useIsTesting(one);
  const { test, cancelTest, open, duplicate, copy, remove } = useActs();
  const baseUrl = provider.endpoints[provider.wire];
  return (
    <>
      <Item keys="Space" onClick={() => void (isTesting ? cancelTest : test)(id)}>
        {t(isTesting ? 'clients.cancel-test' : 'clients.test')}
      </Item>
      {one.test && <Item onClick={() => open({ kind: 'test', provider: id })}>{t('testing.last')}</Item>}
      <Item onClick={() => open({ kind: 'requests', provider: id })}>{t('testing.requests')}</Item>
      <MenuSeparator className={styles.line} />
      <Item onClick={() => open({ kind: 'editor', provider: id })}>{t('clients.edit')}</Item>
      <Item onClick={() => void duplicate(id)}>{t('clients.duplicate')}</Item>
      <MoveItems id={id} entries={entries} />
      <MenuSeparator className={styles.line} />
      {baseUrl !== undefined && <Item onClick={() => copy(baseUrl)}>{t('clients.copy-base-url')}</Item>}
      {one.keyPage !== undefined && (
        <MenuItem className={styles.item} render={<a href={one.keyPage} target="_blank" rel="noreferrer" />}>
          {t('clients.key-page')}
        </MenuItem>
      )}
      <MenuSeparator className={styles.line} />
      <Item keys="Delete" onClick={() => void remove(provider)}>
        {t('clients.delete')}
      </Item>
    </>
  );
}

function useActs() {
  return {
    test: useApp((state) => state.test),
    cancelTest: useApp((state) => state.cancelTest),
    open: useApp((state) => state.open),
    duplicate: useApp((state) => state.duplicate),
    copy: useCopy(),
    remove: useApp((state) => state.remove),
  };
}

function MoveItems({ id, entries }: { readonly id: string; readonly entries: readonly Entry[] }) {
  const t = useT();
  const move = useApp((state) => state.move);
  const order = useApp((state) => state.providers)?.map(({ provider }) => provider.id) ?? [];
  const index = entries.findIndex((entry) => entry.id === id);
  const item = (step: 1 | -1) => {
    const over = entries[index + step];
    const before = over?.kind === 'provider' ? beforeAt(order, id, over.id) : undefined;
    return (
      <Item
        keys={step === 1 ? 'Alt+↓' : 'Alt+↑'}
        disabled={before === undefined}
        onClick={() => before !== undefined && void move(id, before)}
      >
        {t(step === 1 ? 'clients.move-down' : 'clients.move-up')}
      </Item>
    );
  };
  return (
    <>
      {item(-1)}
      {item(1)}
    </>
  );
}
