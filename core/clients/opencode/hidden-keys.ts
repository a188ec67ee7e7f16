import { isOwnId } from './own-id.ts';
import type { Settings } from './settings.ts';

const choices = ['model', 'small_model', 'enabled_providers', 'disabled_providers'] as const;

/** What of these settings wins over a choice in a lower ranked file, named as in the file. */
export function hiddenKeys(settings: Settings): readonly string[] {
  return [
    ...choices.filter((key) => settings[key] !== undefined),
    ...Object.keys(settings.provider ?? {})
      .filter(isOwnId)
      .map((id) => `provider.${id}`),
  ];
}
