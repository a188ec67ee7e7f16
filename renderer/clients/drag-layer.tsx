import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { type MouseEvent, type RefObject, type TouchEvent, useLayoutEffect, useState } from 'react';
import { useApp, useT } from '../state/app-context.tsx';
import type { Entry } from './entries.ts';
import { beforeAt } from './order.ts';

interface DragLayerProps {
  readonly list: RefObject<HTMLElement | null>;
  readonly entries: readonly Entry[];
  /** The rows that are drawn now. */
  readonly rendered: readonly string[];
  /** A row that is dragged out of sight has to stay drawn. */
  readonly onStart: (id: string) => void;
}

/**
 * Dragging of rows, loaded when a pointer first comes near. It lies beside the rows and takes hold of those that are there,
 * so that none is drawn anew, and no focus lost, when it arrives. The keyboard has Alt with the arrows.
 */
export default function DragLayer({ list, entries, rendered, onStart }: DragLayerProps) {
  const move = useApp((state) => state.move);
  const order = useApp((state) => state.providers)?.map(({ provider }) => provider.id) ?? [];
  const providers = entries.filter((entry) => entry.kind === 'provider');
  const announcements = useAnnouncements(providers);
  const t = useT();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const before = over ? beforeAt(order, String(active.id), String(over.id)) : undefined;
    if (before !== undefined) void move(String(active.id), before);
  };
  return (
    <DndContext
      sensors={sensors}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('clients.drag-how') } }}
      onDragStart={({ active }) => onStart(String(active.id))}
      onDragEnd={onDragEnd}
    >
      <SortableContext items={providers.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        {rendered
          .filter((id) => id !== 'official')
          .map((id) => (
            <Hold key={id} id={id} list={list} />
          ))}
      </SortableContext>
    </DndContext>
  );
}

function useAnnouncements(entries: readonly Extract<Entry, { kind: 'provider' }>[]): Announcements {
  const t = useT();
  const nameOf = (id: string | number) => entries.find((entry) => entry.id === id)?.provider.name ?? String(id);
  const placeOf = (id: string | number) => entries.findIndex((entry) => entry.id === id) + 1;
  const moved = (id: string | number, over: string | number | undefined) =>
    t('clients.moved', { name: nameOf(id), place: placeOf(over ?? id), total: entries.length });
  return {
    onDragStart: ({ active }) => t('clients.drag-start', { name: nameOf(active.id) }),
    onDragOver: ({ active, over }) => moved(active.id, over?.id),
    onDragEnd: ({ active, over }) => moved(active.id, over?.id),
    onDragCancel: ({ active }) => t('clients.drag-cancel', { name: nameOf(active.id) }),
  };
}

/** Takes hold of one row that is drawn already. */
function Hold({ id, list }: { readonly id: string; readonly list: RefObject<HTMLElement | null> }) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id });
  const [row, setRow] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const found = list.current?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? null;
    setRow(found);
    setNodeRef(found);
    return () => setNodeRef(null);
  }, [id, list, setNodeRef]);
  useLayoutEffect(() => {
    if (!row || !listeners) return;
    const isTool = ({ target }: Event) => target instanceof Element && target.closest('[data-tools]') !== null;
    const onMouse = (nativeEvent: globalThis.MouseEvent) =>
      !isTool(nativeEvent) && listeners.onMouseDown?.({ nativeEvent } as MouseEvent);
    const onTouch = (nativeEvent: globalThis.TouchEvent) =>
      !isTool(nativeEvent) && listeners.onTouchStart?.({ nativeEvent } as TouchEvent);
    row.addEventListener('mousedown', onMouse);
    row.addEventListener('touchstart', onTouch, { passive: true });
    return () => {
      row.removeEventListener('mousedown', onMouse);
      row.removeEventListener('touchstart', onTouch);
    };
  }, [row, listeners]);
  useLayoutEffect(() => {
    if (!row) return;
    row.style.transform = transform ? `translateY(${Math.round(transform.y)}px)` : '';
    row.style.transition = transition ?? '';
    row.toggleAttribute('data-dragged', isDragging);
  }, [row, transform, transition, isDragging]);
  return null;
}
