import * as z from 'zod';
import { clientIds } from './client-id.ts';
import { DraftIssue, draftFields, ProviderDraft } from './draft.ts';
import { faces } from './face.ts';
import { languages } from './language.ts';
import { ProblemView, SentenceView } from './problem-view.ts';
import { Delivery, Provider, Wire } from './provider.ts';
import { TestView } from './test-view.ts';

/*
 * What a face may see. No schema here has a place for a key: the most that is shown of one is its last 4 characters.
 */

export const ClientId = z.enum(clientIds);

export const NoteView = z.strictObject({ kind: z.enum(['restart', 'live', 'warning', 'info']), message: SentenceView });
export type NoteView = z.infer<typeof NoteView>;

/** What is not there, or no longer as the live file has it. */
export const gapKinds = ['provider', 'launcher', 'key', 'file', 'variable', 'command', 'settings'] as const;

/** What a client uses now, what outranks it, what is wrong with its files. */
export const ClientView = z.strictObject({
  client: ClientId,
  name: z.string(),
  isFound: z.boolean(),
  program: z.string().optional(),
  version: z.string().optional(),
  /** `v1` or `v2` of OpenCode. */
  product: z.string().optional(),
  liveFile: z.string(),
  wires: z.array(Wire),
  deliveries: z.array(Delivery),
  installCommand: z.string(),
  current: z.strictObject({
    kind: z.enum(['official', 'ours', 'foreign', 'unset']),
    provider: z.string().optional(),
    name: z.string().optional(),
    baseUrl: z.string().optional(),
    model: z.string().optional(),
    delivery: z.enum(['keychain', 'env', 'file', 'plain', 'none']).optional(),
    /** Of the client's own logins the one that pays, where its files tell. */
    login: z.strictObject({ id: z.string().optional(), pays: z.enum(['subscription', 'key']) }).optional(),
  }),
  keyStore: z.enum(['keychain', 'file']).optional(),
  shadows: z.array(
    z.strictObject({
      kind: z.enum([
        'profile',
        'project',
        'env',
        'managed',
        'second-file',
        'stored-login',
        'allowlist',
        'setting',
        'variable-unset',
      ]),
      /** The file or the variable. */
      source: z.string(),
      message: SentenceView,
      fix: SentenceView,
    }),
  ),
  drift: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('elsewhere'), files: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('ours'), files: z.array(z.string()), keys: z.array(z.string()) }),
  ]),
  legacy: z.array(
    z.strictObject({
      problem: ProblemView,
      isFatal: z.boolean(),
      /** What `repair.plan` would do; missing where only the user can. */
      repair: z.optional(SentenceView),
    }),
  ),
  /** Whether it starts with its files: `open` until its own program has told, missing where nobody can tell. */
  verdict: z.enum(['takes', 'refuses', 'open']).optional(),
  plainKeys: z.array(z.strictObject({ provider: z.string(), file: z.string() })),
  /** Where the choice and what it relies on have come apart. */
  gaps: z.array(
    z.strictObject({
      kind: z.enum(gapKinds),
      problem: ProblemView,
      isFatal: z.boolean(),
      /** What `repair.plan` would do. */
      repair: z.optional(SentenceView),
    }),
  ),
  /** Why the client gets no key from our launcher, where its choice names that. */
  launcher: z.optional(ProblemView),
  /** The receipt of the act that an undo takes back, and of the undo that a redo takes back. */
  undo: z.string().optional(),
  redo: z.string().optional(),
  /** Why the live file can't be read. */
  problem: z.optional(ProblemView),
});
export type ClientView = z.infer<typeof ClientView>;

/** Where the key is. `elsewhere`: one was entered, but for another address, so it is not used. */
export const keyStates = ['keychain', 'file', 'env', 'missing', 'elsewhere', 'not-needed'] as const;

export const ProviderView = z.strictObject({
  provider: Provider,
  host: z.string(),
  key: z.enum(keyStates),
  /** At most the last 4 characters of the key. */
  keyHint: z.string().max(8).optional(),
  usedBy: z.array(ClientId),
  website: z.string().optional(),
  /** Where its owner gets a key. */
  keyPage: z.string().optional(),
  /** The last test, however old. */
  test: TestView.optional(),
  /** A test runs now. */
  isTesting: z.boolean(),
});
export type ProviderView = z.infer<typeof ProviderView>;

/** A field that was changed here and, meanwhile, elsewhere. Both as text; empty for nothing. */
export const ConflictView = z.strictObject({ field: z.enum(draftFields), mine: z.string(), theirs: z.string() });
export type ConflictView = z.infer<typeof ConflictView>;

/** What became of a change. In a conflict nothing was written; `provider` is how it is now. */
export const ChangeView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('changed'), provider: ProviderView }),
  z.strictObject({ kind: z.literal('conflict'), provider: ProviderView, conflicts: z.array(ConflictView).min(1) }),
]);
export type ChangeView = z.infer<typeof ChangeView>;

