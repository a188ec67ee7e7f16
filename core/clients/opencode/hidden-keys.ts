import { isOwnId } from './own-id.ts';
import { type Settings, splitModel } from './settings.ts';

const choices = ['model', 'small_model', 'enabled_providers', 'disabled_providers'] as const;

/** What of these settings wins over a choice in a lower ranked file, named as in the file. */
export function hiddenKeys(settings: Settings): readonly string[] {
  return [
    ...choices.filter((key) => settings[key] !== undefined),
    ...Object.keys(settings.provider ?? {})
      .filter(isOwnId)
      .map((id) => `provider.${id}`),
    ...independentAgents(settings),
  ];
}

/** The agents that name a model which is not ours: they do not follow a choice. `mode` is their older name. */
export function independentAgents({ agent = {}, mode = {} }: Settings): readonly string[] {
  const named = (table: string, agents: NonNullable<Settings['agent']>) =>
    Object.entries(agents)
      .filter(([, { model }]) => model !== undefined && !isOwnId(splitModel(model).provider))
      .map(([name]) => `${table}.${name}`);
  return [...named('agent', agent), ...named('mode', mode)];
}
