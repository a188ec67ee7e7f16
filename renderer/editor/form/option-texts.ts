import type { ClientOption } from '../../../shared/client-facts.ts';
import { type ClientId, clientFacts } from '../../../shared/client-id.ts';
import type { ProviderDraft } from '../../../shared/draft.ts';

/** What is typed into the fields of the clients' own options: by client, by the name of the option. */
export type OptionTexts = Readonly<Partial<Record<ClientId, Readonly<Record<string, string>>>>>;

type Options = ProviderDraft['options'];

const allFacts = Object.entries(clientFacts) as readonly (readonly [ClientId, (typeof clientFacts)[ClientId]])[];

export function textOf(texts: OptionTexts, client: ClientId, name: string): string {
  return texts[client]?.[name] ?? '';
}

export function withText(texts: OptionTexts, client: ClientId, name: string, text: string): OptionTexts {
  return { ...texts, [client]: { ...texts[client], [name]: text } };
}

const joined = ({ between }: ClientOption): string => (between === ',' ? ', ' : '\n');

/** The entries of a list as typed, without what is blank. */
function entriesOf({ between = '\n' }: ClientOption, text: string): readonly string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function toOptionTexts(options: Options): OptionTexts {
  const texts = allFacts.map(([client, facts]) => {
    const stored: Readonly<Record<string, unknown>> = options[client] ?? {};
    const named = facts.options.map((option) => {
      const value = stored[option.name];
      return [option.name, Array.isArray(value) ? value.join(joined(option)) : String(value ?? '')] as const;
    });
    return [client, Object.fromEntries(named)] as const;
  });
  return Object.fromEntries(texts);
}

/** What is stored of them: nothing of a field that is blank, and nothing of a client without any. */
export function toOptions(texts: OptionTexts): Options {
  const stored = allFacts.map(([client, { options }]) => {
    const named = options.flatMap((option) => {
      const text = textOf(texts, client, option.name);
      const value = option.kind === 'list' ? entriesOf(option, text) : text.trim();
      return value.length === 0 ? [] : [[option.name, value] as const];
    });
    return [client, Object.fromEntries(named)] as const;
  });
  return Object.fromEntries(stored.filter(([, named]) => Object.keys(named).length > 0));
}

/** Whether a list has too many entries, or one that is too long. A field of one line takes no more than it may hold. */
export function isTooLong(texts: OptionTexts): boolean {
  return allFacts.some(([client, { options }]) =>
    options.some((option) => {
      if (option.kind === 'line') return false;
      const entries = entriesOf(option, textOf(texts, client, option.name));
      return entries.length > (option.most ?? 0) || entries.some((one) => one.length > option.longest);
    }),
  );
}
