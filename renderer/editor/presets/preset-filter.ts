import { unwrap } from '../../../shared/address-text.ts';
import type { Preset } from '../../../shared/preset.ts';
import { wires } from '../../../shared/wire.ts';

export type PresetKind = Preset['kind'];

const kinds: readonly PresetKind[] = ['vendor', 'aggregator', 'local', 'template'];

export interface PresetGroup {
  readonly kind: PresetKind;
  readonly presets: readonly Preset[];
}

/** The host that is asked, with its port where it has one of its own. */
export function hostOfPreset({ endpoints }: Preset): string {
  const url = wires.map((wire) => endpoints[wire]).find((address) => address !== undefined);
  return /^https?:\/\/([^/]+)/.exec(url ?? '')?.[1] ?? '';
}

/**
 * The presets in which every word is found, by name, host or kind, in groups and in the order of the alphabet: nobody
 * pays for a place. `nameOfKind` says a kind in the language of the reader.
 */
export function findPresets(
  presets: readonly Preset[],
  query: string,
  nameOfKind: (kind: PresetKind) => string,
): readonly PresetGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = (preset: Preset) => {
    const text = [preset.name, preset.id, hostOfPreset(preset), preset.kind, nameOfKind(preset.kind)].join(' ');
    return words.every((word) => text.toLowerCase().includes(word));
  };
  const found = presets.filter(isFound).sort((one, other) => one.name.localeCompare(other.name, 'en'));
  return kinds
    .map((kind) => ({ kind, presets: found.filter((preset) => preset.kind === kind) }))
    .filter(({ presets: some }) => some.length > 0);
}

/** Whether what was typed is rather an address than a word to look for. */
export function isAddress(text: string): boolean {
  return /^(https?[:/]\S+|localhost(:\d+)?(\/\S*)?|[\w-]+(\.[\w-]+)+(:\d+)?(\/\S*)?)$/i.test(unwrap(text).text);
}
