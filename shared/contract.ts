import * as z from 'zod';
import { DraftCheck, ProviderDraft } from './draft.ts';
import { PresetCatalogue } from './preset.ts';
import type { Problem } from './problem.ts';
import { ProblemView } from './problem-view.ts';
import { Delivery, ProviderId } from './provider.ts';
import { LoggedTest, LoggedTestId, LoggedTestView } from './request-log.ts';
import { depths, TestView } from './test-view.ts';
import {
  AppliedView,
  CandidateView,
  ChangeView,
  ClientId,
  ClientView,
  HistoryView,
  LinkView,
  PlanId,
  PlanView,
  ProviderView,
  RemovalView,
  SettingsView,
  SnippetView,
} from './views.ts';

interface Call<Input extends z.ZodType, Output extends z.ZodType> {
  readonly input: Input;
  readonly output: Output;
}

function call<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output): Call<Input, Output> {
  return { input, output };
}

/** What is entered; checked and cleaned by the keychain room. It only ever travels inward. */
const Key = z.string().min(1).max(16_384);
const KeyStore = z.enum(['keychain', 'file']);
const ReceiptId = z.string().max(100);

const SwitchWish = z.strictObject({
  client: ClientId,
  /** A provider id, or `official` for the client's own login. */
  choice: z.string().max(100),
  model: z.string().max(200).optional(),
  delivery: z.optional(Delivery),
  /** Codex: a profile instead of the main choice. */
  profile: z.string().max(100).optional(),
  /** OpenClaw: start under a fresh id, because the old one is blocked. */
  isFresh: z.boolean().optional(),
});

/** What can change. A face that hears of one reads it again. */
export const topics = ['clients', 'providers', 'removals', 'history', 'settings', 'tests', 'links', 'palette'] as const;
export type Topic = (typeof topics)[number];

/**
 * Everything that a window may ask, the same through IPC, HTTP and the terminal. Both ends are checked: what comes in and
 * what goes out. No reply can hold a key.
 */
