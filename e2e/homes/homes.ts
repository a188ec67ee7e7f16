import { parseArgs } from 'node:util';
import { type Found, searchHomes, shrunk } from './search.ts';

/**
 * `npm run homes -- --seed N --count N`: walks homes drawn at random and prints each class of fault with its smallest home.
 * Home N alone is walked again by `--seed N --count 1`. Ends with 1 when any home is wrong.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '2000' } },
});

const say = (text: string) => void process.stdout.write(`${text}\n`);

function textOf({ faultClass, drawn, fault }: Found): string {
  const { files, variables, programs } = drawn.home;
  return [
    `## ${faultClass}`,
    `seed ${drawn.seed}: ${fault.detail}`,
    ...Object.entries(files).map(([path, text]) => `--- ${path}\n${text.trimEnd()}`),
    ...Object.entries(variables).map(([name, value]) => `variable ${name}=${value}`),
    ...Object.entries(programs).map(([name, prints]) => `bin/${name} prints ${prints}`),
    '',
  ].join('\n');
}

const count = Number(values.count);
const { found, wrong, ends } = await searchHomes(Number(values.seed), count, ({ faultClass, drawn }) =>
  process.stderr.write(`${faultClass} (seed ${drawn.seed})\n`),
);
for (const one of [...found.values()].sort((a, b) => (a.faultClass < b.faultClass ? -1 : 1)))
  say(textOf(await shrunk(one)));
for (const name of [...found.keys()].sort()) say(name);
for (const [end, times] of [...ends].sort()) say(`${times} × ${end}`);
say(`${wrong} of ${count} homes are wrong, in ${found.size} classes`);
process.exitCode = wrong > 0 ? 1 : 0;
