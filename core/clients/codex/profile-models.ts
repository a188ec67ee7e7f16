import type { ForeignProvider, LiveDocument, LiveState } from '../client.ts';
import { isTable, profileOf, tableAt, textAt } from './config.ts';

/** What a profile chooses: of its own file, or of a retired table of config.toml. */
interface ProfileChoice {
  readonly profile: string;
  readonly provider?: string;
  readonly model?: string;
}

/** A profile's own file is the newer one, so its table comes after it. */
function profileChoices(main: LiveDocument, profiles: readonly LiveDocument[]): readonly ProfileChoice[] {
  const ofFiles = profiles.flatMap(({ file, document }) => {
    const profile = profileOf(file.path);
    return profile === undefined
      ? []
      : [toChoice(profile, textAt(document, ['model_provider']), textAt(document, ['model']))];
  });
  const ofTables = Object.entries(tableAt(main.document, ['profiles'])).flatMap(([profile, table]) =>
    isTable(table) ? [toChoice(profile, table.model_provider, table.model)] : [],
  );
  return [...ofFiles, ...ofTables];
}

function toChoice(profile: string, provider: unknown, model: unknown): ProfileChoice {
  return {
    profile,
    ...(typeof provider === 'string' && { provider }),
    ...(typeof model === 'string' && { model }),
  };
}

/** The profile that its owner wants without naming it at the start; Codex ignores the wish. */
function wantedProfile({ document }: LiveDocument): string | undefined {
  const wanted = document?.get(['default_profile']);
  const name = isTable(wanted) ? wanted.name : wanted;
  return typeof name === 'string' ? name : textAt(document, ['profile']);
}

/**
 * The models for which profiles name a provider. One that is not the main choice has no other model in these files: the
 * profile that is wanted by default tells it, else the first one. The main choice without a model asks for Codex's own
 * default, whatever a profile asks for.
 */
export function withProfileModels(
  foreign: readonly ForeignProvider[],
  main: LiveDocument,
  profiles: readonly LiveDocument[],
): readonly ForeignProvider[] {
  const choices = profileChoices(main, profiles);
  const wanted = wantedProfile(main);
  return foreign.map((one) => {
    const own = choices.filter(({ provider, model }) => provider === one.id && model !== undefined);
    if (own.length === 0) return one;
    const meant = own.find(({ profile }) => profile === wanted) ?? (one.isCurrent ? undefined : own[0]);
    const model = one.model ?? meant?.model;
    const ids = new Set([...one.models.map(({ id }) => id), ...own.map((choice) => choice.model ?? '')]);
    const known = (id: string) => one.models.find((row) => row.id === id) ?? { id };
    return { ...one, ...(model !== undefined && { model }), models: [...ids].map(known) };
  });
}

/** The model that a profile has now. */
export function modelOfProfile({ main, others }: LiveState, profile: string): string | undefined {
  return profileChoices(main, others).find((one) => one.profile === profile && one.model !== undefined)?.model;
}
