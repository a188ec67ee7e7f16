import path from 'node:path';
import type { Installation, LiveDocument, LiveState } from '../../clients/client.ts';
import type { Environment } from '../../environment.ts';

type PlainEnvironment = Omit<Environment, 'path' | 'now' | 'random' | 'planner'>;
type PlainInstallation = Omit<Installation, 'environment'> & { readonly environment: PlainEnvironment };

/** A live document without what can't be copied; `isRead` says whether there is one to be read from the text. */
export type PlainDocument = Omit<LiveDocument, 'document'> & { readonly isRead: boolean };

/** A client as it was read, as data. Repairs are left out: no plan looks at them. */
export type PlainState = Omit<LiveState, 'installation' | 'main' | 'others' | 'legacy'> & {
  readonly installation: PlainInstallation;
  readonly documents: readonly [main: PlainDocument, ...others: PlainDocument[]];
};

export function toPlainDocument({ document, ...live }: LiveDocument): PlainDocument {
  return { ...live, isRead: document !== undefined };
}

export function toPlainState({ installation, main, others, legacy: _, ...state }: LiveState): PlainState {
  const { path: _path, now: _now, random: _random, planner: _planner, ...environment } = installation.environment;
  return {
    ...state,
    installation: { ...installation, environment: { ...environment, variables: { ...environment.variables } } },
    documents: [toPlainDocument(main), ...others.map(toPlainDocument)],
  };
}

/** The same state for who plans on it; `read` gives the documents of their texts. */
export function fromPlainState(
  { installation, documents, ...state }: PlainState,
  read: (plain: PlainDocument) => LiveDocument,
): LiveState {
  const [main, ...others] = documents;
  return {
    ...state,
    installation: { ...installation, environment: toEnvironment(installation.environment) },
    main: read(main),
    others: others.map(read),
    legacy: [],
  };
}

/** Plans are pure: they ask for no time and draw nothing. */
function toEnvironment(environment: PlainEnvironment): Environment {
  const refuse = (): never => {
    throw new Error('a plan asked for the time or for chance');
  };
  const rules = environment.platform === 'win32' ? path.win32 : path.posix;
  return { ...environment, path: rules, now: refuse, random: refuse };
}
