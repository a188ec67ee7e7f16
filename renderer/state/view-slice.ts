import type { StateCreator } from 'zustand';
import { clientIds } from '../../shared/client-id.ts';
import type { Store, ViewSlice } from './slices.ts';

const recentKept = 8;

export const viewSlice: StateCreator<Store, [], [], ViewSlice> = (set) => ({
  screen: clientIds[0],
  overlay: null,
  isPaletteOpen: false,
  recent: [],
  goTo: (screen) => set({ screen, overlay: null, isPaletteOpen: false }),
  open: (overlay) => set({ overlay, isPaletteOpen: false }),
  closeOverlay: () => set({ overlay: null }),
  openPalette: () => set({ isPaletteOpen: true }),
  closePalette: () => set({ isPaletteOpen: false }),
  remember: (command) =>
    set(({ recent }) => ({ recent: [command, ...recent.filter((other) => other !== command)].slice(0, recentKept) })),
});
