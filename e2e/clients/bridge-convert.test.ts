import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatRequest } from '../../core/bridge/convert/types/chat-request.ts';
import type { Reply } from '../support/bridge/chat-provider.ts';
import type { Turn } from '../support/bridge/chat-turn.ts';
import { openTalk, type Talk } from '../support/bridge/talk.ts';
import { vendors } from '../support/bridge/vendors.ts';

// The converter alone stands between the real Codex and providers of Chat. Each of them holds every request against the rules
// of Chat and those of its vendor.

const patch = '*** Begin Patch\n*** Update File: a.txt\n@@\n-old “ü”\n+new “ü” \\n "1"\n*** End Patch';
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const says = (turn: Turn): Reply => ({ kind: 'says', turn });
const refuses = (status: number, message: string, headers = {}): Reply => ({
  ...{ kind: 'refuses', status, headers },
  body: JSON.stringify({ error: { message, type: 'error' } }),
});

function outputOf({ messages }: ChatRequest, callId: string): string {
  const found = messages.find((message) => message.role === 'tool' && message.tool_call_id === callId);
  return typeof found?.content === 'string' ? found.content : '';
}

/** A server with tools that Codex does not offer at once. */
const withCellar = [
  ...['-c', `mcp_servers.cellar.command="${process.execPath}"`],
  ...['-c', `mcp_servers.cellar.args=["${join(import.meta.dirname, '..', 'support', 'bridge', 'tool-server.mjs')}"]`],
];

/** Whether the one that asks is an agent that was sent out. */
function isAgent({ messages }: ChatRequest): boolean {
  return JSON.stringify(messages).includes('from /root to /root/sheep');
}

describe.each(Object.values(vendors))('a provider that is $name, and the real Codex', (vendor) => {
  let talk: Talk;
  const thought = vendor.thinks ? { thought: 'I look first.' } : {};
  beforeAll(async () => {
    talk = await openTalk(vendor);
  });
  afterAll(() => talk.stop());

  it('get through a task: two calls at once, a patch, a tool of a namespace, an image', async () => {
    const { codex, bridge, provider } = talk;
    writeFileSync(codex.path('a.txt'), 'old “ü”\n');
    writeFileSync(codex.path('dot.png'), Buffer.from(dot, 'base64'));
    const both = [
      { id: 'call_a', name: 'exec_command', args: { cmd: 'cat a.txt' } },
      { id: 'call_b', name: 'exec_command', args: { cmd: 'echo two' } },
    ];
    provider.script(
      says({ ...thought, text: 'Looking.', calls: both }),
      says({ ...thought, calls: [{ id: 'call_c', name: 'apply_patch', args: { input: patch } }] }),
      // Without thoughts of its own, as later steps of one turn often are.
      says({ calls: [{ id: 'call_d', name: 'collaboration__interrupt_agent', args: { target: 'nobody' } }] }),
      says({ ...thought, calls: [{ id: 'call_e', name: 'view_image', args: { path: codex.path('dot.png') } }] }),
      says({ ...thought, text: 'All done.' }),
    );
    const { code, stdout, stderr } = await codex.exec('do it');
    expect(provider.faults).toEqual([]);
    expect({ code, stdout: stdout.trim() }, stderr).toEqual({ code: 0, stdout: 'All done.' });
    expect(readFileSync(codex.path('a.txt'), 'utf8')).toBe('new “ü” \\n "1"\n');
    expect([bridge.asked, provider.requests.length]).toEqual([5, 5]);
    const last = provider.requests[4] as ChatRequest;
    expect(outputOf(last, 'call_a')).toContain('old “ü”');
    expect(outputOf(last, 'call_b')).toContain('two');
    expect(outputOf(last, 'call_c')).toContain('Success');
    // Its own words, and not "unsupported call".
    expect(outputOf(last, 'call_d')).toContain('not found');
    expect(JSON.stringify(last).includes(dot)).toBe(vendor.sees);
  });

  it('go on with that chat in another run', async () => {
    const { codex, provider } = talk;
    provider.script(says({ ...thought, text: 'Still here.' }));
    const { code, stdout, stderr } = await codex.resume('go on');
    expect(provider.faults).toEqual([]);
    expect({ code, stdout: stdout.trim() }, stderr).toEqual({ code: 0, stdout: 'Still here.' });
    const said = JSON.stringify(provider.requests[0]?.messages);
    for (const words of ['do it', 'call_a', 'call_e', 'All done.', 'go on']) expect(said).toContain(words);
  });

  it('go on with the summary after the chat was compacted', async () => {
    const { codex, provider } = talk;
    const call = { id: 'call_f', name: 'exec_command', args: { cmd: 'echo three' } };
    provider.script(
      says({ ...thought, calls: [call], tokens: 63_000 }),
      says({ ...thought, text: 'We changed a.txt.' }),
      says({ ...thought, text: 'On with it.' }),
    );
    const { code, stdout, stderr } = await codex.resume('and more');
    expect(provider.faults).toEqual([]);
    expect({ code, stdout: stdout.trim() }, stderr).toEqual({ code: 0, stdout: 'On with it.' });
    const [, compaction, after] = provider.requests;
    expect(compaction?.tools).toBe(undefined);
    expect(JSON.stringify(compaction?.messages.at(-1))).toContain('CONTEXT CHECKPOINT COMPACTION');
    expect(JSON.stringify(after?.messages)).toContain('We changed a.txt.');
    expect(JSON.stringify(after?.messages)).not.toContain('call_a');
  });

  it('send out an agent, which gets its task in plain words', async () => {
    const { codex, provider } = talk;
    // One long word, as ciphertext is.
    const message = 'CountTheSheepOnTheGreenHillBehindTheOldHouseBeforeItRains';
    const task = { task_name: 'sheep', message, fork_turns: 'none' };
    provider.script(
      says({ ...thought, calls: [{ id: 'call_s', name: 'collaboration__spawn_agent', args: task }] }),
      (request) => {
        if (isAgent(request)) return says({ ...thought, text: 'Nine sheep.' });
        if (outputOf(request, 'call_w') !== '') return says({ ...thought, text: 'They are counted.' });
        return says({ ...thought, calls: [{ id: 'call_w', name: 'collaboration__wait_agent', args: {} }] });
      },
    );
    const { code, stdout, stderr } = await codex.exec('count the sheep');
    expect(provider.faults).toEqual([]);
    expect({ code, stdout: stdout.trim() }, stderr).toEqual({ code: 0, stdout: 'They are counted.' });
    expect(JSON.stringify(provider.requests.find(isAgent)?.messages.at(-1))).toContain(message);
    expect(JSON.stringify(provider.requests.findLast((one) => !isAgent(one))?.messages)).toContain('Nine sheep.');
  });

  it('find a tool that Codex keeps back until the model searches for it', async () => {
    const { codex, provider } = talk;
    const find = { id: 'call_f', name: 'tool_search', args: { query: 'count the plums', limit: 1 } };
    const count = { id: 'call_p', name: 'mcp__cellar__count_plums', args: { shelf: 2 } };
    provider.script(
      says({ ...thought, calls: [find] }),
      says({ ...thought, calls: [count] }),
      says({ ...thought, text: 'Plums enough.' }),
    );
    const { code, stdout, stderr } = await codex.exec('count the plums', ...withCellar);
    expect(provider.faults).toEqual([]);
    expect({ code, stdout: stdout.trim() }, stderr).toEqual({ code: 0, stdout: 'Plums enough.' });
    const offered = provider.requests.map(({ tools }) => tools?.some((one) => one.function.name === count.name));
    expect(offered).toEqual([false, true, true]);
    expect(outputOf(provider.requests[2] as ChatRequest, 'call_p')).toContain('count_plums on shelf 2: 41');
  });
});

