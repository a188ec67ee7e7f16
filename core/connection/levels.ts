import { lookOf } from '../../shared/finding-look.ts';
import { sentence } from '../../shared/messages/words.ts';
import type { LevelView } from '../../shared/test-view.ts';
import { type Asked, askModel } from './ask-model.ts';
import type { Answer } from './exchange.ts';
import type { Finding, Test } from './finding.ts';
import { toEmptyCall } from './questions.ts';
import type { Exchange } from './record.ts';
import type { Silence } from './silence.ts';
import type { ToolsSeen } from './tools/ask-tools.ts';

export type Level = LevelView;

/** What the levels about the provider itself saw. What is not known yet about the key is asked for, as a stranger. */
export async function providerLevels(test: Test, found: Finding, exchanges: readonly Exchange[]): Promise<Level[]> {
  const reach = reachLevel(exchanges);
  if (reach.look !== 'good') return [reach];
  const key = await keyLevel(test, found, exchanges);
  return key.look === 'bad' ? [reach, key] : [reach, key, modelLevel(found, exchanges)];
}

function reachLevel(exchanges: readonly Exchange[]): Level {
  const first = exchanges[0]?.answer;
  if (!first) return levelOf('reach', 'quiet');
  if (first.kind !== 'answer') return levelOf('reach', 'bad', first.detail);
  return levelOf('reach', 'good', timesOf(first), first.ms);
}

function levelOf(level: Level['level'], look: Level['look'], detail?: Level['detail'], ms?: number): Level {
  return { level, look, ...(ms !== undefined && { ms }), ...(detail !== undefined && { detail }) };
}

/** The same in every language: DNS, TCP, TLS and HTTP are called so everywhere. */
function timesOf({ times: { dnsMs, tcpMs, proxyMs, tlsMs, firstByteMs } }: Answer): string {
  const steps = { DNS: dnsMs, TCP: tcpMs, Proxy: proxyMs, TLS: tlsMs, HTTP: firstByteMs };
  return Object.entries(steps)
    .flatMap(([name, ms]) => (ms === undefined ? [] : [`${name} ${Math.round(ms)} ms`]))
    .join(' · ');
}

const ofKeys: ReadonlySet<Finding['kind']> = new Set([
  'key-refused',
  'key-missing',
  'key-moved',
  'key-of-other',
  'keychain',
]);

/** Statuses with which a stranger is sent away. */
const refusals: readonly number[] = [401, 403];

async function keyLevel(test: Test, found: Finding, exchanges: readonly Exchange[]): Promise<Level> {
  const level = (look: Level['look'], detail?: Level['detail']) => levelOf('key', look, detail);
  if (ofKeys.has(found.kind)) return level('bad', found.detail);
  if (test.key === undefined) return level('quiet', sentence('tests.level.no-key'));
  const counts = sentence('tests.level.key-counts');
  if (exchanges.some(isStrangerRefused)) return level('good', counts);
  if (lookOf(found.kind) === 'bad') return level('quiet');
  const stranger = { ...test, key: undefined };
  const empty = await test.ask(toEmptyCall(stranger));
  if (empty.kind === 'answer' && refusals.includes(empty.status)) return level('good', counts);
  const asked = found.model === undefined ? undefined : await askModel(stranger, found.model);
  if (asked && 'answer' in asked && refusals.includes(asked.answer.status)) return level('good', counts);
  return asked?.kind === 'answered'
    ? level('careful', sentence('tests.level.any-key'))
    : level(found.kind === 'unproved' ? 'careful' : 'good');
}

/** A question without the key, which its answer sends away. */
function isStrangerRefused({ question, answer }: Exchange): boolean {
  return question.isStranger === true && answer.kind === 'answer' && refusals.includes(answer.status);
}

function modelLevel(found: Finding, exchanges: readonly Exchange[]): Level {
  const { kind, model } = found;
  const level = (look: Level['look'], detail?: Level['detail']) => levelOf('model', look, detail);
  if (model === undefined) return level('quiet', sentence('tests.level.no-model'));
  if (kind === 'model-refused') return level('bad', found.detail);
  if (kind === 'model-unlisted') return level('careful', sentence('tests.level.unlisted'));
  const hasList = exchanges.some(
    ({ question, answer }) =>
      question.method === 'GET' && answer.kind === 'answer' && answer.status === 200 && listsModel(answer, model),
  );
  return level('good', hasList ? sentence('tests.level.listed') : sentence('tests.level.no-list'));
}

function listsModel({ text = '' }: Answer, model: string): boolean {
  return text.includes(JSON.stringify(model));
}

/** What the question of the client met; the time is that of the first word. */
export function formatLevel(asked: Asked | Silence): Level {
  const ms = 'answer' in asked ? (asked.answer.wordMs ?? asked.answer.ms) : asked.ms;
  const isGood = asked.kind === 'answered';
  return isGood ? levelOf('format', 'good', undefined, ms) : levelOf('format', 'bad', asked.detail, ms);
}

export function toolsLevel({ kind, ms, detail }: ToolsSeen): Level {
  const look = kind === 'called' ? 'good' : kind === 'unused' ? 'careful' : 'bad';
  return levelOf('tools', look, detail, ms);
}
