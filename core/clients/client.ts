import type { ClientFacts } from '../../shared/client-facts.ts';
import type { ClientId } from '../../shared/client-id.ts';
import type { KeyRef } from '../../shared/key-ref.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Model, Provider, Wire } from '../../shared/provider.ts';
import type { Sentence } from '../../shared/sentence.ts';
import type { Document, Edit, Path, Syntax } from '../documents/edit.ts';
import type { Environment } from '../environment.ts';
import type { ForeignLock } from '../files/foreign-lock.ts';
import type { LiveFile } from '../files/live-file.ts';
import type { Described, Question } from './acceptance.ts';
import type { ClientRequests } from './client-request.ts';
import type { ForeignKey } from './foreign-key.ts';
import type { Proxied } from './proxy.ts';
import type { Trial } from './trial.ts';

/** Where a client lives. `isFound` is true when its program or its live file is there. */
export interface Installation {
  readonly client: ClientId;
  readonly isFound: boolean;
  /** Absolute path of the program, where one is on PATH. */
  readonly program?: string;
  readonly version?: string;
  /** Told apart where one name stands for several products: `v1` or `v2` of OpenCode. */
  readonly product?: string;
  /** The folder of the client's configuration. */
  readonly folder: string;
  /** The file that a switch edits. It need not exist yet. */
  readonly liveFile: string;
  readonly environment: Environment;
}

/**
 * Where a client keeps things beside its configuration. All absolute, present or not. They are read, never written: a
 * login is the client's own.
 */
export interface ClientPlaces {
  /** Folders of its state: sessions, databases, logins. */
  readonly dataFolders: readonly string[];
  /** Files in which it stores logins and keys that were given to it. */
  readonly loginStores: readonly string[];
  /** Files of variables that it loads when it starts. */
  readonly variableFiles: readonly string[];
}

/** One file of a client as read: `document` is missing when the file is (`bytes` null) or when `problem` says why. */
export interface LiveDocument {
  readonly file: LiveFile;
  readonly syntax: Syntax;
  readonly document?: Document;
  readonly problem?: Problem;
}

/** What the client uses now. `ours` is the provider of our list that the live file names; a foreign entry whose key is with us names it too. */
export interface Current {
  readonly kind: 'official' | 'ours' | 'foreign' | 'unset';
  readonly provider?: string;
  readonly name?: string;
  readonly baseUrl?: string;
  readonly model?: string;
  readonly delivery?: 'keychain' | 'env' | 'file' | 'plain' | 'none';
  /** Of the client's own logins the one that pays, where its files tell: a subscription, or a key that is billed by use. */
  readonly login?: { readonly id?: string; readonly pays: 'subscription' | 'key' };
}

/** Something that outranks or hides the choice in the live file. */
export interface Shadow {
  readonly kind:
    | 'profile'
    | 'project'
    | 'env'
    | 'managed'
    | 'second-file'
    | 'stored-login'
    | 'allowlist'
    | 'setting'
    | 'variable-unset';
  /** The file or the variable. */
  readonly source: string;
  readonly message: Sentence;
  readonly fix: Sentence;
}

/**
 * Something beside the choice that no switch changes and that leads elsewhere, or bends the way there: an agent with a
 * model of its own, a limit that was set for the former model, a proxy. Whether it stands against a choice is decided for
 * the choice that is there and for one that is about to be made by the same rule (see `pinsAgainst`).
 */
export interface Pin extends Shadow {
  readonly against: PinnedTo;
  /** How a switch tells it. */
  readonly note: 'warning' | 'info';
  /** Told at the switch alone: the status says it in other words, or it is no matter of the status. */
  readonly isOfSwitch?: true;
}

/** What a pin leads to, or when it counts. */
export type PinnedTo =
  /** This provider, as the client's files call it: every other choice is elsewhere. */
  | { readonly kind: 'provider'; readonly id: string; readonly account?: string }
  /**
   * The model beside which `setting` was made: the one that stood at `path` before our first switch, else `model`, which
   * stands there now. `names` is the model that the setting itself names.
   */
  | {
      readonly kind: 'former-model';
      readonly model: string | null;
      readonly file: string;
      readonly path: Path;
      readonly setting: { readonly path: Path; readonly source: string };
      readonly names?: string;
    }
  /** Any other address of this provider. */
  | { readonly kind: 'address'; readonly id: string; readonly baseUrl: string; readonly wire?: Wire }
  /** The client's own login. */
  | { readonly kind: 'own-login' }
  /** Addresses that a proxy takes. */
  | Proxied
  /** A key that this variable holds. */
  | { readonly kind: 'variable'; readonly name: string };

/** Content that stops the client, or is retired, with its repair as edits where there is one. */
export interface Legacy {
  readonly problem: Problem;
  readonly isFatal: boolean;
  readonly repair?: {
    readonly title: Sentence;
    readonly files: readonly PlannedFile[];
    /** What must be known of it afterwards. */
    readonly notes?: readonly Note[];
  };
}

