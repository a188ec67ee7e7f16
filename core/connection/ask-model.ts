import type { Provider, Wire } from '../../shared/provider.ts';
import type { AskedAs } from './asked-as.ts';
import type { Answer, Ask, Question } from './exchange.ts';
import { limitField, toPrompt } from './prompt.ts';
import type { Silence } from './silence.ts';
import { readStream, wordWatch } from './stream.ts';
import { judge, judgeError, type Verdict } from './verdict.ts';

/** What a question to a model met. `answered`: a stream of its wire, to the end. Others as in Verdict. */
export interface Asked {
  readonly kind: 'answered' | 'not-streamed' | 'stream-cut' | Exclude<Verdict['kind'], 'models' | 'value'>;
  readonly detail?: Verdict['detail'];
  readonly isApi: boolean;
  readonly answer: Answer;
}

/** Who is asked, and as whom. */
export interface Asking {
  readonly provider: Provider;
  readonly baseUrl: string;
  readonly key: string | undefined;
  readonly ask: Ask;
  readonly as: AskedAs | undefined;
}

/** The model that a provider names by itself; undefined where only its list could tell one. */
export function ownModel({ model, models }: Provider): string | undefined {
  return model ?? models[0]?.id;
}

/**
 * Asks a model the shortest question over the wire of the provider, and reads its stream event by event. A limit that is
 * refused is left out, and the stream cut after its first words.
 */
export async function askModel(asking: Asking, model: string): Promise<Asked | Silence> {
  const { wire } = asking.provider;
  const leavesLimitOut = asking.as?.leavesLimitOut === true && wire === 'responses';
  const first = await askOnce(asking, model, !leavesLimitOut);
  if (leavesLimitOut || wire === 'anthropic' || !isAboutLimit(first, wire)) return first;
  return askOnce(asking, model, false);
}

/** The field is named as it was sent, in any language. */
export function isAboutLimit(asked: Asked | Silence, wire: Wire): boolean {
  return 'answer' in asked && asked.answer.status === 400 && (asked.answer.text ?? '').includes(limitField[wire]);
}

async function askOnce(asking: Asking, model: string, isLimited: boolean): Promise<Asked | Silence> {
  const { ask, as, provider } = asking;
  const prompt = toPrompt({ sender: asking, model, as, isLimited });
  return understood(provider.wire, await ask(watched(prompt, provider.wire, !isLimited)), model);
}

/** The question with an eye on the first word of its answer. */
export function watched(question: Question, wire: Wire, endsAtWord: boolean): Question {
  return { ...question, hasWord: wordWatch(wire), endsAtWord };
}

/** What a streamed answer of the wire is. */
export function understood(wire: Wire, answer: Answer | Silence, model: string): Asked | Silence {
  if (answer.kind !== 'answer') return brokenOff(answer);
  if (answer.status < 200 || answer.status >= 300) return toAsked(judge(answer, model), answer);
  const streamed = readStream(wire, answer.text ?? '', answer.isCut);
  switch (streamed.kind) {
    case 'answered':
      return { kind: 'answered', isApi: true, answer };
    case 'whole':
      return { kind: 'not-streamed', isApi: true, answer };
    case 'cut':
    case 'empty':
      return { kind: 'stream-cut', isApi: true, answer };
    case 'error':
      return toAsked(judgeError(streamed.error, answer), answer);
    case 'other':
      return toAsked(judge(answer, model), answer);
  }
}

/** An answer that began, and broke off, is cut: a provider that can't be reached says not even that. */
function brokenOff(silence: Silence): Asked | Silence {
  const { status, ms = 0 } = silence;
  if (status === undefined || silence.kind === 'cancelled' || silence.kind === 'timeout') return silence;
  const answer = {
    kind: 'answer',
    status,
    ms,
    type: '',
    text: '',
    isCut: true,
    times: { firstByteMs: ms },
    notes: [],
    refusing: [],
  } as const;
  return { kind: 'stream-cut', isApi: true, answer };
}

/** Other JSON at the place of an answer is as good as no route. */
function toAsked({ kind, detail, isApi }: Verdict, answer: Answer): Asked {
  const own = kind === 'models' || kind === 'value' ? 'no-route' : kind;
  return { kind: own, isApi, answer, ...(detail !== undefined && { detail }) };
}
