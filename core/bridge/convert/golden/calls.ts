import { callPiece, finish, piece } from '../stream/sample-answers.ts';
import { goldenRows } from './golden-answer.ts';

const ls = '{"cmd":"ls"}';
const pwd = '{"cmd":"pwd"}';
const patch = '*** Begin Patch\n*** Add File: a.txt\n+"quoted" \\ tab\t é 😀\n*** End Patch';
const wrapped = JSON.stringify({ input: patch });
const end = finish('tool_calls');

/** Everything of a call in one fragment. */
const call = (index: number | null, id: string | null, name: string, text: string) => callPiece(index, id, name, text);
const several = (...list: readonly unknown[]) => piece({ tool_calls: list });
const patchCall = (text: string) => call(0, 'p', 'apply_patch', text) + end;
const lsCall = `call a exec_command: ${ls}`;
const pwdCall = `call b exec_command: ${pwd}`;
const patched = `custom p apply_patch: ${patch}`;

export const calls = goldenRows(
  'makes the calls of',
  [
    [
      'a call that grows',
      callPiece(0, 'a', 'exec_command', '') +
        callPiece(0, null, null, '{"cmd"') +
        callPiece(0, null, null, ':"ls"}') +
        end,
      [lsCall, 'completed'],
    ],
    ['a whole call in one piece', call(0, 'a', 'exec_command', ls) + end, [lsCall, 'completed']],
    [
      'several whole calls in one piece',
      several(
        { index: 0, id: 'a', function: { name: 'exec_command', arguments: ls } },
        { index: 1, id: 'b', function: { name: 'exec_command', arguments: pwd } },
      ) + end,
      [lsCall, pwdCall, 'completed'],
    ],
    [
      'two calls that grow in turn',
      callPiece(0, 'a', 'exec_command', '{"cmd"') +
        callPiece(1, 'b', 'exec_command', '{"cmd"') +
        callPiece(0, null, null, ':"ls"}') +
        callPiece(1, null, null, ':"pwd"}') +
        end,
      [lsCall, pwdCall, 'completed'],
    ],
    [
      'a name that comes after the arguments',
      callPiece(0, 'a', null, ls) + callPiece(0, null, 'exec_command', null) + end,
      [lsCall, 'completed'],
    ],
    [
      'a name that comes again with each piece',
      callPiece(0, 'a', 'exec_command', '{"cmd"') + callPiece(0, 'a', 'exec_command', ':"ls"}') + end,
      [lsCall, 'completed'],
    ],
    [
      'a name that comes in pieces',
      callPiece(0, 'a', 'exec_', '') + callPiece(0, null, 'command', ls) + end,
      [lsCall, 'completed'],
    ],
    [
      'a name that grows from piece to piece',
      callPiece(0, 'a', 'exec', '') + callPiece(0, null, 'exec_command', ls) + end,
      [lsCall, 'completed'],
    ],
    [
      'empty and missing names after the first',
      callPiece(0, 'a', 'exec_command', '{"cmd"') +
        callPiece(0, '', '', ':"ls') +
        piece({ tool_calls: [{ index: 0, id: null, function: { name: null, arguments: '"}' } }] }) +
        end,
      [lsCall, 'completed'],
    ],
    [
      'an id that comes late',
      callPiece(0, null, 'exec_command', '{"cmd"') + callPiece(0, 'a', null, ':"ls"}') + end,
      [lsCall, 'completed'],
    ],
    ['no id at all', call(0, null, 'exec_command', ls) + end, [`call call_2 exec_command: ${ls}`, 'completed']],
    [
      'no index, only ids',
      callPiece(null, 'a', 'exec_command', '{"cmd"') +
        callPiece(null, 'b', 'exec_command', '{"cmd"') +
        callPiece(null, 'a', null, ':"ls"}') +
        callPiece(null, 'b', null, ':"pwd"}') +
        end,
      [lsCall, pwdCall, 'completed'],
    ],
    [
      'neither index nor id after the first piece',
      callPiece(null, 'a', 'exec_command', '{"cmd"') + callPiece(null, null, null, ':"ls"}') + end,
      [lsCall, 'completed'],
    ],
    [
      'neither indexes nor ids, two tools',
      callPiece(null, null, 'exec_command', ls) + callPiece(null, null, 'view_image', '{"path":"a"}') + end,
      [`call call_2 exec_command: ${ls}`, 'call call_4 view_image: {"path":"a"}', 'completed'],
    ],
    [
      'neither indexes nor ids, one tool twice',
      callPiece(null, null, 'exec_command', ls) + callPiece(null, null, 'exec_command', pwd) + end,
      [`call call_2 exec_command: ${ls}`, `call call_4 exec_command: ${pwd}`, 'completed'],
    ],
    [
      'an index that is not the next one',
      call(3, 'a', 'exec_command', ls) + call(7, 'b', 'exec_command', pwd) + end,
      [lsCall, pwdCall, 'completed'],
    ],
    [
      'an index that is the same for all calls',
      call(0, 'a', 'exec_command', ls) + call(0, 'b', 'exec_command', pwd) + end,
      [lsCall, pwdCall, 'completed'],
    ],
    [
      'one index for two calls that grow',
      callPiece(0, 'a', 'exec_command', '{"cmd"') +
        callPiece(0, null, null, ':"ls"}') +
        callPiece(0, 'b', 'exec_command', '') +
        callPiece(0, null, null, pwd) +
        end,
      [lsCall, pwdCall, 'completed'],
    ],
    [
      'one index and no ids, one tool twice',
      call(0, null, 'exec_command', ls) + call(0, null, 'exec_command', pwd) + end,
      [`call call_2 exec_command: ${ls}`, `call call_4 exec_command: ${pwd}`, 'completed'],
    ],
    [
      'one index and one id for two whole calls',
      call(0, 'a', 'exec_command', ls) + call(0, 'a', 'exec_command', pwd) + end,
      [lsCall, `call a_2 exec_command: ${pwd}`, 'completed'],
    ],
    [
      'a new id with each piece of one call',
      callPiece(0, 'a', 'exec_command', '{"cmd"') +
        callPiece(0, 'x', null, ':"l') +
        callPiece(0, 'y', null, 's"}') +
        end,
      [lsCall, 'completed'],
    ],
    [
      'a new index with each piece of one call',
      callPiece(0, 'a', 'exec_command', '{"cmd"') + callPiece(1, 'a', null, ':"ls"}') + end,
      [lsCall, 'completed'],
    ],
    [
      'one id for two calls',
      call(0, 'a', 'exec_command', ls) + call(1, 'a', 'exec_command', pwd) + end,
      [lsCall, `call a_2 exec_command: ${pwd}`, 'completed'],
    ],
    [
      'an id longer than OpenAI takes back',
      call(0, 'a'.repeat(65), 'exec_command', ls) + end,
      [`call call_2 exec_command: ${ls}`, 'completed'],
    ],
    [
      'the whole call once more at the end',
      call(0, 'a', 'exec_command', ls) + call(0, 'a', 'exec_command', ls) + end,
      [lsCall, 'completed'],
    ],
    [
      'one of two calls without a name',
      call(0, 'a', 'exec_command', ls) + callPiece(1, 'b', null, '') + end,
      [lsCall, 'completed'],
    ],
    [
      'calls without any name',
      callPiece(0, 'a', null, ls) + callPiece(1, 'b', '', pwd) + end,
      ['failed, server_error: The provider called a tool without naming it.'],
    ],
    ['no arguments', callPiece(0, 'a', 'exec_command', '') + end, ['call a exec_command: {}', 'completed']],
    [
      'arguments that are null',
      callPiece(0, 'a', 'exec_command', null) + end,
      ['call a exec_command: {}', 'completed'],
    ],
    [
      'arguments that are a value and not its JSON',
      several({ index: 0, id: 'a', function: { name: 'exec_command', arguments: { cmd: 'ls' } } }) + end,
      [lsCall, 'completed'],
    ],
    [
      'an empty object before the arguments',
      callPiece(0, 'a', 'exec_command', '{}') + callPiece(0, null, null, ls) + end,
      [lsCall, 'completed'],
    ],
    [
      'one call that is no list',
      piece({ tool_calls: { index: 0, id: 'a', function: { name: 'exec_command', arguments: ls } } }) + end,
      [lsCall, 'completed'],
    ],
    [
      'the form before tool_calls',
      piece({ function_call: { name: 'exec_command', arguments: '{"cmd"' } }) +
        piece({ function_call: { arguments: ':"ls"}' } }) +
        finish('function_call'),
      [`call call_2 exec_command: ${ls}`, 'completed'],
    ],
    [
      'arguments that are cut, and the provider stands by the call',
      callPiece(0, 'a', 'exec_command', '{"cmd":"l') + end,
      ['call a exec_command: {"cmd":"l', 'completed'],
    ],
    [
      'arguments that are cut, and the provider says stop',
      callPiece(0, 'a', 'exec_command', '{"cmd":"l') + finish('stop'),
      [
        'cut call a exec_command: {"cmd":"l',
        'failed, server_error: The provider ended its answer in the middle of a tool call.',
      ],
    ],
    [
      'arguments that are cut by the limit',
      callPiece(0, 'a', 'exec_command', '{"cmd":"l') + finish('length'),
      ['cut call a exec_command: {"cmd":"l', 'incomplete, max_output_tokens'],
    ],
    [
      'a whole call beside one that is cut by the limit',
      call(0, 'a', 'exec_command', ls) + callPiece(1, 'b', 'exec_command', '{"c') + finish('length'),
      [`cut ${lsCall}`, 'cut call b exec_command: {"c', 'incomplete, max_output_tokens'],
    ],
    [
      'whole numbers written with a point',
      call(0, 'a', 'exec_command', '{"cmd":"v1.0","yield_time_ms":120000.0,"r":0.50,"l":[1.00,2.5]}') + end,
      ['call a exec_command: {"cmd":"v1.0","yield_time_ms":120000,"r":0.50,"l":[1,2.5]}', 'completed'],
    ],
    [
      'a whole number cut at its point',
      callPiece(0, 'a', 'exec_command', '{"cmd":"ls","n":12') +
        callPiece(0, null, null, '.') +
        callPiece(0, null, null, '0') +
        callPiece(0, null, null, '0}') +
        end,
      ['call a exec_command: {"cmd":"ls","n":12}', 'completed'],
    ],
    [
      'a tool of a namespace by its flat name',
      call(0, 'a', 'multi_agent_v1__spawn_agent', '{"n":1}') + end,
      ['call a multi_agent_v1/spawn_agent: {"n":1}', 'completed'],
    ],
    [
      'a tool of a namespace by its own name',
      call(0, 'a', 'spawn_agent', '{"n":1}') + end,
      ['call a multi_agent_v1/spawn_agent: {"n":1}', 'completed'],
    ],
    [
      'a tool of a namespace with a point',
      call(0, 'a', 'multi_agent_v1.spawn_agent', '{"n":1}') + end,
      ['call a multi_agent_v1/spawn_agent: {"n":1}', 'completed'],
    ],
    ['functions. before the name', call(0, 'a', 'functions.exec_command', ls) + end, [lsCall, 'completed']],
    ['a tool that nobody declared', call(0, 'a', 'rm_rf', ls) + end, [`call a rm_rf: ${ls}`, 'completed']],
    [
      'a search for tools',
      call(0, 'a', 'tool_search', '{"query":"git"}') + end,
      ['search a: {"query":"git"}', 'completed'],
    ],
    [
      'a search for tools in pieces',
      callPiece(0, 'a', 'tool_search', '{"que') + callPiece(0, null, null, 'ry":"git"}') + end,
      ['search a: {"query":"git"}', 'completed'],
    ],
    [
      'a search for tools with nothing to look for',
      callPiece(0, 'a', 'tool_search', '') + end,
      ['search a: {}', 'completed'],
    ],
    ['a patch as input', patchCall(wrapped), [patched, 'completed']],
    ['a patch as patch', patchCall(JSON.stringify({ patch })), [patched, 'completed']],
    ['a patch under a name of the model', patchCall(JSON.stringify({ diff: patch })), [patched, 'completed']],
    ['a patch that is no JSON', patchCall(patch), [patched, 'completed']],
    ['a patch as a JSON text', patchCall(JSON.stringify(patch)), [patched, 'completed']],
    ['a patch in fences', patchCall(JSON.stringify({ input: `\`\`\`diff\n${patch}\n\`\`\`` })), [patched, 'completed']],
    ['a patch in fences that are no JSON', patchCall(`\`\`\`\n${patch}\n\`\`\``), [patched, 'completed']],
    [
      'a patch in a heredoc',
      patchCall(JSON.stringify({ input: `apply_patch <<'EOF'\n${patch}\nEOF\n` })),
      [patched, 'completed'],
    ],
    [
      'a patch as the last word of a command',
      patchCall(JSON.stringify({ command: ['apply_patch', patch] })),
      [patched, 'completed'],
    ],
    [
      'a patch in JSON in JSON',
      patchCall(JSON.stringify({ input: JSON.stringify({ input: patch }) })),
      [patched, 'completed'],
    ],
    [
      'a patch as the last word of a command that is no JSON',
      patchCall(
        JSON.stringify({
          input: `command["apply_patch", ${JSON.stringify('*** Begin Patch\n+"a"\n*** End Patch')}]`,
        }),
      ),
      ['custom p apply_patch: *** Begin Patch\n+"a"\n*** End Patch', 'completed'],
    ],
    [
      'an input that comes by letters, with escapes',
      [...'{"input":"a\\u00e9\\ud83d\\ude00\\\\\\n"}']
        .map((letter) => callPiece(0, 'n', 'notes__write', letter))
        .join('') + end,
      ['custom n notes/write: aé😀\\\n', 'completed'],
    ],
    [
      'a point with nothing after it, which is no number',
      call(0, 'a', 'exec_command', '{"n":1.}') + end,
      ['call a exec_command: {"n":1.}', 'completed'],
    ],
    [
      'a patch that is none',
      patchCall(JSON.stringify({ input: 'hello' })),
      ['custom p apply_patch: hello', 'completed'],
    ],
    [
      'a patch that is cut, and the provider says stop',
      callPiece(0, 'p', 'apply_patch', wrapped.slice(0, 40)) + finish('stop'),
      [
        `cut custom p apply_patch: ${patch.slice(0, 29)}`,
        'failed, server_error: The provider ended its answer in the middle of a tool call.',
      ],
    ],
    [
      'a patch that is cut, and the provider stands by it',
      callPiece(0, 'p', 'apply_patch', wrapped.slice(0, 40)) + end,
      [`custom p apply_patch: ${patch.slice(0, 29)}`, 'completed'],
    ],
    [
      'a custom tool of a namespace',
      call(0, 'n', 'notes__write', '{"input":"a\\u00e9\\ud83d\\ude00\\n"}') + end,
      ['custom n notes/write: aé😀\n', 'completed'],
    ],
    [
      'a custom tool without input',
      callPiece(0, 'n', 'notes__write', '') + end,
      ['custom n notes/write: ', 'completed'],
    ],
    [
      'think tags in arguments, which are data',
      call(0, 'a', 'exec_command', '{"cmd":"echo <think>x</think>"}') + end,
      ['call a exec_command: {"cmd":"echo <think>x</think>"}', 'completed'],
    ],
    [
      'calls, a text between them',
      call(0, 'a', 'exec_command', ls) + piece({ content: 'and' }) + call(1, 'b', 'exec_command', pwd) + end,
      [lsCall, 'text: and', pwdCall, 'completed'],
    ],
  ],
  { thinkTags: ['think'] },
);
