import type * as z from 'zod';
import { type PresetCatalogue, presetCatalogue } from '../../shared/preset.ts';
import type { Engine } from '../switching/engine.ts';

/** Public facts about providers, read once. */
export function knownPresets({ read }: Engine): z.infer<typeof PresetCatalogue> {
  return read.once('presets', [], presetCatalogue);
}
