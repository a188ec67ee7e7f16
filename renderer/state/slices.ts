import { type ClientId, clientIds } from '../../shared/client-id.ts';
import type { Input, Output, Topic } from '../../shared/contract.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import type { Repair } from '../../shared/test-view.ts';
import type {
  AppliedView,
  ClientView,
  HistoryView,
  LinkView,
  PlanView,
  ProviderView,
  RemovalView,
  SettingsView,
} from '../../shared/views.ts';

// What the slices of the store promise each other; each is made in the file of its name.

export type Store = DataSlice & ActSlice & TestSlice & ToastSlice & ViewSlice;

/** What the engine says. `null` is not known yet; nobody but this slice writes it. */
export interface DataSlice {
  readonly about: Output<'app.about'> | null;
  readonly clients: readonly ClientView[] | null;
  readonly providers: readonly ProviderView[] | null;
  /** Newest first, as far as it was asked for. */
  readonly history: readonly HistoryView[] | null;
  /** The history goes on behind what is known of it. */
  readonly hasOlder: boolean;
  /** Providers that were deleted, by any face, and can still be put back. */
  readonly removals: readonly RemovalView[] | null;
  readonly settings: SettingsView | null;
  readonly keychain: Problem | null;
  readonly link: LinkView | null;
  /** Why the last look failed; the page goes on with what it had. */
  readonly lost: Problem | null;
  /** Shown at once, taken back when the engine refuses: then gives why. */
  changeSettings(change: Partial<SettingsView>): Promise<Problem | null>;
  /** Reads what changed again. */
  refresh(topics: readonly Topic[]): Promise<void>;
  /** Reads one page of the history more. */
  readOlder(): Promise<void>;
  /** Waits for changes for ever, whatever the host does meanwhile. `signal` ends it. */
  follow(signal: AbortSignal): Promise<void>;
}

export type Wish = Input<'switch.use'>;

/** Everything that writes. Each act says how it went in a toast, and the engine tells everybody what changed. */
export interface ActSlice {
  /** Moves within the list, which shows each at once: a list that was read before the last one ended knows less. */
  readonly moves: { readonly started: number; readonly ended: number };
  /** What each client is on its way to, while it is. */
  readonly switching: Partial<Record<ClientId, string>>;
  /** Acts that are being taken back, until the clients say so too: pressing once more means the same. */
  readonly undoing: readonly string[];
  /** One click. A file that somebody else changed meanwhile is shown first. */
  use(wish: Wish): Promise<void>;
  preview(title: string, wish: Wish): Promise<void>;
  /** Takes back this one act, never another that came in between; of an undo that is the redo. */
  undo(receipt: string): Promise<void>;
  previewUndo(title: string, receipt: string): Promise<void>;
  previewRestore(title: string, receipt: string): Promise<void>;
  previewRepairs(title: string, client: ClientId): Promise<void>;
  previewKeyMoves(title: string, client: ClientId): Promise<void>;
  /** Carries out one plan that was shown; gives whether it was. One that a change overtook is planned and shown anew. */
  apply(plan: PlanView): Promise<boolean>;
  /** Carries out all plans of the preview, each planned anew after the one before it, for they may share a file. */
  applyAll(): Promise<void>;
  remove(provider: { readonly id: string; readonly name: string }): Promise<void>;
  putBack(removal: string): Promise<void>;
  duplicate(id: string): Promise<void>;
  move(id: string, before: string | null): Promise<void>;
  openFile(client: ClientId): Promise<void>;
}

/** Tests of providers. How one ended stands in the provider itself, where every face sees it. */
export type WantedTest = Omit<Input<'tests.run'>, 'provider'>;

export interface TestSlice {
  /** What this page asked for and has no answer to yet. */
  readonly tests: Readonly<Record<string, 'waiting' | 'running'>>;
  /** How far "Test all" is; null when none runs. */
  readonly testRun: { readonly done: number; readonly total: number } | null;
  /** `wanted`: deeper than usual, or as one client. */
  test(provider: string, wanted?: WantedTest): Promise<void>;
  testAll(providers: readonly string[]): Promise<void>;
  cancelTest(provider: string): Promise<void>;
  cancelAllTests(): Promise<void>;
  /** Changes a provider as a test found it should be, and tests it again. */
  mend(provider: Provider, repair: Repair): Promise<void>;
}

/** What is worth a word, in parts: it is said in the language of the moment. */
export type Toast =
  | { readonly kind: 'applied'; readonly applied: AppliedView }
  /**
   * `wish` is the switch that failed, `provider` whom it is about, `receipt` the act that was to be taken back: they make
   * the way out a button.
   */
  | {
      readonly kind: 'problem';
      readonly problem: Problem;
      readonly wish?: Input<'switch.use'>;
      readonly provider?: string;
      readonly receipt?: string;
    }
  | { readonly kind: 'removed'; readonly name: string; readonly removal: string }
  | { readonly kind: 'added' | 'changed'; readonly name: string; readonly provider: string }
  | { readonly kind: 'copied' };

export interface ShownToast {
  readonly id: number;
  readonly toast: Toast;
}

export interface ToastSlice {
  readonly toasts: readonly ShownToast[];
  say(toast: Toast): void;
  dismiss(id: number): void;
}

/** Where one is: a client, or one of the screens below them. */
export type Screen = ClientId | 'activity' | 'settings';

export const screens: readonly Screen[] = [...clientIds, 'activity', 'settings'];

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

/** What lies over the screen. One at a time. */
export type Overlay =
  /** The editor: of a provider, or of a new one, perhaps from a preset or an address. */
  | { readonly kind: 'editor'; readonly provider?: string; readonly preset?: string; readonly address?: string }
  | PreviewOverlay
  | { readonly kind: 'import' }
  | { readonly kind: 'leave' }
  /** What the last test of a provider saw. */
  | { readonly kind: 'test'; readonly provider: string }
  /** What the last tests of a provider asked. */
  | { readonly kind: 'requests'; readonly provider: string }
  /** The map of keys. */
  | { readonly kind: 'keys' };

export interface ViewSlice {
  readonly screen: Screen;
  readonly overlay: Overlay | null;
  readonly isPaletteOpen: boolean;
  /** Commands of the palette by their id, the last one first. */
  readonly recent: readonly string[];
  goTo(screen: Screen): void;
  open(overlay: Overlay): void;
  closeOverlay(): void;
  openPalette(): void;
  closePalette(): void;
  remember(command: string): void;
}