export const contract = {
  'app.about': call(
    z.void(),
    z.strictObject({
      version: z.string(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      /** Whether there is a desktop app around the page, with tray, login item and shortcuts. */
      host: z.enum(['desktop', 'browser']),
      home: z.string(),
      dataFolder: z.string(),
      /** A throw-away home with sample data. */
      isDemo: z.boolean(),
      canOpenFiles: z.boolean(),
    }),
  ),
  /** Answers when something changed after `since`; 0 answers at once. */
  'changes.wait': call(
    z.strictObject({ since: z.int().nonnegative() }),
    z.strictObject({ now: z.int().nonnegative(), topics: z.array(z.enum(topics)) }),
  ),

  'clients.read': call(z.void(), z.array(ClientView)),

  'providers.list': call(z.void(), z.array(ProviderView)),
  /** Says what is wrong with a draft and mends what can be. Stores nothing. `id` names the provider being edited. */
  'providers.check': call(z.strictObject({ draft: ProviderDraft, id: z.optional(ProviderId) }), DraftCheck),
  /** Stores a new provider, with its key where one is given. Its id is made of its name. */
  'providers.add': call(
    z.strictObject({ draft: ProviderDraft, key: Key.optional(), keyStore: KeyStore.optional() }),
    ProviderView,
  ),
  /**
   * `read` is the provider as the form was filled with it: only what differs from it is written, and what somebody else
   * changed meanwhile stays. A field that both changed is a conflict; nothing is written then.
   */
  'providers.change': call(
    z.strictObject({
      id: ProviderId,
      read: ProviderDraft,
      draft: ProviderDraft,
      key: Key.optional(),
      keyStore: KeyStore.optional(),
    }),
    ChangeView,
  ),
  /** The copy stands below its original and has no key of its own yet. */
  'providers.duplicate': call(z.strictObject({ id: ProviderId }), ProviderView),
  /** Removes a provider, its key and its traces. `removal` puts all of it back, for ten minutes. */
  'providers.remove': call(z.strictObject({ id: ProviderId }), z.strictObject({ removal: z.string() })),
  'providers.putBack': call(z.strictObject({ removal: z.string().max(40) }), ProviderView),
  /** What can still be put back, the newest first, whichever face removed it. */
  'removals.list': call(z.void(), z.array(RemovalView)),
  /** Moves a provider in front of another one, or to the end. */
  'providers.move': call(z.strictObject({ id: ProviderId, before: z.nullable(ProviderId) }), z.void()),

  'presets.list': call(z.void(), PresetCatalogue),
  /** The provider's own list. Uses the key given, else the stored one if it belongs to this very address. */
  'models.list': call(
    z.strictObject({ draft: ProviderDraft, id: z.optional(ProviderId), key: Key.optional() }),
    z.array(z.string().max(400)),
  ),

  'keys.set': call(z.strictObject({ provider: ProviderId, key: Key, store: KeyStore }), z.void()),
  'keys.delete': call(z.strictObject({ provider: ProviderId }), z.void()),
  /** Why the keychain can't be used now, or null. */
  'keychain.check': call(z.void(), z.nullable(ProblemView)),

  /** Asks a provider whether it answers and takes the key. A test of that depth that runs already is joined. */
  'tests.run': call(
    z.strictObject({ provider: ProviderId, depth: z.enum(depths).optional(), client: ClientId.optional() }),
    TestView,
  ),
  'tests.cancel': call(z.strictObject({ provider: ProviderId }), z.void()),
  'tests.tryDraft': call(
    z.strictObject({
      draft: ProviderDraft,
      id: z.optional(ProviderId),
      key: Key.optional(),
      depth: z.enum(depths).exclude(['client']).optional(),
    }),
    TestView,
  ),

  /** What the last tests asked, of one provider or of all, the newest first. */
  'requests.list': call(z.strictObject({ provider: z.optional(ProviderId) }), z.array(LoggedTestView)),
  'requests.read': call(z.strictObject({ id: LoggedTestId }), LoggedTest),
  /** Writes it as a report into a new file of this computer, and says where. */
  'requests.save': call(z.strictObject({ id: LoggedTestId }), z.strictObject({ file: z.string() })),

  'switch.plan': call(SwitchWish, PlanView),
  /** One click: plans and applies. */
  'switch.use': call(SwitchWish, AppliedView),
  /** Carries out a plan that was shown. Throws `file-changed` when a file is no longer as it was: plan again. */
  'plans.apply': call(z.strictObject({ plan: PlanId }), AppliedView),
  /**
   * Takes back the act that this receipt stands for; of an undo that is the redo. Throws `act-followed` when another act
   * of the same client came after it: `restore.plan` then leads to before it.
   */
  'undo.plan': call(z.strictObject({ receipt: ReceiptId }), PlanView),
  'undo.use': call(z.strictObject({ receipt: ReceiptId }), AppliedView),
  /** Goes back to how things were before this act, later ones included. */
  'restore.plan': call(z.strictObject({ receipt: ReceiptId }), PlanView),
  /** One plan for each finding that can be mended. */
  'repair.plan': call(z.strictObject({ client: ClientId }), z.array(PlanView)),
  /** What goes when every trace goes. */
  'leave.plan': call(z.void(), z.array(PlanView)),
  'leave.apply': call(z.strictObject({ plans: z.array(PlanId).max(10) }), z.void()),

  /** What the live files already hold. */
  'import.preview': call(z.void(), z.array(CandidateView)),
  'import.apply': call(z.strictObject({ client: ClientId.optional() }), z.array(CandidateView)),
  /** One plan for each plain-text key of an imported provider that can move to the keychain. */
  'import.planKeyMoves': call(z.strictObject({ client: ClientId }), z.array(PlanView)),

  /** Newest first, `most` entries (100 where nothing is said) from before the entry `before`. */
  'history.read': call(
    z.strictObject({
      client: ClientId.optional(),
      before: ReceiptId.optional(),
      most: z.int().min(1).max(200).optional(),
    }),
    z.array(HistoryView),
  ),

  'settings.read': call(z.void(), SettingsView),
  'settings.change': call(SettingsView.partial(), SettingsView),

  /** The lines that a client's live file would get. */
  'snippet.show': call(
    z.strictObject({ draft: ProviderDraft, id: z.optional(ProviderId), client: ClientId }),
    SnippetView,
  ),
  /** The draft that such lines, edited by hand, stand for. Throws `edit-refused` or `file-broken` with the place. */
  'snippet.read': call(
    z.strictObject({
      draft: ProviderDraft,
      id: z.optional(ProviderId),
      client: ClientId,
      text: z.string().max(100_000),
    }),
    DraftCheck,
  ),

  /** Opens a client's live file in the user's own editor. */
  'files.open': call(z.strictObject({ client: ClientId }), z.void()),

  /** The deep link that waits for an answer. */
  'links.read': call(z.void(), LinkView.nullable()),
  'links.accept': call(z.strictObject({ link: z.string().max(40) }), ProviderView),
  'links.refuse': call(z.strictObject({ link: z.string().max(40) }), z.void()),
} as const;

export type CallName = keyof typeof contract;
export type Input<Name extends CallName> = z.infer<(typeof contract)[Name]['input']>;
export type Output<Name extends CallName> = z.infer<(typeof contract)[Name]['output']>;

export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

/** What the page holds: it cannot tell which host answers. */
export type Api = {
  readonly [Name in CallName]: (
    ...input: Input<Name> extends void ? [] : [input: Input<Name>]
  ) => Promise<Reply<Output<Name>>>;
};

/** What the engine offers: each may throw an AppError. */
export type Calls = {
  readonly [Name in CallName]: (input: Input<Name>) => Promise<Output<Name>>;
};

export const callNames = Object.keys(contract) as readonly CallName[];

export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}
