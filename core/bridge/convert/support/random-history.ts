import fc from 'fast-check';

/** What stands at one place of a history, with a text that stands nowhere else. */
type Make = (token: string, id: string) => Readonly<Record<string, unknown>>;

const text = (token: string) => [{ type: 'input_text', text: token }];
const picture = (token: string) => ({
  type: 'input_image',
  image_url: `data:image/png;base64,${token}`,
  detail: 'original',
});
const nothing = { id: null, status: null, phase: null };

/** All that may stand in a history, in every form in which Codex, or something that came between, sends it. */
const makers: Readonly<Record<string, Make>> = {
  user: (token) => ({ type: 'message', role: 'user', content: text(token), ...nothing }),
  userText: (token) => ({ role: 'user', content: token }),
  userImage: (token) => ({ type: 'message', role: 'user', content: [...text('see'), picture(token)] }),
  developer: (token) => ({ type: 'message', role: 'developer', content: text(token) }),
  model: (token) => ({
    type: 'message',
    role: 'assistant',
    content: [{ type: 'output_text', text: token }],
    ...nothing,
  }),
  thought: (token) => ({
    type: 'reasoning',
    summary: [],
    content: [{ type: 'reasoning_text', text: `r${token}` }],
    ...nothing,
  }),
  sealed: () => ({ type: 'reasoning', summary: [], content: null, encrypted_content: 'gAAAA' }),
  call: (token, id) => ({
    type: 'function_call',
    call_id: id,
    name: 'exec',
    arguments: `{"a":"${token}"}`,
    namespace: null,
  }),
  brokenCall: (token, id) => ({ type: 'function_call', call_id: id, name: 'exec', arguments: `{"a":"${token}` }),
  spaced: (token, id) => ({
    type: 'function_call',
    call_id: id,
    namespace: 'mcp__x',
    name: 'read.it',
    arguments: `{"a":"${token}"}`,
  }),
  patch: (token, id) => ({
    type: 'custom_tool_call',
    call_id: id,
    name: 'apply_patch',
    input: token,
    status: 'completed',
  }),
  search: (token, id) => ({ type: 'tool_search_call', call_id: id, execution: 'client', arguments: { query: token } }),
  shell: (token, id) => ({ type: 'local_shell_call', call_id: id, action: { type: 'exec', command: [token] } }),
  output: (token, id) => ({ type: 'function_call_output', call_id: id, output: token }),
  outputParts: (token, id) => ({ type: 'function_call_output', call_id: id, output: text(token) }),
  outputImage: (token, id) => ({ type: 'function_call_output', call_id: id, output: [picture(token)] }),
  outputObject: (token, id) => ({
    type: 'custom_tool_call_output',
    call_id: id,
    output: { content: token, success: null },
  }),
  found: (token, id) => ({
    type: 'tool_search_output',
    call_id: id,
    execution: 'client',
    tools: [{ type: 'function', name: token }],
  }),
  moreTools: (token) => ({ type: 'additional_tools', role: 'developer', tools: [{ type: 'function', name: token }] }),
  agent: (token) => ({ type: 'agent_message', author: 'a', recipient: 'b', content: text(token) }),
  hosted: () => ({ type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'x' } }),
};

export type History = {
  readonly items: readonly unknown[];
  /** What the provider must get of it: of words, calls and outputs all, and of images where it takes them. */
  readonly words: readonly string[];
  readonly images: readonly string[];
};

const withoutWords = ['thought', 'sealed', 'hosted', 'userImage', 'outputImage'];
const withImage = ['userImage', 'outputImage'];

/** Items in any order: calls without outputs, outputs without calls, ids and whole items that come again. */
export const anyHistory: fc.Arbitrary<History> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...Object.keys(makers)),
      id: fc.constantFrom('call_a', 'call_a_2', 'call_b', '', 'x'.repeat(80)),
      isAgain: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((places) => {
    const made = places.map(({ kind, id, isAgain }, index) => {
      const token = `t${index}t`;
      const item = makers[kind]?.(token, id);
      return { kind, token, items: isAgain ? [item, item] : [item] };
    });
    const tokens = (isWanted: (kind: string) => boolean) =>
      made.filter(({ kind }) => isWanted(kind)).map(({ token }) => token);
    return {
      items: made.flatMap(({ items }) => items),
      words: tokens((kind) => !withoutWords.includes(kind)),
      images: tokens((kind) => withImage.includes(kind)),
    };
  });

/** What Codex itself sends: turns of the person, each with rounds of thoughts, words, calls and their outputs. */
export const wholeTurns: fc.Arbitrary<readonly (readonly unknown[])[]> = fc.array(
  fc
    .array(fc.record({ isThought: fc.boolean(), isSaid: fc.boolean(), calls: fc.integer({ min: 0, max: 3 }) }), {
      maxLength: 3,
    })
    .map((rounds) =>
      rounds.flatMap(({ isThought, isSaid, calls }, round) => {
        const ids = Array.from({ length: calls }, (_, index) => `call_${round}_${index}`);
        return [
          ...(isThought ? [makers.thought?.(`t${round}`, '')] : []),
          ...ids.slice(0, 1).map((id) => makers.call?.(id, id)),
          ...(isSaid ? [makers.model?.(`m${round}`, '')] : []),
          ...ids.slice(1).map((id) => makers.patch?.(id, id)),
          ...ids.map((id) => makers.output?.(`o${id}`, id)),
        ];
      }),
    )
    .map((items) => [makers.user?.('go', ''), ...items]),
  { minLength: 2, maxLength: 5 },
);
