import { isDeeperThan, isObject, readJson, textOf } from '../json.ts';

/** `arguments`: JSON, as in a call that was no text. */
export type TextCall = { readonly name: string; readonly arguments: string };

const deepest = 64;

const bars = '[|\uff5c\u2016\u2225]{1,2}';
const dsml = `\\s{0,4}${bars}\\s{0,4}DSML\\s{0,4}${bars}\\s{0,4}`;

/** A pair of tags around a text. */
type Pair = { readonly start: RegExp; readonly end: RegExp };

const invoke: Pair = {
  start: new RegExp(`<${dsml}invoke\\s+name="([^"]{1,200})"\\s*>`, 'g'),
  end: new RegExp(`</${dsml}invoke\\s*>`, 'g'),
};
const parameter: Pair = {
  start: new RegExp(`<${dsml}parameter\\s+name="([^"]{1,200})"(?:\\s+string="(true|false)")?\\s*>`, 'g'),
  end: new RegExp(`</${dsml}parameter\\s*>`, 'g'),
};
const tagged: Pair = { start: /<tool_call>/g, end: /<\/tool_call>/g };
const xmlFunction: Pair = { start: /<function=([^>\n]{1,200})>/g, end: /<\/function>/g };
const xmlParameter: Pair = { start: /<parameter=([^>\n]{1,200})>\n?/g, end: /\n?<\/parameter>/g };
const argumentName: Pair = { start: /<arg_key>/g, end: /<\/arg_key>/g };
const argumentValue: Pair = { start: /<arg_value>/g, end: /<\/arg_value>/g };
const glmName = /^\s*([A-Za-z0-9_.:-]{1,200})\s*(?=<arg_key>|$)/;

type Between = { readonly head: readonly string[]; readonly body: string };

/** What stands between the tags, pair after pair; where an end is missing nothing more is looked for. */
function between(text: string, { start, end }: Pair): readonly Between[] {
  const found: Between[] = [];
  start.lastIndex = 0;
  for (let head = start.exec(text); head !== null; head = start.exec(text)) {
    end.lastIndex = start.lastIndex;
    const tail = end.exec(text);
    if (tail === null) break;
    found.push({ head, body: text.slice(start.lastIndex, tail.index) });
    start.lastIndex = end.lastIndex;
  }
  return found;
}

/**
 * The calls in one block of text: DeepSeek's DSML, or `<tool_call>` around JSON (Hermes, Qwen), around
 * `<function=…><parameter=…>` (Qwen Coder) or around `<arg_key>` and `<arg_value>` (GLM).
 */
export function readTextCalls(block: string): readonly TextCall[] {
  const ofDsml = between(block, invoke).map(({ head, body }) => ({
    name: head[1] ?? '',
    arguments: dsmlArguments(body),
  }));
  const ofTags = between(block, tagged).flatMap(({ body }) => fromJson(body) ?? fromXml(body) ?? fromPairs(body) ?? []);
  return [...ofDsml, ...ofTags];
}

function dsmlArguments(body: string): string {
  return written(
    between(body, parameter).map(({ head, body: text }) => [
      head[1] ?? '',
      head[2] === 'false' ? looseValue(text) : text,
    ]),
  );
}

function written(members: readonly (readonly [string, unknown])[]): string {
  return JSON.stringify(Object.fromEntries(members));
}

function fromJson(body: string): TextCall | undefined {
  const value = readJson(body);
  if (!isObject(value) || textOf(value.name) === '' || isDeeperThan(value, deepest)) return undefined;
  const given = value.arguments ?? value.parameters ?? {};
  return { name: textOf(value.name), arguments: typeof given === 'string' ? given : JSON.stringify(given) };
}

function fromXml(body: string): TextCall | undefined {
  const [call] = between(body, xmlFunction);
  const name = call?.head[1];
  if (call === undefined || name === undefined) return undefined;
  const members = between(call.body, xmlParameter).map(
    ({ head, body: text }) => [head[1] ?? '', looseValue(text)] as const,
  );
  return { name, arguments: written(members) };
}

function fromPairs(body: string): TextCall | undefined {
  const name = glmName.exec(body)?.[1];
  if (name === undefined) return undefined;
  const values = between(body, argumentValue);
  const members = between(body, argumentName).flatMap((key, place) => {
    const value = values[place];
    return value ? [[key.body.trim(), looseValue(value.body)] as const] : [];
  });
  return { name, arguments: written(members) };
}

/** These forms do not say what is a text: what reads as a number, a list or an object is one, everything else a text. */
function looseValue(text: string): unknown {
  const value = readJson(text);
  return value === undefined || typeof value === 'string' || isDeeperThan(value, deepest) ? text : value;
}
