import about from '../../../package.json' with { type: 'json' };
import type { Calls, Input } from '../../../shared/contract.ts';
import { isDemo } from '../../environment.ts';
import type { CallContext } from '../call-context.ts';

type AppCalls = Pick<Calls, 'app.about' | 'changes.wait'>;

export function appCalls({ engine, host, changes, lookAgain }: CallContext): AppCalls {
  const { platform, home, dataFolder } = engine.environment;
  const wait = ({ since }: Input<'changes.wait'>, gone?: AbortSignal) => {
    if (since === 0) lookAgain();
    return changes.after(since, gone);
  };
  return {
    'app.about': async () => ({
      version: about.version,
      platform,
      host: host.kind,
      home,
      dataFolder,
      isDemo: isDemo(engine.environment),
      canOpenFiles: host.openFile !== undefined,
    }),
    'changes.wait': wait,
  };
}
