import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '../../shared/contract.ts';
import { actSlice } from './act-slice.ts';
import { dataSlice } from './data-slice.ts';
import type { Store } from './slices.ts';
import { testSlice } from './test-slice.ts';
import { toastSlice } from './toast-slice.ts';
import { viewSlice } from './view-slice.ts';

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
