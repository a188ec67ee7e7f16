import { drawCodexHome } from './codex/draw.ts';
import type { DrawnHome } from './drawn-home.ts';
import { type ModelledId, modelledIds } from './modelled-clients.ts';
import { drawOpenClawHome } from './openclaw/draw.ts';
import { drawOpenCodeHome } from './opencode/draw.ts';

const draws: Readonly<Record<ModelledId, (seed: number) => DrawnHome>> = {
  codex: drawCodexHome,
  opencode: drawOpenCodeHome,
  openclaw: drawOpenClawHome,
};

/** The home of that number, each client in turn. */
export function drawHome(seed: number): DrawnHome {
  return draws[modelledIds[seed % modelledIds.length] ?? 'codex'](seed);
}
