import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { findProgram } from '../../../core/clients/program.ts';
import type { Environment } from '../../../core/environment.ts';
import { writeBackup } from '../../../core/files/backup.ts';
import { rewriteBackups } from '../../../core/files/backup-rewriting.ts';
import { writePrivateFile } from '../../../core/keychain/private-file.ts';
import { sweepLeftOvers } from '../../../core/own-files.ts';
import { writeVersioned } from '../../../core/store/versioned-file.ts';
import { sentence } from '../../../shared/messages/words.ts';
import { toProblem } from '../../../shared/problem.ts';
import type { WriterOrder } from './writer-process.ts';

// Without a listener the system ends a process that reaches its limit; with one, the write fails.
process.on('SIGXFSZ', () => undefined);

const order: WriterOrder = JSON.parse(fs.readFileSync(0, 'utf8'));
const environment: Environment = {
  home: order.home,
  variables: { PATH: path.join(order.home, 'bin') },
  platform: 'linux',
  path: path.posix,
  workingFolder: order.home,
  dataFolder: order.dataFolder,
  self: [process.execPath],
  now: () => new Date(),
  random: (bytes) => randomBytes(bytes).toString('hex'),
};
const inData = (...names: readonly string[]) => path.join(order.dataFolder, ...names);

let steps = 0;

function step(): void {
  steps += 1;
  if (steps === order.dieAt) process.kill(process.pid, 'SIGKILL');
}

/** Counts a step before and after each call of the system by which a file is written. */
function watchCalls(): void {
  for (const name of ['openSync', 'writeFileSync', 'fsync', 'fsyncSync', 'closeSync', 'renameSync'] as const) {
    const real = fs[name] as (...args: readonly unknown[]) => unknown;
    const watched = (...args: readonly unknown[]) => {
      step();
      const result = real(...args);
      step();
      return result;
    };
    Object.assign(fs, { [name]: watched });
  }
}

async function act(): Promise<void> {
  const { text } = order;
  switch (order.writer) {
    case 'private file':
      return writePrivateFile(inData('keys', 'relay.0123456789ab.key'), text);
    case 'store': {
      const file = {
        path: inData('settings.json'),
        title: sentence('files.title.settings'),
        version: 1,
        migrations: {},
      };
      return writeVersioned({ ...file, schema: z.object({ text: z.string() }), empty: { text: '' } }, { text });
    }
    case 'backup': {
      const backed = { target: 'config.toml', backup: '20260101T000000000-0a0b0c0d.bak' };
      return writeBackup(environment, backed, Buffer.from(text));
    }
    case 'rewritten backup':
      return rewriteBackups(environment, () => text);
    case 'cache':
      return void (await findProgram(environment, 'tool'));
    case 'next start':
      return sweepLeftOvers(environment);
  }
}

watchCalls();
act().then(
  () => process.stdout.write(JSON.stringify({ problem: null, steps })),
  (error) => process.stdout.write(JSON.stringify({ problem: toProblem(error).code, steps })),
);