/** A provider that somebody else wrote into the live files. Its key, if in plain text, is named by its place only. */
export interface ForeignProvider {
  /** The id in the live file. */
  readonly id: string;
  readonly name: string;
  readonly wire: Wire;
  readonly baseUrl: string;
  readonly isCurrent: boolean;
  readonly model?: string;
  readonly models: readonly { readonly id: string; readonly name?: string }[];
  readonly headers: Readonly<Record<string, string>>;
  readonly queryParams: Readonly<Record<string, string>>;
  readonly key: ForeignKey;
  /** Further secrets that it sends, each in a place of its own. A provider of ours has one key. */
  readonly moreKeys?: readonly ForeignKey[];
  /** Keys in the entry that its client does not send, because it takes another one first. */
  readonly idleKeys?: readonly ForeignKey[];
  /** Headers that it fills from variables. */
  readonly variableHeaders?: readonly string[];
}

/** Everything `read` saw. `main` is the live file; `others` are further files that a plan may edit. */
export interface LiveState {
  readonly installation: Installation;
  readonly main: LiveDocument;
  readonly others: readonly LiveDocument[];
  /** Files that are ours as a whole, present or not, whose text a plan gives (OpenCode's plug-in). */
  readonly ownFiles?: readonly LiveFile[];
  readonly current: Current;
  /** With the pins that stand against what is chosen now. */
  readonly shadows: readonly Shadow[];
  /** All of them, whatever is chosen. */
  readonly pins?: readonly Pin[];
  /** Names of variables that files of the client set for it. */
  readonly variablesSet?: readonly string[];
  readonly legacy: readonly Legacy[];
  readonly foreign: readonly ForeignProvider[];
  /** The entry of ours that is the choice, as a provider under that one's id: its provider may have left our list. */
  readonly ownChoice?: ForeignProvider | undefined;
  /** Variables that the live files set to a key in plain text, whoever uses them. */
  readonly plainVariables?: readonly { readonly name: string; readonly file: string }[];
}

/** How the client is told to get the key. `launcher` and `file` are absolute paths. */
export type KeySource =
  | { readonly kind: 'keychain'; readonly launcher: string; readonly ref: KeyRef }
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'file'; readonly file: string; readonly launcher: string; readonly ref: KeyRef }
  | { readonly kind: 'none' };

/** What shall be the choice. */
export type Target =
  | {
      readonly kind: 'provider';
      readonly provider: Provider;
      readonly wire: Wire;
      readonly baseUrl: string;
      readonly model: string;
      readonly key: KeySource;
      /** How often the key was replaced; a client that blocks ids after a refusal gets a new one (OpenClaw). */
      readonly generation: number;
      /** A profile of the client instead of its main choice (Codex `--profile`). */
      readonly profile?: string;
      /** As for `official`: puts back what an earlier provider of ours set and this one does not (Codex: the effort). */
      readonly original?: readonly OriginalValue[];
    }
  | {
      readonly kind: 'official';
      /** What stood under our keys before we first wrote there; `source` is the value as written, null for absent. */
      readonly original: readonly OriginalValue[];
      /** OpenClaw: the order of the client's own stored logins, e.g. `['openai:chatgpt']`. */
      readonly login?: readonly string[];
    };

export interface OriginalValue {
  readonly file: string;
  readonly path: Path;
  readonly source: string | null;
}

/** A place that we changed, and what stood there before as its owner wrote it. */
export interface WrittenOver {
  readonly path: Path;
  readonly before: string | null;
}

/** A file and what shall become of it. `text: null` removes a file that we made. */
export type PlannedFile =
  | {
      readonly kind: 'edits';
      readonly document: LiveDocument;
      readonly edits: readonly Edit[];
      readonly lock?: ForeignLock;
    }
  | { readonly kind: 'text'; readonly file: LiveFile; readonly text: string | null };

