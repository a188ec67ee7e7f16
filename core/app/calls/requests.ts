import type { Calls } from '../../../shared/contract.ts';
import type { CallContext } from '../call-context.ts';
import { findLogged, readRequestLog, reportFile, saveReport } from '../tests/request-log.ts';

type RequestCalls = Pick<Calls, 'requests.list' | 'requests.read' | 'requests.save'>;

export function requestCalls({ engine }: CallContext): RequestCalls {
  const { environment } = engine;
  return {
    'requests.list': async ({ provider }) =>
      (await readRequestLog(environment))
        .filter((test) => provider === undefined || test.provider === provider)
        .map(({ exchanges, ...test }) => ({ ...test, requests: exchanges.length })),
    'requests.read': ({ id }) => findLogged(environment, id),
    'requests.save': async ({ id }) => {
      const test = await findLogged(environment, id);
      const file = reportFile(environment, test);
      saveReport(environment, test, file);
      return { file };
    },
  };
}
