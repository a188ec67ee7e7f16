import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureApply } from './apply.ts';
import { measureDocument } from './document.ts';
import { measureGrowth } from './growth.ts';
import { measureHistory } from './history.ts';
import { measurePage } from './page.ts';
import { measureStart } from './start.ts';
import { type Ratio, ratioLine } from './statistics.ts';

// Every figure is a ratio of two things measured in turn in this one run: absolute times say nothing about a busy machine.
const folder = mkdtempSync(join(tmpdir(), 'switchyard-bench-'));
try {
  const ratios: readonly Ratio[] = [
    ...measureDocument(),
    ...(await measureGrowth(folder)),
    ...(await measureApply(folder)),
    ...(await measureHistory(folder)),
    ...(await measureStart(folder)),
    ...(await measurePage(folder)),
  ];
  for (const ratio of ratios) process.stdout.write(`${ratioLine(ratio)}\n`);
  process.exitCode = ratios.every(({ ratio, limit }) => ratio <= limit) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
