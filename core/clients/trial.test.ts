import { describe, expect, it } from 'vitest';
import { trial as codex } from './codex/trial.ts';
import { trial as openClaw } from './openclaw/trial.ts';
import { trial as openCode } from './opencode/trial.ts';

const events = (...list: readonly object[]) => list.map((event) => JSON.stringify(event)).join('\n');
const ended = (stdout: string, stderr = '', exitCode: number | null = 0) => ({ exitCode, stdout, stderr });
const message = 'unexpected status 402: no money left';

describe('what a client said when it was asked', () => {
  it.each([
    [
      'Codex answered',
      codex,
      ended(events({ type: 'item.completed', item: { type: 'agent_message', text: 'hi' } })),
      { kind: 'answered' },
    ],
    [
      'Codex failed',
      codex,
      ended(events({ type: 'error', message: 'x' }, { type: 'turn.failed', error: { message } }), '', 1),
      { kind: 'failed', words: message },
    ],
    [
      'Codex printed nothing, as for a stream without items',
      codex,
      ended(events({ type: 'turn.completed' })),
      { kind: 'silent' },
    ],
    [
      'Codex did not start',
      codex,
      ended('', 'error: unexpected argument\n\nUsage: codex\n', 2),
      { kind: 'failed', words: 'error: unexpected argument Usage: codex' },
    ],
    ['Codex took too long', codex, ended('', '', null), { kind: 'silent' }],
    ['OpenCode answered', openCode, ended('hello\n', '> build · m\n'), { kind: 'answered' }],
    [
      'OpenCode failed and ended with 0',
      openCode,
      ended('', '\u001b[91mError: \u001b[0mPayment Required\n'),
      { kind: 'failed', words: 'Error: Payment Required' },
    ],
    ['OpenCode said nothing', openCode, ended('\n'), { kind: 'silent' }],
    ['OpenClaw answered', openClaw, ended('notice\n{"ok":true,"outputs":[{"text":"hi"}]}'), { kind: 'answered' }],
    [
      'OpenClaw failed',
      openClaw,
      ended(`{"ok":false,"error":{"message":"${message}"}}`, '', 1),
      { kind: 'failed', words: message },
    ],
    ['OpenClaw answered nothing', openClaw, ended('{"ok":true,"outputs":[]}'), { kind: 'silent' }],
    ['OpenClaw broke', openClaw, ended('', 'Error: boom', 1), { kind: 'failed', words: 'Error: boom' }],
  ] as const)('%s', (_, { understand }, result, expected) => {
    expect(understand(result)).toEqual(expected);
  });
});
