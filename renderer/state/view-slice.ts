import type { StateCreator } from 'zustand';
import type { ClientId } from '../../shared/client-id.ts';
import type { PlanView } from '../../shared/views.ts';
import type { Store } from './store.ts';

/** Where one is: a client, or one of the rooms below them. */
export type Room = ClientId | 'activity' | 'settings';

export const rooms: readonly Room[] = ['codex', 'opencode', 'openclaw', 'activity', 'settings'];

/** What lies over the room. One at a time. */
export type Overlay =
  /** The editor: of a provider, or of a new one, perhaps from a preset. */
  | { readonly kind: 'editor'; readonly provider?: string; readonly preset?: string }
  /** Diffs, and what happens when they are agreed to. */
  | {
      readonly kind: 'preview';
      readonly title: string;
      readonly plans: readonly PlanView[];
      readonly isConflict?: true;
    }
  | { readonly kind: 'import' }
  | { readonly kind: 'leave' };

export interface ViewSlice {
  readonly room: Room;
  readonly overlay: Overlay | null;
  readonly isPaletteOpen: boolean;
  goTo(room: Room): void;
  open(overlay: Overlay): void;
  closeOverlay(): void;
  openPalette(): void;
  closePalette(): void;
}

export const viewSlice: StateCreator<Store, [], [], ViewSlice> = (set) => ({
  room: 'codex',
  overlay: null,
  isPaletteOpen: false,
  goTo: (room) => set({ room, overlay: null, isPaletteOpen: false }),
  open: (overlay) => set({ overlay, isPaletteOpen: false }),
  closeOverlay: () => set({ overlay: null }),
  openPalette: () => set({ isPaletteOpen: true }),
  closePalette: () => set({ isPaletteOpen: false }),
});
