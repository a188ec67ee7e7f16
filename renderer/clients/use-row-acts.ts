import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ClientId } from '../../shared/client-id.ts';
import type { ClientView } from '../../shared/views.ts';
import { useStoreApi } from '../state/app-context.tsx';
import { type Entry, fitOfEntry } from './entries.ts';
import { beforeAt } from './order.ts';

export interface RowMenu {
  readonly id: string;
  readonly anchor: HTMLElement;
}

/** What a row can be told. The same object for ever, so that a row is drawn again only when it changed itself. */
export interface RowActs {
  use(id: string): void;
  activate(id: string): void;
  openMenu(id: string, anchor: HTMLElement): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>, id: string): void;
  /** Dragging is loaded when a pointer comes near. */
  prepareDrag(): void;
}

interface Surroundings {
  readonly client: ClientId;
  readonly view: ClientView | undefined;
  readonly entries: readonly Entry[];
  readonly list: RefObject<HTMLElement | null>;
  readonly virtualizer: Virtualizer<HTMLElement, Element>;
  readonly setActive: (id: string) => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export function useRowActs(surroundings: Surroundings) {
  const store = useStoreApi();
  const [menu, setMenu] = useState<RowMenu>();
  const [isDragReady, setDragReady] = useState(false);
  const now = useRef(surroundings);
  const wantsFocus = useRef<string>(undefined);
  // A row that is scrolled to exists only after the next drawing.
  useLayoutEffect(() => {
    now.current = surroundings;
    const id = wantsFocus.current;
    const row = id === undefined ? null : surroundings.list.current?.querySelector(`[data-id="${id}"] button`);
    if (!(row instanceof HTMLElement)) return;
    wantsFocus.current = undefined;
    row.focus({ preventScroll: true });
  });
  const acts = useMemo((): RowActs => {
    const entryOf = (id: string) => now.current.entries.find((entry) => entry.id === id);

    function focusAt(index: number): void {
      const { entries, virtualizer, setActive } = now.current;
      const at = Math.max(0, Math.min(entries.length - 1, index));
      const entry = entries[at];
      if (!entry) return;
      wantsFocus.current = entry.id;
      setActive(entry.id);
      virtualizer.scrollToIndex(at, { align: 'auto' });
    }

    function move(index: number, step: 1 | -1): void {
      const { entries } = now.current;
      const [moving, over] = [entries[index], entries[index + step]];
      if (moving?.kind !== 'provider' || over?.kind !== 'provider') return;
      const order = store.getState().providers?.map(({ provider }) => provider.id) ?? [];
      const before = beforeAt(order, moving.id, over.id);
      if (before === undefined) return;
      wantsFocus.current = moving.id;
      void store.getState().move(moving.id, before);
      now.current.virtualizer.scrollToIndex(index + step, { align: 'auto' });
    }

    function remove(index: number, id: string): void {
      const entry = entryOf(id);
      if (entry?.kind !== 'provider') return;
      focusAt(index + 1 < now.current.entries.length ? index + 1 : index - 1);
      void store.getState().remove(entry.provider);
    }

    function test(id: string): void {
      const entry = entryOf(id);
      if (entry?.kind !== 'provider') return;
      const { tests, cancelTest, test: start } = store.getState();
      const isTesting = entry.one.isTesting || tests[id] !== undefined;
      void (isTesting ? cancelTest : start)(id);
    }

    return {
      use: (id) => {
        const { client, view } = now.current;
        const entry = entryOf(id);
        const fit = entry && fitOfEntry(view, entry);
        if (fit && fit.kind !== 'fits') return;
        void store.getState().use({ client, choice: id });
      },
      activate: (id) => now.current.setActive(id),
      openMenu: (id, anchor) => {
        now.current.setActive(id);
        setMenu({ id, anchor });
      },
      prepareDrag: () => setDragReady(true),
      onKeyDown: (event, id) => {
        const index = now.current.entries.findIndex((entry) => entry.id === id);
        const { key, altKey, shiftKey } = event;
        const step = steps[key];
        if (altKey && (key === 'ArrowDown' || key === 'ArrowUp')) move(index, key === 'ArrowDown' ? 1 : -1);
        else if (step !== undefined && !altKey) focusAt(index + step);
        else if (key === ' ') test(id);
        else if (key === 'Delete') remove(index, id);
        else if (key === 'ContextMenu' || (shiftKey && key === 'F10')) setMenu({ id, anchor: event.currentTarget });
        else return;
        event.preventDefault();
      },
    };
  }, [store]);
  return { acts, menu, closeMenu: () => setMenu(undefined), isDragReady };
}
