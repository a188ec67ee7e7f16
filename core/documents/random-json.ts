import { type Draw, pick } from './random-draw.ts';

const keyNames = ['a', 'b', 'model', 'provider', 'x y', 'é', 'constructor'];
const scalars = ['1', '-2.5', '"text // no comment"', 'true', 'null', '""', '"{ [ ,"'];
const json5Scalars = [...scalars, "'single'", '0x1F', '+Infinity', 'NaN', '.5'];

/** A random valid text, with comments and trailing commas in odd places. JSON5 also has bare keys and single quotes. */
export function randomJson(draw: Draw, syntax: 'jsonc' | 'json5'): string {
  const isOneLine = draw(5) === 0;
  const head = pick(draw, ['', '', '// head\n', '/* head */ ', '\n']);
  const tail = pick(draw, ['', '\n', '\n', ' // tail\n', '\n\n/* tail */']);
  return head + object(draw, syntax, isOneLine ? null : '', 3) + tail;
}

function object(draw: Draw, syntax: 'jsonc' | 'json5', indent: string | null, depth: number): string {
  const keys = keyNames.filter(() => draw(depth + 1) > 1 || draw(5) === 0);
  const members = keys.map(
    (key) => (inner: string | null) =>
      `${spelled(draw, key, syntax)}${pick(draw, [': ', ': ', ':', ' : '])}${value(draw, syntax, inner, depth - 1)}`,
  );
  return list(draw, '{', members, '}', indent);
}

function value(draw: Draw, syntax: 'jsonc' | 'json5', indent: string | null, depth: number): string {
  const kind = depth < 0 ? 0 : draw(4);
  if (kind > 1) return object(draw, syntax, indent, depth);
  if (kind === 0) return pick(draw, syntax === 'json5' ? json5Scalars : scalars);
  const items = Array.from({ length: draw(3) }, () => (inner: string | null) => value(draw, syntax, inner, depth - 1));
  return list(draw, '[', items, ']', indent);
}

function list(
  draw: Draw,
  open: string,
  items: readonly ((indent: string | null) => string)[],
  close: string,
  indent: string | null,
): string {
  const hasTrailingComma = items.length > 0 && draw(3) === 0;
  if (indent === null || draw(4) === 0) {
    const space = pick(draw, ['', ' ']);
    const texts = items.map((write) => write(null) + pick(draw, ['', '', ' ', ' /* c */ ']));
    return (
      open +
      space +
      texts.join(`,${pick(draw, [' ', '', ' /* c */ '])}`) +
      (hasTrailingComma ? ',' : '') +
      space +
      close
    );
  }
  const inner = indent + pick(draw, ['  ', '\t', '    ']);
  const lines = items.map((write, index) => {
    const comma = index < items.length - 1 || hasTrailingComma ? ',' : '';
    return `${noise(draw, inner)}${inner}${write(inner)}${comma}${pick(draw, ['', '', ' ', ' // tail', ' /* c */'])}\n`;
  });
  if (lines.length === 0) return open + pick(draw, ['', ' ', '\n', `\n${inner}// nothing\n${indent}`]) + close;
  return `${open}${pick(draw, ['', '', ' // open'])}\n${lines.join('')}${noise(draw, inner)}${indent}${close}`;
}

const noise = (draw: Draw, indent: string): string =>
  pick(draw, ['', '', '', '\n', `${indent}// note\n`, `${indent}/* a\n   b */\n`]);

function spelled(draw: Draw, key: string, syntax: 'jsonc' | 'json5'): string {
  if (syntax === 'jsonc') return `"${key}"`;
  return pick(draw, [`"${key}"`, `'${key}'`, /^\w+$/.test(key) ? key : `"${key}"`]);
}
