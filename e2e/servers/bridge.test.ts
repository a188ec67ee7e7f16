import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type CodexSession, openCodex } from '../support/bridge/codex-session.ts';
import { startTestBridge } from '../support/bridge/test-bridge.ts';
import { startAimock, startMockLlm } from './model-servers.ts';
import { describeWith } from './program.ts';
import { openSite } from './site.ts';

// The real Codex, our converter, and servers of Chat that nobody of this project wrote.

const site = openSite();
const opened: (() => Promise<void>)[] = [];

interface Opened {
  readonly codex: CodexSession;
  /** How often the server was asked. */
  asked(): number;
}

async function openAt(port: number, headers: Readonly<Record<string, string>> = {}): Promise<Opened> {
  const model = 'gpt-4o';
  const bridge = await startTestBridge({
    chatUrl: `http://127.0.0.1:${port}/v1/chat/completions`,
    baseUrl: 'https://relay.example/v1',
    model: { slug: model, effort: null },
    headers,
  });
  const codex = openCodex({ baseUrl: bridge.baseUrl, model });
  opened.push(codex.stop, bridge.stop);
  return { codex, asked: () => bridge.asked };
}

afterEach(async () => {
  for (const stop of opened.splice(0)) await stop();
});

describeWith(['mock-llm'], 'the real Codex at mock-llm, which speaks Chat only', () => {
  it('gets its own words back', async () => {
    const { codex, asked } = await openAt(await startMockLlm(site));
    const { code, stdout, stderr } = await codex.exec('say “hi” to me');
    expect({ code, stdout: stdout.trim() }, stderr).toEqual({ code: 0, stdout: 'say “hi” to me' });
    expect(asked()).toBe(1);
  });
});

const patch = '*** Begin Patch\n*** Update File: a.txt\n@@\n-old\n+new\n*** End Patch';
const fixtures = [
  { match: { userMessage: 'look', hasToolResult: true }, response: { content: 'Looked at both.' } },
  {
    match: { userMessage: 'look' },
    response: {
      toolCalls: [
        { name: 'exec_command', arguments: { cmd: 'touch one' } },
        { name: 'exec_command', arguments: { cmd: 'touch two' } },
      ],
    },
  },
  { match: { userMessage: 'patch', hasToolResult: true }, response: { content: 'Patched.' } },
  {
    match: { userMessage: 'patch' },
    response: { toolCalls: [{ name: 'apply_patch', arguments: { input: patch } }] },
  },
  {
    match: { userMessage: 'break' },
    response: { content: 'An answer. '.repeat(20) },
    truncateAfterChunks: 4,
    // Without it, the server takes back what it has just written.
    latency: 20,
  },
];

describeWith(['aimock'], 'the real Codex at aimock', () => {
  it.each([
    ['say hi', 'OK', 1],
    ['look', 'Looked at both.', 2],
    ['patch', 'Patched.', 2],
  ])('gets through a task: %s', async (prompt, answer, times) => {
    const { codex, asked } = await openAt(await startAimock(site, { fixtures }));
    writeFileSync(codex.path('a.txt'), 'old\n');
    const { code, stdout, stderr } = await codex.exec(prompt);
    expect({ code, stdout: stdout.trim() }, stderr).toEqual({ code: 0, stdout: answer });
    expect(asked()).toBe(times);
    if (prompt === 'look') for (const file of ['one', 'two']) expect(readFileSync(codex.path(file), 'utf8')).toBe('');
    if (prompt === 'patch') expect(readFileSync(codex.path('a.txt'), 'utf8')).toBe('new\n');
  });

  it('does not take half an answer for a whole one', async () => {
    const { codex, asked } = await openAt(await startAimock(site, { fixtures }));
    const { code, stderr } = await codex.exec('break');
    expect({ code, asked: asked() }, stderr).toEqual({ code: 1, asked: 1 });
    expect(stderr).toContain('provider_ended_early');
  });

  it('asks once where the key is wrong, and says so', async () => {
    const { codex, asked } = await openAt(await startAimock(site, { keys: 'sk-of-the-server-0001' }));
    const { code, stderr } = await codex.exec('say hi');
    expect({ code, asked: asked() }, stderr).toEqual({ code: 1, asked: 1 });
    expect(stderr).toContain('Provider error 401');
  });

  describe.each([
    ['drop', /Provider error 500/],
    ['ratelimit', /Provider error 429.*try again in/],
    ['disconnect', /broke before it answered|closed the connection before/],
    ['malformed', /Provider error/],
  ])('while every answer is a %s', (fault, words) => {
    it('asks again, and then says what was wrong', async () => {
      const { codex, asked } = await openAt(await startAimock(site), { [`x-aimock-chaos-${fault}`]: '1' });
      const { code, stderr } = await codex.exec('say hi', '-c', 'model_providers.bridge.stream_max_retries=1');
      expect({ code, asked: asked() }, stderr).toEqual({ code: 1, asked: 2 });
      expect(stderr).toMatch(words);
    });
  });
});
