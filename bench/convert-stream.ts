import { answerStream } from '../core/bridge/convert/stream/answer-stream.ts';
import { frame } from '../core/bridge/convert/stream/frame.ts';
import { callPiece, finish, piece, sampleAsked, sampleOptions } from '../core/bridge/convert/stream/sample-answers.ts';
import { cpuOf } from './cpu-time.ts';
import { median, type Ratio } from './statistics.ts';

const rounds = 9;
const deltas = 20_000;
/** 35 % of the speed of a bare pipe. */
const slowest = 2.86;
/** Twice the input may take so many times the processor time: the memory's share varies, and four would be the square. */
const growthLimit = 2.7;

/** An answer through the converter, from the bytes of one side to the text of the other. Returns the number of events. */
function convert(pieces: readonly Uint8Array[]): number {
  const answer = answerStream(sampleAsked({ thinkTags: ['think'], textCalls: 'tool-call-tags' }), sampleOptions());
  let count = 0;
  const write = (events: ReturnType<typeof answer.end>): void => {
    for (const event of events) count += frame(event).length > 0 ? 1 : 0;
  };
  for (const one of pieces) write(answer.push(one));
  write(answer.end());
  return count;
}

/** What no converter can do without. */
function pipe(pieces: readonly string[]): number {
  return pieces.reduce((size, one) => size + JSON.stringify(JSON.parse(one.slice(6))).length, 0);
}

const encoder = new TextEncoder();
const bytesOf = (frames: readonly string[]): readonly Uint8Array[] => frames.map((text) => encoder.encode(text));

/** What else runs here only ever adds to a time; the first rounds are compiled while they run. */
function measured(work: () => unknown): number {
  return Math.min(...Array.from({ length: rounds }, () => cpuOf(work)));
}

function smallDeltas(): readonly Ratio[] {
  const frames = Array.from({ length: deltas }, (_, at) => piece({ content: ` word${at % 100}` }));
  const pieces = bytesOf([...frames, finish()]);
  let events = 0;
  const own: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    own.push(cpuOf(() => (events = convert(pieces))));
    bare.push(cpuOf(() => pipe(frames)));
  }
  const [mine, theirs] = [median(own.slice(3)), median(bare.slice(3))];
  const detail = `CPU ${mine.toFixed(1)} ms against ${theirs.toFixed(1)} ms`;
  return [
    {
      name: 'a streamed event, mean',
      ratio: (mine * 1000) / events,
      limit: 50,
      detail: `${events} events`,
      unit: 'µs',
    },
    {
      name: `${deltas} small deltas, against JSON.parse and JSON.stringify`,
      ratio: mine / theirs,
      limit: slowest,
      detail,
    },
  ];
}

function growth(name: string, half: readonly Uint8Array[], whole: readonly Uint8Array[]): Ratio {
  const [small, large] = [measured(() => [convert(half), convert(half)]) / 2, measured(() => convert(whole))];
  const detail = `CPU ${large.toFixed(1)} ms against ${small.toFixed(1)} ms`;
  return { name, ratio: large / small, limit: growthLimit, detail };
}

function callDeltas(tool: string, count: number): readonly Uint8Array[] {
  const parts = Array.from({ length: count }, () => callPiece(0, null, null, 'some words\\n'));
  return bytesOf([
    callPiece(0, 'a', tool, '{"input":"*** Begin Patch\\n'),
    ...parts,
    callPiece(0, null, null, '*** End Patch"}') + finish('tool_calls'),
  ]);
}

function blankDeltas(count: number): readonly Uint8Array[] {
  return bytesOf([
    ...Array.from({ length: count }, () => piece({ content: ' \n' })),
    piece({ content: 'Hi' }) + finish(),
  ]);
}

function textCall(count: number): readonly Uint8Array[] {
  const parts = Array.from({ length: count }, () => piece({ content: 'some words ' }));
  const start = piece({ content: '<tool_call>{"name":"exec_command","arguments":{"cmd":"' });
  return bytesOf([start, ...parts, piece({ content: '"}}</tool_call>' }) + finish()]);
}

function longLine(megabytes: number): readonly Uint8Array[] {
  const bytes = encoder.encode(piece({ content: 'some words '.repeat((megabytes * 1024 * 1024) / 11) }) + finish());
  return Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, at) =>
    bytes.subarray(at * 65_536, (at + 1) * 65_536),
  );
}

/** The answer's way from a chat provider to Codex: what an event costs, and that nothing grows faster than what comes. */
export function measureConvertStream(): readonly Ratio[] {
  return [
    ...smallDeltas(),
    growth(
      '10000 deltas of a call against 5000',
      callDeltas('exec_command', 5_000),
      callDeltas('exec_command', 10_000),
    ),
    growth('10000 deltas of a patch against 5000', callDeltas('apply_patch', 5_000), callDeltas('apply_patch', 10_000)),
    growth('20000 blank deltas against 10000', blankDeltas(10_000), blankDeltas(20_000)),
    growth('a call as text in 20000 deltas against 10000', textCall(10_000), textCall(20_000)),
    growth('a line of 10 MB against one of 5 MB', longLine(5), longLine(10)),
  ];
}
