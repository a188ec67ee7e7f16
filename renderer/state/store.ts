import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '../../shared/contract.ts';
import { type ActSlice, actSlice } from './act-slice.ts';
import { type DataSlice, dataSlice } from './data-slice.ts';
import { type TestSlice, testSlice } from './test-slice.ts';
import { type ToastSlice, toastSlice } from './toast-slice.ts';
import { type ViewSlice, viewSlice } from './view-slice.ts';

export type Store = DataSlice & ActSlice & TestSlice & ToastSlice & ViewSlice;

export type AppStore = StoreApi<Store>;

/** The state of one page. Takes the API as an argument, so that a test needs neither a window nor a server. */
export function createAppStore(api: Api): AppStore {
  return createStore<Store>()((...parts) => ({
    ...dataSlice(api)(...parts),
    ...actSlice(api)(...parts),
    ...testSlice(api)(...parts),
    ...toastSlice(...parts),
    ...viewSlice(...parts),
  }));
}
