import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { en as enTerminal } from '../cli/messages/en.ts';
import { fr as frTerminal } from '../cli/messages/fr.ts';
import { ja as jaTerminal } from '../cli/messages/ja.ts';
import { zhCn as zhCnTerminal } from '../cli/messages/zh-cn.ts';
import { en } from '../shared/messages/en.ts';
import { fr } from '../shared/messages/fr.ts';
import { ja } from '../shared/messages/ja.ts';
import { zhCn } from '../shared/messages/zh-cn.ts';

/** The catalogues by the room and the name of their module, and what it exports. */
const catalogues: readonly (readonly [name: string, exported: string, texts: Readonly<Record<string, unknown>>])[] = [
  ['shared-en', 'en', en],
  ['shared-fr', 'fr', fr],
  ['shared-ja', 'ja', ja],
  ['shared-zh-cn', 'zhCn', zhCn],
  ['cli-en', 'en', enTerminal],
  ['cli-fr', 'fr', frTerminal],
  ['cli-ja', 'ja', jaTerminal],
  ['cli-zh-cn', 'zhCn', zhCnTerminal],
];

/**
 * Leaves the catalogues out of a bundle of the terminal, which reads those of one language as JSON from `dist/words`: V8
 * would take over the texts of four languages at each start, which takes as long as half an empty Node's.
 */
export const wordFiles: Plugin = {
  name: 'word-files',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\](?:shared|cli)[/\\]messages[/\\](?:en|fr|ja|zh-cn)\.ts$/ }, ({ path }) => {
      const [, room, language] = /(shared|cli)[/\\]messages[/\\]([a-z-]+)\.ts$/.exec(path) ?? [];
      const name = `${room}-${language}`;
      const exported = catalogues.find(([one]) => one === name)?.[1];
      const contents = `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
export const ${exported} = JSON.parse(readFileSync(join(__dirname, 'words', '${name}.json'), 'utf8'));`;
      return { contents, loader: 'js' };
    });
  },
};

export async function writeWordFiles(): Promise<void> {
  await mkdir('dist/words', { recursive: true });
  await Promise.all(
    catalogues.map(([name, , texts]) => writeFile(join('dist/words', `${name}.json`), JSON.stringify(texts))),
  );
}
