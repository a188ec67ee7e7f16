import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureApply } from './apply.ts';
import { measureConnection } from './connection/connection.ts';
import { measureConvertRequest } from './convert-request.ts';
import { measureConvertStream } from './convert-stream.ts';
import { measureDocument } from './document.ts';
import { measureGrowth } from './growth.ts';
import { measureHistory } from './history.ts';
import { measurePage } from './page.ts';
import { measureStart } from './start.ts';
import { type Ratio, ratioLine } from './statistics.ts';

/** `npm run bench start page` measures these alone; all of them where none is named. */
const parts: Readonly<Record<string, (folder: string) => readonly Ratio[] | Promise<readonly Ratio[]>>> = {
  document: measureDocument,
  growth: measureGrowth,
  apply: measureApply,
  convert: () => [...measureConvertRequest(), ...measureConvertStream()],
  history: measureHistory,
  start: measureStart,
  page: measurePage,
  connection: measureConnection,
};
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);

// Every figure is a ratio of two things measured in turn in this one run: absolute times say nothing about a busy machine.
const folder = mkdtempSync(join(tmpdir(), 'switchyard-bench-'));
try {
  const ratios: Ratio[] = [];
  for (const [name, measure] of Object.entries(parts))
    if (chosen.length === 0 || chosen.includes(name)) ratios.push(...(await measure(folder)));
  for (const ratio of ratios) process.stdout.write(`${ratioLine(ratio)}\n`);
  process.exitCode = ratios.every(({ ratio, limit }) => ratio <= limit) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