/** What lines of ours say of a provider. A field that is missing is one that they don't say. */
export interface Said {
  readonly name?: string;
  readonly baseUrl?: string;
  readonly wire?: Wire;
  readonly model?: string;
  readonly smallModel?: string;
  readonly models?: readonly Model[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly queryParams?: Readonly<Record<string, string>>;
  /** The variable that holds the key. */
  readonly env?: string;
  /** Of this client only. */
  readonly options?: Provider['options'];
}

/** What the person must know or do after the switch. */
export interface Note {
  readonly kind: 'restart' | 'live' | 'warning' | 'info';
  readonly message: Sentence;
}

export interface ClientPlan {
  readonly files: readonly PlannedFile[];
  readonly notes: readonly Note[];
}

/**
 * Which settings of a provider belong together: its address, and the places below the same table that can hold its key.
 * They are taken back together or not at all, so that one provider's key never comes to stand beside another's address
 * (checklist S9). Each is a path in the live file; `*` stands for any one step.
 */
export interface Binding {
  readonly address: readonly string[];
  readonly keys: readonly (readonly string[])[];
  /** Places outside of that table which say what a key in it stands for (OpenClaw: in which file it lies). */
  readonly sources?: readonly (readonly string[])[];
}

/**
 * Something outside of the live files that the client's choice relies on. Each is there or not, whoever wrote the entry:
 * a home may come from another machine, and what it names be gone since.
 */
export interface Pointer {
  /** The entry's id in the live file. */
  readonly entry: string;
  /** The file that says so. */
  readonly file: string;
  readonly to: PointerTarget;
  /** The entry is not the choice, and yet the client may ask nobody at all where this is not there. */
  readonly isBeside?: true;
}

export type PointerTarget =
  /** A key of ours, through the launcher of some Switchyard. */
  | {
      readonly kind: 'launcher';
      readonly ref: KeyRef;
      /** Absolute. */
      readonly program: string;
      /** Edits that name the launcher of this machine instead; missing where it is the one. */
      readonly moved?: readonly PlannedFile[];
    }
  /** A file that holds the key. Absolute. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'variable'; readonly name: string }
  /** A program of somebody else's that prints the key: a path, or a name on PATH. */
  | { readonly kind: 'command'; readonly command: string };

/** New texts in place of those that were read; null for a file that goes away. */
export type Texts = ReadonlyMap<string, string | null>;

/** How a client's own program is asked whether it takes its settings. */
export interface Acceptance {
  /** The answer takes a tenth of a second, so that everybody waits for it. Others are asked beside what is done. */
  readonly isQuick: boolean;
  /** undefined where there is nothing to ask about, or no program that could tell. Writes nothing. */
  question(state: LiveState, texts?: Texts): Question | undefined;
  /** What its published schema says against the files: a warning for as long as no program has told. */
  described?(state: LiveState): Promise<readonly Described[]>;
}

/** One coding client, as the `adapter.ts` of its folder exports it. Adding one means a folder and a line in `list.ts`. */
export interface Client extends ClientFacts {
  readonly id: ClientId;
  readonly bindings: readonly Binding[];
  /** How it asks a provider, for each of its wires. */
  readonly requests: ClientRequests;
  /** Where it lives and which version, or why it was not found. */
  find(environment: Environment): Promise<Installation>;
  /** What it keeps beside its live files. */
  places(installation: Installation): ClientPlaces;
  /** Its live files, current choice, plain-text keys, shadows, legacy content. Throws no surprise: a broken file is a state. */
  read(installation: Installation): Promise<LiveState>;
  /** The first of these logins that the client certainly has not, as a problem; a client with `ordersLogins` looks. */
  findUnknownLogin?(state: LiveState, logins: readonly string[]): Promise<Problem | undefined>;
  /**
   * A base URL as this client has to have it; missing where it takes each as it is stored. Pure. Only Anthropic's is spelled
   * in two ways: some programs append `/v1/messages` to it, others `/messages`.
   */
  addressFor?(wire: Wire, baseUrl: string): string;
  /** Edits that make `target` the choice. Pure. Throws AppError where the client cannot use it. */
  plan(state: LiveState, target: Target): ClientPlan;
  /**
   * `plan` turned round: what lines that it wrote for `target` say, also after an edit by hand. Pure. Throws nothing: what
   * it does not understand it leaves to the comparison with a new plan.
   */
  readBack(document: Document, target: Target & { readonly kind: 'provider' }): Said;
  /** The model that a profile of it has now, there or not. Pure. */
  modelOfProfile?(state: LiveState, profile: string): string | undefined;
  /**
   * The wire of a foreign provider before we changed its entry, by what stood under our keys (`before` as written). A
   * repair makes the client start; it does not make the provider speak another wire.
   */
  wireBefore?(foreign: ForeignProvider, owned: readonly WrittenOver[]): Wire | undefined;
  /** What its choice relies on outside of its files; `launcher` is the path of ours. Pure: whether it is there is not asked. */
  pointers(state: LiveState, launcher: string): readonly Pointer[];
  /** Edits that take a plain-text key of a foreign provider out of the live file. Pure. */
  moveKey(state: LiveState, foreign: ForeignProvider, key: KeySource): ClientPlan;
  /**
   * Edits that take out what earlier choices of this provider left behind, for when its key goes away. Pure. It is not the
   * current choice.
   */
  forget(state: LiveState, provider: string): ClientPlan;
  /** Edits that remove everything of ours. Pure. */
  leave(state: LiveState): ClientPlan;
  /** How its own program is asked whether it takes its settings as they are, or as they would be. */
  readonly acceptance?: Acceptance;
  /** How its own program is asked one question, to see it answer with a choice. */
  readonly trial?: Trial;
  /** Why candidate texts must not be written: no switch goes on. Where its program is asked for that, it is a quick one. */
  validate?(
    installation: Installation,
    candidates: readonly { readonly path: string; readonly text: string }[],
  ): Promise<Problem | undefined>;
}
