import { parseArgs } from 'node:util';
import { faultOf } from './judged.ts';

/** `npm run fuzz -- --count 100000 --seed 1`: so many random upstream answers through the converter, one after another. */
const { values } = parseArgs({
  options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const first = Number(values.seed);
const faults: string[] = [];
let mostMemory = 0;
for (let seed = first; seed < first + Number(values.count); seed += 1) {
  const fault = faultOf(seed);
  if (fault !== undefined) faults.push(fault);
  if (seed % 1_000 === 0) mostMemory = Math.max(mostMemory, process.memoryUsage().heapUsed);
}
for (const fault of faults.slice(0, 20)) process.stdout.write(`${fault}\n`);
const memory = Math.round(mostMemory / 1024 / 1024);
process.stdout.write(
  `${values.count} answers from seed ${first}: ${faults.length} with faults; heap at most ${memory} MB\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
