import { Check, Search } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { enterDialog } from '../controls/dialog-stack.ts';
import { useApp, useStoreApi, useT } from '../state/app-context.tsx';
import { CommandIcon } from './command-icon.tsx';
import { type Command, commandsOf, offeredOf } from './commands.ts';
import { findBest } from './match.ts';
import styles from './palette.module.css';

/** As many as one looks through before typing on. */
const most = 50;

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** Finds commands by what was typed. */
function useFind() {
  const t = useT();
  const store = useStoreApi();
  const recent = useApp((state) => state.recent);
  const isRead = useApp((state) => state.clients !== null && state.providers !== null);
  // As it was when the palette opened: what changes meanwhile must not slip away under the finger.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was not read yet when it opened comes in once
  const all = useMemo(() => commandsOf(store.getState(), t), [store, t, isRead]);
  const offered = useMemo(() => offeredOf(all, store.getState()), [all, store]);
  return useCallback(
    (search: string) => findBest(search.trim() === '' ? offered : all, search, { recent, most }),
    [all, offered, recent],
  );
}

/** Every act by its name. The field keeps the focus; the list says which of it is meant. */
export function Palette() {
  const t = useT();
  const store = useStoreApi();
  const id = useId();
  const [search, setSearch] = useState('');
  const [place, setPlace] = useState(0);
  const find = useFind();
  const drawn = useDeferredValue(search);
  const { items, more } = useMemo(() => find(drawn), [find, drawn]);
  const active = Math.min(place, items.length - 1);
  const dialog = useModal();
  const close = useApp((state) => state.closePalette);
  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    store.getState().remember(command.id);
    command.run(store.getState());
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = steps[event.key];
    if (event.nativeEvent.isComposing) return;
    // Who types fast means what was typed, not what is drawn so far.
    if (event.key === 'Enter') run(drawn === search ? items[active] : find(search).items[0]);
    else if (step === 1 || step === -1) setPlace((active + step + items.length) % Math.max(1, items.length));
    else if (step !== undefined) setPlace(Math.max(0, Math.min(items.length - 1, active + step)));
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t('palette.title')}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onPointerDown={(event) => event.target === dialog.current && close()}
    >
      <div className={styles.field}>
        <Search size={16} aria-hidden="true" />
        <input
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={items[active] && `${id}-${active}`}
          placeholder={t('palette.placeholder')}
          value={search}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setSearch(event.target.value);
            setPlace(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Options id={id} items={items} active={active} onPoint={setPlace} onRun={run} />
      <p className={styles.foot} role="status">
        {items.length === 0
          ? t('palette.none')
          : more > 0
            ? t('palette.more', { count: more })
            : t('palette.found', { count: items.length })}
      </p>
    </dialog>
  );
}

/** Opens as a modal dialog; the focus goes back to where it came from. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    element?.showModal();
    const leave = element ? enterDialog(element) : undefined;
    return () => {
      leave?.();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return dialog;
}

interface OptionsProps {
  readonly id: string;
  readonly items: readonly Command[];
  readonly active: number;
  readonly onPoint: (place: number) => void;
  readonly onRun: (command: Command) => void;
}

function Options({ id, items, active, onPoint, onRun }: OptionsProps) {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('palette.title')} className={styles.list}>
      {items.map((command, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option
        <div
          key={command.id}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === active}
          className={styles.option}
          onPointerMove={() => place !== active && onPoint(place)}
          onClick={() => onRun(command)}
        >
          <CommandIcon icon={command.icon} />
          <bdi className={styles.text}>{command.text}</bdi>
          {command.isCurrent && (
            <Check size={16} className={styles.current} role="img" aria-label={t('clients.in-use')} />
          )}
          <bdi className={styles.detail}>{command.detail}</bdi>
        </div>
      ))}
    </div>
  );
}
