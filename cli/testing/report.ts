import { clientFacts, clientNames } from '../../shared/client-id.ts';
import { type FindingLook, lookOf } from '../../shared/finding-look.ts';
import { findingText } from '../../shared/finding-text.ts';
import { carrierText } from '../../shared/key-carrier.ts';
import { originOf, type Provider } from '../../shared/provider.ts';
import type { ClientTestView, LevelView, TestView } from '../../shared/test-view.ts';
import { padCells } from '../cells.ts';
import type { Context } from '../context.ts';
import type { Output } from '../output.ts';
import type { Words } from '../words.ts';
import { isFailed } from './exit-code.ts';

type Place = Pick<Context, 'output' | 'words'>;

const marks: Readonly<Record<FindingLook, readonly [colour: 'green' | 'yellow' | 'red' | 'dim', mark: string]>> = {
  good: ['green', '✓'],
  careful: ['yellow', '?'],
  bad: ['red', '✕'],
  quiet: ['dim', '–'],
};

function mark({ style }: Output, look: FindingLook): string {
  const [colour, sign] = marks[look];
  return style(colour, sign);
}

/** The command that mends it, where one does. */
function commandFor({ id }: Provider, { kind, repair }: TestView): string {
  if (repair) return `  switchyard test ${id} --fix`;
  return ['key-refused', 'key-missing', 'key-moved', 'key-of-other'].includes(kind) ? `  switchyard key set ${id}` : '';
}

/** What a finding is, in the words of the window. */
function longText(provider: Provider, found: Parameters<typeof findingText>[0], words: Words): string {
  return words.say(findingText(found, { name: provider.name, host: new URL(originOf(provider)).host }));
}

/** One line for what works; for the rest the cause in one and the way out in the next. */
export function printTest(place: Place, provider: Provider, test: TestView, width: number): void {
  const { output, words } = place;
  const { kind, ms, detail } = test;
  const time = ms === undefined ? '–' : `${ms} ms`;
  const said = detail === undefined ? '' : words.say(detail);
  const id = provider.id.padEnd(width);
  const look = isFailed(kind) ? 'bad' : lookOf(kind);
  if (kind === 'good') {
    output.line(`${mark(output, look)} ${id}  ${time}`);
    if (said !== '') output.line(output.style('dim', `  ${said}`));
  } else {
    const short = words(`findings.short.${kind}`);
    const cause = isFailed(kind) ? short : `${time}  ${short}`;
    output.line(`${mark(output, look)} ${id}  ${cause}${said === '' ? '' : `: ${said}`}`);
    output.line(`  ${foundText(test, words) ?? longText(provider, test, words)}${commandFor(provider, test)}`);
  }
  for (const level of test.levels ?? []) printLevel(place, level, '  ', test.model);
  for (const client of test.clients ?? []) printClient(place, provider, test, client);
}

/** What was found by trying, and what `--fix` would make of it. */
function foundText({ repair }: TestView, words: Words): string | undefined {
  switch (repair?.kind) {
    case 'base-url':
      return words('test.found-address', { address: repair.baseUrl });
    case 'wire':
      return words('test.found-wire', { wire: repair.wire, address: repair.baseUrl });
    case 'key-in':
      return words('test.found-key-in', { carrier: repair.keyIn ? carrierText(repair.keyIn) : 'Authorization' });
    case 'header':
      return words('test.found-header', { name: repair.name, value: repair.value });
    case 'model':
      return words('test.found-models', { models: repair.models.join(', ') });
    default:
      return undefined;
  }
}

/** Cells of the widest name of a level, in the languages that there are. */
const levelCells = 16;

function printLevel(
  { output, words }: Place,
  { level, look, ms, detail }: LevelView,
  indent: string,
  model?: string,
): void {
  const time = ms === undefined ? '' : `${ms} ms`;
  const about = level === 'model' ? model : undefined;
  const said = [about, detail === undefined ? undefined : words.say(detail)].filter(Boolean).join(': ');
  const name = padCells(words(`levels.${level}`), levelCells);
  output.line(
    `${indent}${mark(output, look)} ${name}  ${output.style('dim', [time, said].filter(Boolean).join('  '))}`.trimEnd(),
  );
}

function printClient(place: Place, provider: Provider, test: TestView, one: ClientTestView): void {
  const { output, words } = place;
  const { client, kind, wire, status, detail, levels } = one;
  const name = clientNames[client];
  if (kind === 'unfit') {
    const needed = clientFacts[client].wires.join(', ');
    output.line(`  ${mark(output, 'quiet')} ${words('findings.unfit', { client: name, needed, name: provider.name })}`);
    return;
  }
  const format = wire === undefined ? '' : `  ${output.style('dim', wire)}`;
  output.line(`  ${mark(output, lookOf(kind))} ${name}: ${words(`findings.short.${kind}`)}${format}`);
  // What the whole test found has been said.
  if (kind !== 'good' && kind !== test.kind) {
    const said = detail === undefined ? '' : ` ${words.say(detail)}`;
    output.line(`    ${longText(provider, { kind, status, model: test.model }, words)}${said}`);
  }
  for (const level of levels) printLevel(place, level, '    ');
}
