import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { ClientId } from '../../shared/client-id.ts';
import type { ClientView } from '../../shared/views.ts';
import { Late, lateComponent } from '../controls/late.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { currentEntry, type Entry, fitOfEntry } from './entries.ts';
import styles from './provider-list.module.css';
import { ProviderRow } from './provider-row.tsx';
import { useRowActs } from './use-row-acts.ts';

/** Pixels of a row and the line below it, at the usual text size: `--row` in the tokens. */
const rowHeight = 44;

const ProviderMenu = lateComponent(() => import('./provider-menu.tsx'));
const DragLayer = lateComponent(() => import('./drag-layer.tsx'));

interface ProviderRowsProps {
  readonly client: ClientId;
  readonly view: ClientView | undefined;
  readonly entries: readonly Entry[];
}

/** How far down the scrolling screen the list begins; it moves when a warning comes or goes. */
function useOffset(list: React.RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    const scroller = element?.closest('main');
    if (!element || !scroller) return;
    const measure = () => {
      const top = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
      setOffset(Math.round(top));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of scroller.querySelectorAll('main > *, main > * > *')) observer.observe(part);
    return () => observer.disconnect();
  }, [list]);
  return offset;
}

/** Says where the active row stands once it was moved, by whatever means; a filter moves nothing. */
function useMoveText(active: Entry | undefined, place: number, total: number): string {
  const t = useT();
  const [last, setLast] = useState({ id: active?.id, place, total, text: '' });
  if (last.id === active?.id && last.place === place && last.total === total) return last.text;
  const isMoved = last.id === active?.id && last.total === total && active?.kind === 'provider';
  const text = isMoved ? t('clients.moved', { name: active.provider.name, place, total }) : '';
  setLast({ id: active?.id, place, total, text });
  return text;
}

/** Only the rows in sight are drawn, and the one that holds the focus. */
export function ProviderRows({ client, view, entries }: ProviderRowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const offset = useOffset(list);
  const switching = useApp((state) => state.switching[client]);
  const current = currentEntry(view);
  const [wanted, setActive] = useState<string>();
  const isThere = (id: string | undefined) => entries.some((entry) => entry.id === id);
  const active = isThere(wanted) ? wanted : isThere(current) ? current : entries[0]?.id;
  const activeIndex = entries.findIndex(({ id }) => id === active);
  const withActive = useCallback(
    (range: Range) =>
      [...new Set([activeIndex, ...defaultRangeExtractor(range)])].filter((at) => at >= 0).sort((a, b) => a - b),
    [activeIndex],
  );
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => list.current?.closest('main') ?? null,
    estimateSize: () => rowHeight,
    getItemKey: (index) => entries[index]?.id ?? index,
    rangeExtractor: withActive,
    scrollMargin: offset,
    // The bar above the rows stays in sight.
    scrollPaddingStart: rowHeight,
    overscan: 6,
    initialRect: { width: 0, height: 640 },
  });
  const { acts, menu, closeMenu, isDragReady } = useRowActs({ client, view, entries, list, virtualizer, setActive });
  const items = virtualizer.getVirtualItems();
  const moveText = useMoveText(entries[activeIndex], activeIndex + 1, entries.length);
  return (
    <>
      <p role="status" className="only-heard">
        {moveText}
      </p>
      <ul
        ref={list}
        className={styles.rows}
        style={{ height: virtualizer.getTotalSize() }}
        onPointerEnter={acts.prepareDrag}
      >
        {items.map(({ index, start }) => {
          const entry = entries[index];
          if (!entry) return null;
          return (
            <ProviderRow
              key={entry.id}
              entry={entry}
              client={client}
              fit={fitOfEntry(view, entry)}
              top={start - offset}
              place={index + 1}
              count={entries.length}
              isCurrent={entry.id === current}
              isActive={entry.id === active}
              isSwitching={entry.id === switching}
              isMenuOpen={menu?.id === entry.id}
              acts={acts}
            />
          );
        })}
      </ul>
      <Late>
        {menu && <ProviderMenu {...menu} client={client} view={view} entries={entries} onClose={closeMenu} />}
        {isDragReady && (
          <DragLayer
            list={list}
            entries={entries}
            rendered={items.flatMap(({ index }) => entries[index]?.id ?? [])}
            onStart={setActive}
          />
        )}
      </Late>
    </>
  );
}
