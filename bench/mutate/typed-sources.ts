import { join } from 'node:path';
import type { SourceFile } from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/sync';

/** Unused names: no fault that a mutation adds, and a dropped call leaves many. */
const unused: readonly number[] = [6133, 6192, 6196, 6198, 6199];

/** The sources of a tree as TypeScript sees them. */
export type TypedSources = {
  readonly file: (path: string) => SourceFile;
  readonly paths: () => readonly string[];
  /** To be told whenever a file changed on the disk. */
  readonly changed: (path: string) => void;
  /** Whether the types hold: in this file, which takes milliseconds, or in all, which takes seconds. */
  readonly hold: (path?: string) => boolean;
  readonly close: () => void;
};

export function openSources(root: string): TypedSources {
  const api = new API({ cwd: root });
  let snapshot = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.node.json')] });
  const program = () => {
    const [project] = snapshot.getProjects();
    if (project === undefined) throw new Error(`No project in ${root}.`);
    return project.program;
  };
  return {
    file: (path) => {
      const file = program().getSourceFile(join(root, path));
      if (file === undefined) throw new Error(`TypeScript does not know ${path}.`);
      return file;
    },
    paths: () =>
      program()
        .getSourceFileNames()
        .filter((name) => name.startsWith(`${root}/`))
        .map((name) => name.slice(root.length + 1)),
    changed: (path) => {
      const before = snapshot;
      snapshot = api.updateSnapshot({ fileChanges: { changed: [join(root, path)] } });
      before.dispose();
    },
    hold: (path) => {
      const file = path === undefined ? undefined : join(root, path);
      const found = [...program().getSyntacticDiagnostics(file), ...program().getSemanticDiagnostics(file)];
      return found.every(({ code }) => unused.includes(code));
    },
    close: () => api.close(),
  };
}
