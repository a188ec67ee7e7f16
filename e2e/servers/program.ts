import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';

interface Program {
  readonly file: string;
  /** What brings it where it is missing. */
  readonly install: string;
}

const npm = (file: string): Program => ({
  file: join(import.meta.dirname, 'node_modules', file),
  install: 'npm ci --prefix e2e/servers --ignore-scripts',
});
const debian = (name: string, file: string): Program => ({ file, install: `sudo apt-get install ${name}` });

/** Servers and gateways that nobody of this project wrote. */
export const programs = {
  aimock: npm('@copilotkit/aimock/dist/cli.js'),
  'mock-llm': npm('@dwmkerr/mock-llm/dist/main.js'),
  'claude-code-router': npm('@musistudio/claude-code-router/dist/cli.js'),
  'proxy-chain': npm('proxy-chain/dist/index.js'),
  nginx: debian('nginx-light', '/usr/sbin/nginx'),
  haproxy: debian('haproxy', '/usr/sbin/haproxy'),
  stunnel: debian('stunnel4', '/usr/bin/stunnel4'),
  tinyproxy: debian('tinyproxy', '/usr/bin/tinyproxy'),
  openssl: debian('openssl', '/usr/bin/openssl'),
} as const;

export type ProgramName = keyof typeof programs;

/** Tests that need these programs. Where one is missing they are skipped, and their title says which and how to get it. */
export function describeWith(names: readonly ProgramName[], title: string, tests: () => void): void {
  const missing = names.filter((name) => !existsSync(programs[name].file));
  if (missing.length === 0) return void describe(title, tests);
  const ways = missing.map((name) => `${name} is missing: ${programs[name].install}`);
  describe.skip(`${title} (${ways.join('; ')})`, tests);
}
