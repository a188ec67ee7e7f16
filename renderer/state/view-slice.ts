import type { StateCreator } from 'zustand';
import type { ClientId } from '../../shared/client-id.ts';
import type { Input } from '../../shared/contract.ts';
import type { PlanView } from '../../shared/views.ts';
import type { Store } from './store.ts';

/** Where one is: a client, or one of the rooms below them. */
export type Room = ClientId | 'activity' | 'settings';

export const rooms: readonly Room[] = ['codex', 'opencode', 'openclaw', 'activity', 'settings'];

/** How the plans of a preview were come by, so that they can be made again when a file changed under them. */
export type PlanSource =
  | { readonly kind: 'use'; readonly wish: Input<'switch.use'> }
  /** The act that its receipt names: undone, or redone where it is an undo; or gone back to before. */
  | { readonly kind: 'undo' | 'restore'; readonly receipt: string }
  | { readonly kind: 'repairs' | 'key-moves'; readonly client: ClientId };

/** Diffs, and what happens when they are agreed to. */
export interface PreviewOverlay {
  readonly kind: 'preview';
  readonly title: string;
  readonly plans: readonly PlanView[];
  readonly source?: PlanSource;
  /** Somebody else changed a file in the meantime: this is the new difference. */
  readonly isConflict?: boolean;
}

/** What lies over the room. One at a time. */
export type Overlay =
  /** The editor: of a provider, or of a new one, perhaps from a preset or an address. */
  | { readonly kind: 'editor'; readonly provider?: string; readonly preset?: string; readonly address?: string }
  | PreviewOverlay
  | { readonly kind: 'import' }
  | { readonly kind: 'leave' }
  /** The map of keys. */
  | { readonly kind: 'keys' };

export interface ViewSlice {
  readonly room: Room;
  readonly overlay: Overlay | null;
  readonly isPaletteOpen: boolean;
  /** Commands of the palette by their id, the last one first. */
  readonly recent: readonly string[];
  goTo(room: Room): void;
  open(overlay: Overlay): void;
  closeOverlay(): void;
  openPalette(): void;
  closePalette(): void;
  remember(command: string): void;
}

const recentKept = 8;

export const viewSlice: StateCreator<Store, [], [], ViewSlice> = (set) => ({
  room: 'codex',
  overlay: null,
  isPaletteOpen: false,
  recent: [],
  goTo: (room) => set({ room, overlay: null, isPaletteOpen: false }),
  open: (overlay) => set({ overlay, isPaletteOpen: false }),
  closeOverlay: () => set({ overlay: null }),
  openPalette: () => set({ isPaletteOpen: true }),
  closePalette: () => set({ isPaletteOpen: false }),
  remember: (command) =>
    set(({ recent }) => ({ recent: [command, ...recent.filter((other) => other !== command)].slice(0, recentKept) })),
});
