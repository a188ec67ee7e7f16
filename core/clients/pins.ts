import { isSameBase, plainBase } from '../../shared/anthropic-address.ts';
import { nameOrKey } from '../../shared/key-shape.ts';
import { sentence } from '../../shared/messages/words.ts';
import type { Wire } from '../../shared/provider.ts';
import type { Sentence } from '../../shared/sentence.ts';
import type { Path } from '../documents/edit.ts';
import { variableOf } from './child-process.ts';
import type { LiveState, Note, OriginalValue, Pin, PinnedTo, Shadow } from './client.ts';
import { isProxied } from './proxy.ts';

/** What is the choice, or is about to be, in the words of the client's files. */
export interface Choice {
  /** The provider's id; missing where nothing is chosen. */
  readonly id?: string;
  readonly isOwnLogin?: boolean;
  readonly baseUrl?: string;
  /** Null: the client's own default. */
  readonly model?: string | null;
  /** Where its key comes from, as far as two entries of one address can be told apart by it (see `accountOf`). */
  readonly account?: string;
  /** The variable that holds its key. */
  readonly variable?: string;
  /** What stood under our keys before our first switch. */
  readonly original?: readonly OriginalValue[];
}

/** One word for an address and where its key comes from. Only what says it openly can be compared: a variable, or no key. */
export function accountOf(
  { wire, baseUrl }: { readonly wire?: Wire | undefined; readonly baseUrl?: string | undefined },
  key: { readonly kind: string; readonly name?: string },
): string | undefined {
  if (baseUrl === undefined) return undefined;
  const address = plainBase(wire, baseUrl);
  if (key.kind === 'env' && key.name !== undefined) return `${address} $${key.name}`;
  return key.kind === 'none' ? address : undefined;
}

/** The pins that stand against this choice; those of one file and one sentence are told together. */
export function pinsAgainst(pins: readonly Pin[], choice: Choice): readonly Pin[] {
  const joined = new Map<string, Pin>();
  for (const pin of pins.filter((one) => standsAgainst(one, choice))) {
    const name = JSON.stringify([pin.source, pin.note, withoutList(pin.message), pin.fix]);
    const before = joined.get(name);
    joined.set(name, before ? { ...before, message: withList(before.message, pin.message) } : pin);
  }
  return [...joined.values()];
}

function standsAgainst({ against }: Pin, choice: Choice): boolean {
  switch (against.kind) {
    case 'provider':
      if (choice.id === against.id) return false;
      return against.account === undefined || against.account !== choice.account;
    case 'former-model':
      return choice.model !== undefined && isOfFormerModel(against, choice.model, choice.original ?? []);
    case 'address':
      return (
        choice.id === against.id &&
        choice.baseUrl !== undefined &&
        !isSameBase(against.wire, choice.baseUrl, against.baseUrl)
      );
    case 'own-login':
      return choice.isOwnLogin === true;
    case 'proxy':
      return isProxied(against, choice.baseUrl);
    case 'variable':
      return choice.variable === against.name;
  }
}

/** A setting that we wrote ourselves belongs to our choice. */
function isOfFormerModel(
  { file, path, model, setting, names }: Extract<PinnedTo, { kind: 'former-model' }>,
  chosen: string | null,
  original: readonly OriginalValue[],
): boolean {
  const before = (place: Path) => original.find((one) => one.file === file && one.path.join('\n') === place.join('\n'));
  const written = before(setting.path);
  if (written && written.source !== setting.source) return false;
  const known = before(path);
  const former = known ? (known.source?.replace(/^(["'])(.*)\1$/s, '$2') ?? null) : model;
  return chosen !== former && chosen !== names;
}

function withoutList({ text, values }: Sentence): Sentence {
  return { text, values: { ...values, pins: '' } };
}

function withList(one: Sentence, other: Sentence): Sentence {
  const items = [one, other].flatMap(({ values: { pins } }) => (Array.isArray(pins) ? pins : []));
  return { text: one.text, values: { ...one.values, ...(items.length > 0 && { pins: [...new Set(items)] }) } };
}

export function toShadow({ kind, source, message, fix }: Shadow): Shadow {
  return { kind, source, message, fix };
}

/** What the status says of pins besides all other shadows. */
export function pinShadows(pins: readonly Pin[], choice: Choice): readonly Shadow[] {
  return pinsAgainst(pins, choice)
    .filter(({ isOfSwitch }) => isOfSwitch !== true)
    .map(toShadow);
}

/** What a switch says of the pins that stand against its choice. */
export function pinNotes(pins: readonly Pin[], choice: Choice): readonly Note[] {
  return pinsAgainst(pins, choice).map(({ note, ...pin }) => ({ kind: note, message: shadowWords(pin) }));
}

/** Everything that was read of shadows but the pins, which are told for the new choice (see `pinNotes`). */
export function shadowsBesidePins({ shadows, pins = [] }: LiveState): readonly Shadow[] {
  const told = new Set(pins.map(({ source, message }) => `${source} ${message.text}`));
  return shadows.filter(({ source, message }) => !told.has(`${source} ${message.text}`));
}

export function shadowWords({ message, fix }: Pick<Shadow, 'message' | 'fix'>): Sentence {
  return sentence('notes.client.shadow', { message, fix });
}

/**
 * Settings of another model beside a choice of ours. Only our history knows which model they were made for, so a look at
 * the files alone does not find them.
 */
export function formerModelShadows(
  { current, pins = [] }: LiveState,
  original: readonly OriginalValue[],
): readonly Shadow[] {
  if (current.kind !== 'ours') return [];
  const settings = pins.filter(({ against }) => against.kind === 'former-model');
  return pinShadows(settings, { model: current.model ?? null, original });
}

/** The variable of the key, where nothing that we see sets it. Where the client is started it may be set all the same. */
export function unsetVariable(
  { installation: { environment }, variablesSet = [] }: Pick<LiveState, 'installation' | 'variablesSet'>,
  client: string,
  { variable }: Choice,
): readonly Shadow[] {
  // A key that was put there in place of the name is named elsewhere, and shown nowhere.
  if (variable === undefined || nameOrKey(variable) !== 'name') return [];
  if (variableOf(environment, variable) || variablesSet.includes(variable)) return [];
  return [
    {
      kind: 'variable-unset',
      source: variable,
      message: sentence('shadows.client.variable-unset.cause', { name: variable }),
      fix: sentence('shadows.client.variable-unset.fix', { name: variable, client }),
    },
  ];
}
