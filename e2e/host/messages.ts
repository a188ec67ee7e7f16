/** A value on its way between the worlds, where JSON alone would make null of undefined. */
export type Packed = readonly [] | readonly [value: unknown];

/** What the app did to the system around it, in the order in which it did it. */
export type Deed =
  | { readonly kind: 'notification'; readonly id: number; readonly title: string; readonly body: string }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'dialog'; readonly title: string; readonly message: string }
  | { readonly kind: 'login-item'; readonly isOn: boolean };

export interface WindowState {
  readonly id: number;
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  readonly title: string;
  /** As the app asked for it, so that a test can read what the stand-in can't enforce. */
  readonly preferences: Readonly<Record<string, unknown>>;
}

export interface SchemeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type Outcome = { readonly ok: true; readonly value: Packed } | { readonly ok: false; readonly error: string };

/** What the app's process asks of the screen. */
export interface ScreenCalls {
  openWindow(input: { readonly id: number; readonly preload: string | null }): Promise<void>;
  load(input: { readonly id: number; readonly url: string }): Promise<void>;
  reload(input: { readonly id: number }): Promise<void>;
  closeWindow(input: { readonly id: number }): Promise<void>;
  crashPage(input: { readonly id: number }): Promise<void>;
  sendToPage(input: { readonly id: number; readonly channel: string; readonly args: readonly Packed[] }): Promise<void>;
  setTheme(input: { readonly source: 'system' | 'light' | 'dark' }): Promise<void>;
  record(deed: Deed): Promise<void>;
}

/** What the screen, and the test beside it, ask of the app's process. */
export interface ProcessCalls {
  invoke(input: {
    readonly id: number;
    readonly channel: string;
    readonly args: readonly Packed[];
    readonly url: string;
  }): Promise<Outcome>;
  /** Null for what the app lets nobody load. */
  answer(input: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
  }): Promise<SchemeAnswer | null>;
  mayNavigate(input: { readonly id: number; readonly url: string }): Promise<boolean>;
  pageOpens(input: { readonly id: number; readonly url: string }): Promise<void>;
  pageCrashed(input: { readonly id: number }): Promise<void>;
  systemTheme(input: { readonly isDark: boolean }): Promise<void>;
  /** As the person does with the window's own button. */
  closeByPerson(input: { readonly id: number }): Promise<void>;
  clickNotification(input: { readonly id: number }): Promise<void>;
  /** Whether anybody listens to this key combination. */
  press(input: { readonly accelerator: string }): Promise<boolean>;
  windows(input: undefined): Promise<readonly WindowState[]>;
  quit(input: undefined): Promise<void>;
}

export function pack(value: unknown): Packed {
  return value === undefined ? [] : [value];
}

export function unpack(packed: Packed): unknown {
  return packed[0];
}
