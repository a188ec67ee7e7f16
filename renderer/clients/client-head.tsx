import { FileText, Redo2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { type ClientId, clientNames } from '../../shared/client-id.ts';
import type { ClientView, ProviderView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { Slots, slot } from '../controls/slots.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { useCopy } from '../state/use-copy.ts';
import styles from './client-head.module.css';
import { currentProvider, loginText, nameOfCurrent } from './current-name.ts';
import { Evidence } from './evidence.tsx';
import { fitOf } from './fit.ts';
import { TestButton } from './test-button.tsx';

interface ClientHeadProps {
  readonly client: ClientId;
  readonly view: ClientView | undefined;
}

/** One sentence of truth, its evidence, and what can be done about it. */
export function ClientHead({ client, view }: ClientHeadProps) {
  const providers = useApp((state) => state.providers);
  const current = view && currentProvider(view, providers);
  return (
    <header className={styles.head}>
      <h1>{view ? <Truth view={view} current={current} /> : clientNames[client]}</h1>
      <div className={styles.line}>
        <Evidence view={view} current={current} />
        <Acts client={client} view={view} current={current} />
      </div>
    </header>
  );
}

interface PartProps {
  readonly view: ClientView;
  readonly current: ProviderView | undefined;
}

function Truth({ view, current }: PartProps) {
  const t = useT();
  const providers = useApp((state) => state.providers);
  const client = view.name;
  if (!view.isFound) return t('clients.is-missing', { client });
  if (view.problem) return t('clients.is-unreadable', { client });
  if (view.current.kind === 'unset') return t('clients.uses-nothing', { client });
  const fit = current && fitOf(view, current.provider);
  const wire = fit?.kind === 'fits' ? fit.wire : undefined;
  const details = [view.current.model, wire, loginText(view.current.login, t)].filter((one) => one !== undefined);
  const name = nameOfCurrent(view, providers);
  return (
    <>
      {view.current.kind === 'official' ? (
        t('clients.uses-official', { client })
      ) : (
        <Slots text={t('clients.uses', { client, provider: slot(0) })} parts={[<bdi key="name">{name}</bdi>]} />
      )}
      {details.map((detail) => (
        <span key={detail} className={styles.detail}>
          {' · '}
          <bdi>{detail}</bdi>
        </span>
      ))}
    </>
  );
}

function Acts({ client, view, current }: ClientHeadProps & { readonly current: ProviderView | undefined }) {
  const t = useT();
  const openFile = useApp((state) => state.openFile);
  const copy = useCopy();
  const canOpenFiles = useApp((state) => state.about?.canOpenFiles ?? false);
  return (
    <div className={styles.acts}>
      {current && <TestButton one={current} />}
      <StepButton receipt={view?.undo} icon={<Undo2 size={16} aria-hidden="true" />}>
        {t('common.undo')}
      </StepButton>
      <StepButton receipt={view?.redo} icon={<Redo2 size={16} aria-hidden="true" />}>
        {t('common.redo')}
      </StepButton>
      <Button
        icon={<FileText size={16} aria-hidden="true" />}
        title={view?.liveFile}
        disabled={!view?.isFound}
        onClick={() => (canOpenFiles ? void openFile(client) : copy(view?.liveFile ?? ''))}
      >
        {t(canOpenFiles ? 'clients.open-file' : 'clients.copy-path')}
      </Button>
    </div>
  );
}

interface StepButtonProps {
  /** The act to take back; missing where there is none. */
  readonly receipt: string | undefined;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

/** One step back or forward in what was done to this client. */
function StepButton({ receipt, icon, children }: StepButtonProps) {
  const undo = useApp((state) => state.undo);
  const isUndoing = useApp((state) => receipt !== undefined && state.undoing.includes(receipt));
  return (
    <Button
      icon={icon}
      disabled={receipt === undefined || isUndoing}
      onClick={() => receipt !== undefined && void undo(receipt)}
    >
      {children}
    </Button>
  );
}
