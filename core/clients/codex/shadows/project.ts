import { lstatSync } from 'node:fs';
import { causeOf, fixOf } from '../../../../shared/messages/problem-text.ts';
import { sentence } from '../../../../shared/messages/words.ts';
import type { Sentence } from '../../../../shared/sentence.ts';
import type { Environment } from '../../../environment.ts';
import type { Installation, LiveDocument, Shadow } from '../../client.ts';
import { readLiveDocument } from '../../live-document.ts';
import { tableAt, textAt } from '../config.ts';

/**
 * Project files between the working folder and the root of its repository. In a trusted project their `model` outranks
 * the user's; endpoints in them are ignored. They are never written (checklist C14).
 */
export async function projectShadows(installation: Installation, main: LiveDocument): Promise<readonly Shadow[]> {
  const { environment, liveFile } = installation;
  const folders = projectFolders(environment);
  const root = folders.at(-1);
  const isTrusted = (folder: string) => tableAt(main.document, ['projects', folder]).trust_level === 'trusted';
  const trusted = folders.filter((folder) => isTrusted(folder) || (root !== undefined && isTrusted(root)));
  const files = trusted
    .map((folder) => environment.path.join(folder, '.codex', 'config.toml'))
    .filter((file) => file !== liveFile);
  const documents = await Promise.all(files.map((file) => readLiveDocument(file, 'toml')));
  return documents.flatMap(projectShadow);
}

/** From the working folder up to the one that holds `.git`; outside a repository only the working folder. */
function projectFolders({ path, workingFolder }: Environment): readonly string[] {
  const folders: string[] = [];
  for (let folder = workingFolder; ; folder = path.dirname(folder)) {
    folders.push(folder);
    if (isThere(path.join(folder, '.git'))) return folders;
    if (path.dirname(folder) === folder) return [workingFolder];
  }
}

function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch {
    return false; // What can't be seen does not count for Codex either.
  }
}

const ignoredKeys = ['model_provider', 'model_providers', 'openai_base_url'];

function projectShadow({ file, document, problem }: LiveDocument): readonly Shadow[] {
  const shadow = (message: Sentence, fix: Sentence): Shadow => ({ kind: 'project', source: file.path, message, fix });
  if (problem)
    return [shadow(sentence('shadows.codex.project-broken.cause', { cause: causeOf(problem) }), fixOf(problem))];
  const model = textAt(document, ['model']);
  const ignored = ignoredKeys.filter((key) => document?.get([key]) !== undefined);
  const values = { file: file.path, ignored };
  if (model !== undefined) {
    const cause =
      ignored.length > 0
        ? sentence('shadows.codex.project-model-and-provider.cause', { ...values, model })
        : sentence('shadows.codex.project-model.cause', { file: file.path, model });
    return [shadow(cause, sentence('shadows.codex.project-model.fix'))];
  }
  return ignored.length > 0
    ? [shadow(sentence('shadows.codex.project-provider.cause', values), sentence('shadows.codex.project-provider.fix'))]
    : [];
}
