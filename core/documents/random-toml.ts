import { type Draw, pick } from './random-draw.ts';

const keyNames = ['a', 'b', 'c', 'model', 'model_providers', 'x y', 'dot.ted', 'é', '1'];
const scalars = [
  '1',
  '0x1F',
  '1_000',
  '"text # no comment"',
  "'C:\\\\path'",
  'true',
  '1979-05-27T07:32:00Z',
  '3.5e2',
  '[]',
  '[ 1, 2, ]',
  '[\n  "one", # of two\n  "two"\n]',
  '"""\nline = 1\n[not.a.table]\n"""',
  "'''lit'''",
  '9223372036854775807',
];

/** A random valid TOML text: every style of table, odd spacing, comments in most places. Line breaks are `\n`. */
export function randomToml(draw: Draw): string {
  const out: string[] = [];
  writeTable(draw, [], 3, out);
  return out.join('\n') + (draw(3) > 0 ? '\n' : '');
}

function writeTable(draw: Draw, path: readonly string[], depth: number, out: string[]): void {
  const keys = keyNames.filter(() => draw(3) === 0);
  const own = keys.filter(() => draw(2) === 0);
  for (const key of own) {
    writeNoise(draw, out);
    out.push(`${indent(draw)}${pair(draw, key, 2)}${trailer(draw)}`);
    if (draw(4) === 0) out.push(...dotted(draw, `${key}z`));
  }
  if (depth === 0) return;
  for (const key of keys.filter((name) => !own.includes(name))) {
    const below = [...path, key];
    if (draw(5) === 0) {
      for (let count = 1 + draw(2); count > 0; count--) writeHeader(draw, below, '[[', ']]', depth, out);
    } else if (draw(6) === 0) writeHeader(draw, [...below, 'deep'], '[', ']', depth, out);
    else writeHeader(draw, below, '[', ']', depth, out);
  }
}

function writeHeader(
  draw: Draw,
  path: readonly string[],
  open: string,
  close: string,
  depth: number,
  out: string[],
): void {
  for (let blanks = draw(3); blanks > 0; blanks--) out.push(pick(draw, ['', '', '  ']));
  writeNoise(draw, out);
  const space = pick(draw, ['', '', ' ']);
  const dot = pick(draw, ['.', '.', ' . ']);
  const names = path.map((key) => spelled(draw, key)).join(dot);
  out.push(`${indent(draw)}${open}${space}${names}${space}${close}${trailer(draw)}`);
  writeTable(draw, path, depth - 1, out);
}

function writeNoise(draw: Draw, out: string[]): void {
  if (draw(4) === 0) out.push('');
  if (draw(4) === 0) out.push(`${indent(draw)}# note ${draw(1000)} = [x]`);
  if (draw(8) === 0) out.push('');
}

const indent = (draw: Draw) => pick(draw, ['', '', '', '  ', '\t']);
const trailer = (draw: Draw) => pick(draw, ['', '', ' ', '  # tail', '\t#']);

function pair(draw: Draw, key: string, depth: number): string {
  return `${spelled(draw, key)}${pick(draw, [' = ', '=', '  =\t'])}${value(draw, depth)}`;
}

function dotted(draw: Draw, key: string): string[] {
  const names = ['p', 'q', 'r.s'].filter(() => draw(2) === 0);
  return names.map((name) => `${spelled(draw, key)}.${name} = ${value(draw, 1)}${trailer(draw)}`);
}

function value(draw: Draw, depth: number): string {
  if (depth === 0 || draw(3) > 0) return pick(draw, scalars);
  const keys = keyNames.filter(() => draw(4) === 0);
  const members = keys.map((key) => `${spelled(draw, key)} = ${oneLine(draw)}`);
  if (draw(3) === 0) return `[${members.map((member) => `{ ${member} }`).join(', ')}]`;
  const space = pick(draw, ['', ' ']);
  return `{${space}${members.join(pick(draw, [', ', ',']))}${space}}`;
}

const oneLine = (draw: Draw): string =>
  draw(4) === 0
    ? '{ n.m = 1, o = [{ p = 2 }] }'
    : pick(
        draw,
        scalars.filter((text) => !text.includes('\n')),
      );

function spelled(draw: Draw, key: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(key) && draw(5) > 0) return key;
  return draw(2) === 0 ? `"${key}"` : `'${key}'`;
}
