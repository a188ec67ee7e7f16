import { contextBridge, ipcRenderer } from 'electron';
import type { CallName } from '../shared/contract.ts';

/** The contract's names, put here by the build: the contract itself would bring its schemas into every window. */
declare const callNames: readonly CallName[];

// Whatever is passed reaches the main process as it is, and is checked there.
const api = callNames.map((name) => [name, (...input: unknown[]) => ipcRenderer.invoke(name, ...input)] as const);

contextBridge.exposeInMainWorld('switchyard', Object.freeze(Object.fromEntries(api)));
