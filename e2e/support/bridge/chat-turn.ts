/** What a model says in one answer. */
export interface Turn {
  readonly thought?: string;
  readonly text?: string;
  readonly calls?: readonly TurnCall[];
  /** How many tokens the vendor counts for all of it; Codex compacts by that. */
  readonly tokens?: number;
}

export interface TurnCall {
  readonly id: string;
  /** As the provider knows the tool. */
  readonly name: string;
  readonly args: unknown;
}

/** How a vendor puts a turn into a stream. */
export interface ChatStyle {
  /** The deltas of a call, in order. */
  readonly call: (call: TurnCall, index: number) => readonly object[];
  /** With each chunk that says nothing of it. */
  readonly noUsage: object;
  readonly usageAt: 'finish' | 'own-chunk' | 'choice';
  readonly finish: (turn: Turn) => string;
}

/** The frames of an answer, without its `[DONE]`. */
export function framesOf(turn: Turn, { call, noUsage, usageAt, finish }: ChatStyle): readonly string[] {
  const usage = usageOf(turn.tokens ?? 120);
  const chunk = (choices: readonly object[], extra: object) =>
    `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_750_000_000, model: 'm', choices, ...extra })}\n\n`;
  const delta = (value: object) => chunk([{ index: 0, delta: value, finish_reason: null }], noUsage);
  const last = { index: 0, delta: {}, finish_reason: finish(turn), ...(usageAt === 'choice' && { usage }) };
  return [
    delta({ role: 'assistant', content: '' }),
    ...halves(turn.thought ?? '').map((text) => delta({ content: null, reasoning_content: text })),
    ...halves(turn.text ?? '').map((text) => delta({ content: text })),
    ...inTurns((turn.calls ?? []).map(call)).map((one) => delta({ tool_calls: [one] })),
    chunk([last], usageAt === 'finish' ? { usage } : noUsage),
    ...(usageAt === 'own-chunk' ? [chunk([], { usage })] : []),
  ];
}

/** Name and id with the first piece, the arguments in two more, in which some vendors say both again as empty texts. */
export function callInPieces({ again }: { readonly again: boolean }): ChatStyle['call'] {
  return ({ id, name, args }, index) => [
    { index, id, type: 'function', function: { name, arguments: '' } },
    ...halves(JSON.stringify(args)).map((text) => ({
      index,
      ...(again && { id: '' }),
      function: { ...(again && { name: '' }), arguments: text },
    })),
  ];
}

function usageOf(tokens: number) {
  return { prompt_tokens: tokens - 20, completion_tokens: 20, total_tokens: tokens };
}

function halves(text: string): readonly string[] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter((half) => half !== '');
}

/** The first of each list, then the second of each: pieces of parallel calls come mixed. */
function inTurns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
