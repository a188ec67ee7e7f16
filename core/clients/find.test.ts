import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { liveFiles } from '../../e2e/support/client-samples.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { findClient } from './clients.ts';

it.each(Object.entries(liveFiles))(
  'C6 %s with a live file that is a loop of links is found, and told what is wrong',
  async (id, name) => {
    const { home, ...environment } = testEnvironment();
    const file = join(home, name);
    mkdirSync(dirname(file), { recursive: true });
    symlinkSync(basename(file), file);
    const client = await findClient(id);
    const installation = await client.find({ ...environment, home });
    expect(installation).toMatchObject({ isFound: true, liveFile: file });
    expect((await client.read(installation)).main.problem?.code).toBe('file-link-loop');
  },
);
