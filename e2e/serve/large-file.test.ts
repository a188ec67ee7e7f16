import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openTerminal, script } from '../cli/terminal.ts';
import { announcementOf, call, hear, linesOf, openSession } from './served.ts';

/** More than 200 kB. */
const large = Array.from({ length: 6000 }, (_, n) => `[mcp_servers.s${n}]\ncommand = "npx" # ${n}\n`).join('\n');

/** What the page hears of Codex, whose file is large, from a copy of the built program. */
async function codexIn(prepare: (dist: string) => void) {
  const terminal = openTerminal();
  onTestFinished(() => terminal.close());
  terminal.write('.codex/config.toml', large);
  const dist = terminal.path('dist');
  cpSync(dirname(script), dist, { recursive: true });
  prepare(dist);
  const program = terminal.path('dist', 'switchyard.cjs');
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--json'], { env: terminal.variables });
  onTestFinished(() => void child.kill('SIGKILL'));
  const served = announcementOf(await linesOf(child, hear(child))());
  const session = await openSession(served, served.token);
  const reply = await call(served, session, 'clients.read');
  if (!reply.ok) throw new Error(reply.problem.code);
  return (reply.value as readonly { client: string; problem?: { code: string } }[]).find(
    ({ client }) => client === 'codex',
  );
}

it('reads a large file in the thread that was built for it', async () => {
  const codex = await codexIn(() => undefined);
  expect(codex).toBeDefined();
  expect(codex?.problem).toBeUndefined();
});

it('says so where that thread cannot start, and goes on with everything else', async () => {
  const codex = await codexIn((dist) => rmSync(`${dist}/planner.cjs`));
  expect(codex?.problem?.code).toBe('planning-failed');
});