/** A provider that was removed and can still be put back. */
export const RemovalView = z.strictObject({
  removal: z.string(),
  name: z.string(),
  /** When it can't be put back any more, ISO 8601. */
  until: z.iso.datetime(),
});
export type RemovalView = z.infer<typeof RemovalView>;

export const FileDiffView = z.strictObject({
  path: z.string(),
  act: z.enum(['create', 'change', 'delete']),
  added: z.int(),
  removed: z.int(),
  /** Lines of the whole new file. */
  lines: z.int(),
  hunks: z.array(z.strictObject({ header: z.string(), lines: z.array(z.string()) })),
});
export type FileDiffView = z.infer<typeof FileDiffView>;

export const PlanId = z.string().regex(/^[0-9a-f]{16}$/);

export const actKinds = ['use', 'undo', 'redo', 'restore', 'repair', 'import', 'forget', 'leave'] as const;

/** What an act is about, in parts, so that a face can say it in its own language. */
const act = {
  kind: z.enum(actKinds),
  client: ClientId,
  /** A provider id, or `official`. */
  choice: z.string().optional(),
  model: z.string().optional(),
  summary: SentenceView,
};

/** Edits not yet applied. */
export const PlanView = z.strictObject({
  plan: PlanId,
  ...act,
  files: z.array(FileDiffView),
  notes: z.array(NoteView),
});
export type PlanView = z.infer<typeof PlanView>;

/** What was done. `receipt` is missing when there was nothing to change. */
export const AppliedView = z.strictObject({
  ...act,
  receipt: z.string().optional(),
  notes: z.array(NoteView),
});
export type AppliedView = z.infer<typeof AppliedView>;

export const HistoryView = z.strictObject({
  id: z.string(),
  at: z.string(),
  ...act,
  /** `outside`: another program or a person changed what the client uses; there is nothing of ours to take back. */
  kind: z.enum([...actKinds, 'outside']),
  /** Missing in what an older Switchyard wrote. */
  face: z.enum(faces).optional(),
  files: z.array(z.string()),
  /** Another act has taken it back, and still stands. */
  isUndone: z.boolean(),
  /** What `undo.use` of this very entry would be; missing where another act of its client came after it. */
  can: z.enum(['undo', 'redo']).optional(),
});
export type HistoryView = z.infer<typeof HistoryView>;

/** Where the key of an entry that somebody else wrote can be. */
export const foreignKeyKinds = [
  'plain',
  'env',
  'file',
  'stored',
  'command',
  'ours',
  'login',
  'unsure',
  'variable-name',
  'missing',
  'none',
] as const;

/** A provider that a live file already holds, and what importing it would do. */
export const CandidateView = z.strictObject({
  client: ClientId,
  foreignId: z.string(),
  isCurrent: z.boolean(),
  provider: z.optional(Provider),
  isKnown: z.boolean(),
  key: z.strictObject({
    kind: z.enum(foreignKeyKinds),
    file: z.string().optional(),
    hint: z.string().max(8).optional(),
  }),
  /** How its key can come to the keychain; missing where it can't, or need not. */
  transfer: z.enum(['move', 'copy']).optional(),
  problem: z.optional(ProblemView),
  remarks: z.array(SentenceView),
});
export type CandidateView = z.infer<typeof CandidateView>;

/** Sentences that are said once. */
export const oneTimeHints = ['tray-keeps-running', 'no-tray'] as const;

export const SettingsView = z.strictObject({
  language: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  startAtLogin: z.boolean(),
  startHidden: z.boolean(),
  closeToTray: z.boolean(),
  /** An Electron accelerator that opens the command palette from anywhere; null for none. */
  shortcut: z.string().max(100).nullable(),
  /** How each client gets its keys; missing means the safest way that works. */
  delivery: z.partialRecord(ClientId, Delivery),
  /** Where a client's configuration is, if not where its own rules say. Absolute. */
  folders: z.partialRecord(ClientId, z.string().max(4000)),
  /** Per live file; the very first one is kept beyond that. */
  backupsKept: z.int().min(2).max(200),
  /** Receipts per client; the oldest beyond that are folded into one record that can't be undone. */
  historyKept: z.int().min(20).max(10_000),
  told: z.array(z.enum(oneTimeHints)).max(20),
});
export type SettingsView = z.infer<typeof SettingsView>;

/** What a deep link asks for. Its key, if any, is shown by its last characters and stays where the link came in. */
export const LinkView = z.strictObject({
  link: z.string().regex(/^[0-9a-f]{16}$/),
  draft: ProviderDraft,
  host: z.string(),
  /** The host is this machine or a private network. */
  isPrivate: z.boolean(),
  keyHint: z.string().max(8).optional(),
  /** What was mended in what the link says. */
  mended: z.array(SentenceView),
  issues: z.array(DraftIssue),
});
export type LinkView = z.infer<typeof LinkView>;

export const SnippetView = z.strictObject({
  file: z.string(),
  syntax: z.enum(['toml', 'json']),
  /** The lines of ours as they would stand in the live file. */
  text: z.string(),
  /** "4 lines of 212 change". */
  added: z.int(),
  removed: z.int(),
  lines: z.int(),
});
export type SnippetView = z.infer<typeof SnippetView>;
