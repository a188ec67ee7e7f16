/*
 * The two scripts that run in every page before its own: the preload's world, and the page's side of what it exposes.
 * Each is sent as text, so neither may use anything from outside itself.
 */

interface Ask {
  readonly id: number;
  readonly channel: string;
  readonly args: readonly (readonly unknown[])[];
}

/** What the screen calls in the preload's world. */
export interface PreloadWorld {
  standInSettle(id: number, outcome: { ok: boolean; value?: readonly unknown[]; error?: string }): void;
  standInReceive(channel: string, args: readonly (readonly unknown[])[]): void;
}

type Preload = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

/** Runs the app's preload with what a sandboxed one may require, and offers what it exposes to the page's world. */
export function preloadWorld(preload: Preload): void {
  // Electron runs preloads in a page's main frame only.
  if (window !== window.top) return;
  const own = globalThis as unknown as PreloadWorld & { standInAsk(ask: string): void };
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, ((event: unknown, ...args: unknown[]) => void)[]>();
  const exposed = new Map<string, Record<string, unknown>>();
  let last = 0;

  own.standInSettle = (id, outcome) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (outcome.ok) one?.resolve(outcome.value?.[0]);
    else one?.reject(new Error(outcome.error));
  };
  own.standInReceive = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args.map(([value]) => value));
  };
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        const ask: Ask = { id: last, channel, args: args.map((value) => (value === undefined ? [] : [value])) };
        own.standInAsk(JSON.stringify(ask));
      }),
    on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: Record<string, unknown>) => void exposed.set(name, api),
  };

  // Functions reach the page's world as events, values by structured clone; a DOM event is the one thing both worlds see.
  document.addEventListener('stand-in-call', (event) => {
    const { id, name, key, args } = (event as CustomEvent).detail;
    const reply = (detail: object) => document.dispatchEvent(new CustomEvent('stand-in-reply', { detail }));
    const call = exposed.get(name)?.[key];
    new Promise((resolve) => resolve(typeof call === 'function' ? call(...args) : undefined)).then(
      (value) => reply({ id, value }),
      (error) => reply({ id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  const announce = () => {
    for (const [name, api] of exposed)
      document.dispatchEvent(
        new CustomEvent('stand-in-exposed', {
          detail: {
            name,
            functions: Object.keys(api).filter((key) => typeof api[key] === 'function'),
            values: Object.fromEntries(Object.entries(api).filter(([, value]) => typeof value !== 'function')),
          },
        }),
      );
  };
  document.addEventListener('stand-in-names', announce);

  const module = { exports: {} };
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name}`);
  };
  preload(require, module, module.exports);
  announce();
}

/** Puts what the preload exposes where the page finds it: read-only, frozen, and nothing else. */
export function pageWorld(): void {
  if (window !== window.top) return;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  document.addEventListener('stand-in-reply', (event) => {
    const { id, value, error } = (event as CustomEvent).detail;
    const one = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) one?.resolve(value);
    else one?.reject(new Error(error));
  });
  document.addEventListener('stand-in-exposed', (event) => {
    const { name, functions, values } = (event as CustomEvent).detail;
    if (Object.hasOwn(window, name)) return;
    const call =
      (key: string) =>
      (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          last += 1;
          waiting.set(last, { resolve, reject });
          document.dispatchEvent(new CustomEvent('stand-in-call', { detail: { id: last, name, key, args } }));
        });
    const api = Object.freeze({
      ...values,
      ...Object.fromEntries(functions.map((key: string) => [key, Object.freeze(call(key))])),
    });
    Object.defineProperty(window, name, { value: api, writable: false, configurable: false, enumerable: true });
  });
  document.dispatchEvent(new CustomEvent('stand-in-names'));
}