describe('the real Codex, when a provider of Chat fails', () => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await openTalk(vendors.plain);
  });
  afterAll(() => talk.stop());

  const ask = async (...replies: readonly Reply[]) => {
    talk.provider.script(...replies);
    const { code, stdout, stderr } = await talk.codex.exec('do it');
    expect(talk.provider.faults).toEqual([]);
    return { code, stdout: stdout.trim(), stderr, upstream: talk.provider.requests.length };
  };
  const hello = says({ text: 'Hello.' });

  it('waits for as long as the provider says, and asks again', async () => {
    const ended = await ask(refuses(429, 'Slow down.', { 'retry-after': '2' }), hello);
    expect(ended).toMatchObject({ code: 0, stdout: 'Hello.', upstream: 2 });
    const [first = 0, second = 0] = talk.provider.askedAt;
    expect(second - first).toBeGreaterThanOrEqual(2_000);
  });

  it.each([
    [401, 'The key is not known here.'],
    [402, 'Your balance is 0.00.'],
  ])('shows the words of a %d, and asks once', async (status, words) => {
    const { code, stderr, upstream } = await ask(refuses(status, words));
    expect({ code, upstream }).toEqual({ code: 1, upstream: 1 });
    expect(stderr).toContain(`Provider error ${status}: ${words}`);
  });

  it('asks again after a 500, and shows its words where that does not help', async () => {
    const { code, stderr, upstream } = await ask(refuses(500, 'Out of order.'));
    expect({ code, upstream }).toEqual({ code: 1, upstream: 6 });
    expect(stderr).toContain('Provider error 500: Out of order.');
  });

  it('asks again when the provider dies before it said anything', async () => {
    expect(await ask({ kind: 'dies', turn: { text: 'Hello.' }, after: 1 }, hello)).toMatchObject({
      code: 0,
      upstream: 2,
    });
  });

  it('does not take half an answer for a whole one', async () => {
    const { code, stderr, upstream } = await ask({ kind: 'dies', turn: { text: 'Half of it.' }, after: 2 }, hello);
    expect({ code, upstream }).toEqual({ code: 1, upstream: 1 });
    expect(stderr).toContain('provider_ended_early');
  });

  it('does not run half a call', async () => {
    const call = { id: 'call_a', name: 'exec_command', args: { cmd: 'touch ran' } };
    const { code, upstream } = await ask({ kind: 'dies', turn: { calls: [call] }, after: 3 }, hello);
    expect({ code, upstream }).toEqual({ code: 1, upstream: 1 });
    expect(() => readFileSync(talk.codex.path('ran'))).toThrow('ENOENT');
  });
});
