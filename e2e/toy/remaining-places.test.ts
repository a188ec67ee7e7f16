import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clientIds, clientNames } from '../../shared/client-id.ts';
import { root } from './sources-with-toy.ts';

/** Where a client is named outside of its folder and of the list, and why that is no second place to add one at. */
const reasons: Readonly<Record<string, string>> = {
  'build/terminal.ts':
    'a file with a bit of everything, by which V8 learns what a switch needs: that of any client does',
  'cli/key-helper/key-helper.ts':
    'answers a client that asks for keys in a protocol of its own; the others get one line',
  'cli/main.ts': 'the word of that protocol',
  'core/connection/candidates.ts': 'paths of hosts: one is called like a client',
  'core/connection/transport/tls-faults.ts': 'variables that name authorities: one is called like its client',
  'core/connection/transport/trust.ts': 'the same',
  'shared/client-facts.ts': 'the same',
  'renderer/editor/snippet/code-mirror.ts': 'opens code: the same letters',
  'renderer/editor/snippet/code-view.tsx': 'the same',
  'renderer/shell/problem-toast.tsx': 'problems that are mended in the editor, two of which are of one client',
  ...Object.fromEntries(
    ['en', 'fr', 'ja', 'zh-cn'].flatMap((language) => [
      [
        `shared/messages/${language}.ts`,
        'takes in the texts of each client; the compiler asks for those that are said',
      ],
      [`shared/messages/${language}/said.ts`, 'an example in a sentence'],
    ]),
  ),
  'shared/preset-facts.json': 'providers and pages that are called like a client',
};

const names = new RegExp([...clientIds, ...Object.values(clientNames)].join('|'), 'i');

function sources(): readonly string[] {
  return ['shared', 'core', 'cli', 'electron', 'renderer', 'build']
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(tsx?|json|css|html|nsh|cmd|ps1)$/.test(path) && !/\.test\.tsx?$|\/fixtures\//.test(path));
}

/** Comments may say of whom they speak. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*/g, '');
}

function namesIn(isOwn: (path: string) => boolean): readonly string[] {
  return sources().filter(
    (path) => !isOwn(path) && names.test(withoutComments(readFileSync(join(root, path), 'utf8'))),
  );
}

/** The bridge is there for the one client that speaks only the Responses API; no other one needs a place in it. */
const isOwn = (path: string) =>
  path === 'core/clients/list.ts' ||
  path.startsWith('core/bridge/') ||
  clientIds.some((id) => path.startsWith(`core/clients/${id}/`));

it('a client is named in its folder and in the list; what names one besides is known, with the reason', () => {
  expect(namesIn(isOwn).toSorted()).toEqual(Object.keys(reasons).sort());
});

it('a second place would be found', () => {
  expect(namesIn((path) => isOwn(path) && path !== 'core/clients/list.ts')).toContain('core/clients/list.ts');
});
