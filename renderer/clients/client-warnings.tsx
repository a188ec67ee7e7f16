import { useState } from 'react';
import { problemText } from '../../shared/messages/problem-text.ts';
import type { ClientView } from '../../shared/views.ts';
import { Button } from '../controls/button.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import styles from './client-warnings.module.css';
import { currentProvider, nameOfCurrent } from './current-name.ts';
import { Warning } from './warning.tsx';
import { type WarningPart, warningsOf } from './warnings.ts';

/** Shown at once; more would push the list out of sight. */
const shownAtOnce = 2;

/** What stands between the choice and the client, worst first: each a sentence with a button. */
export function ClientWarnings({ view }: { readonly view: ClientView }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const providers = useApp((state) => state.providers);
  const parts = warningsOf(view, currentProvider(view, providers));
  const hidden = isOpen ? 0 : Math.max(0, parts.length - shownAtOnce);
  if (parts.length === 0) return null;
  return (
    <ul className={styles.warnings}>
      {parts.slice(0, parts.length - hidden).map((part) => (
        <li key={part.id}>
          <OneWarning view={view} part={part} />
        </li>
      ))}
      {hidden > 0 && (
        <li>
          <Button look="quiet" onClick={() => setOpen(true)}>
            {t('clients.show-more', { count: hidden })}
          </Button>
        </li>
      )}
    </ul>
  );
}

interface OneWarningProps {
  readonly view: ClientView;
  readonly part: WarningPart;
}

function OneWarning({ view, part }: OneWarningProps) {
  switch (part.kind) {
    case 'broken':
      return <Broken view={view} />;
    case 'launcher':
      return <LauncherWarning part={part} />;
    case 'gap':
      return <GapWarning view={view} part={part} />;
    case 'key':
      return <KeyWarning part={part} />;
    case 'shadow':
      return <ShadowWarning part={part} />;
    case 'drift':
      return <DriftWarning view={view} part={part} />;
    case 'legacy':
      return <LegacyWarning view={view} part={part} />;
    case 'plain-keys':
      return <PlainKeysWarning view={view} part={part} />;
    case 'foreign':
      return <ForeignWarning view={view} />;
  }
}

function LauncherWarning({ part: { problem } }: { readonly part: PartOf<'launcher'> }) {
  const t = useT();
  const { cause, fix, detail } = problemText(problem, t);
  return <Warning look="bad" text={`${cause} ${fix}`} detail={<p>{detail}</p>} />;
}

type PartOf<Kind extends WarningPart['kind']> = Extract<WarningPart, { kind: Kind }>;

function Broken({ view }: { readonly view: ClientView }) {
  const t = useT();
  const openFile = useApp((state) => state.openFile);
  const canOpenFiles = useApp((state) => state.about?.canOpenFiles ?? false);
  const { problem } = view;
  if (!problem) return null;
  const { cause, fix, detail } = problemText(problem, t);
  const place = problem.where && t('clients.broken-at', { ...problem.where });
  return (
    <Warning
      look="bad"
      text={`${cause} ${fix}`}
      detail={<p>{[place, detail].filter(Boolean).join('\n')}</p>}
      {...(canOpenFiles && { act: { name: t('clients.open-file'), run: () => void openFile(view.client) } })}
    />
  );
}

function KeyWarning({ part }: { readonly part: PartOf<'key'> }) {
  const t = useT();
  const open = useApp((state) => state.open);
  const { id, name } = part.provider;
  return (
    <Warning
      look="bad"
      text={t(part.isMoved ? 'clients.key-moved' : 'clients.key-gone', { provider: name })}
      act={{ name: t('clients.enter-key'), run: () => open({ kind: 'editor', provider: id }) }}
    />
  );
}

/** Each with the one button that mends it. */
function GapWarning({ view, part: { gap } }: { readonly view: ClientView; readonly part: PartOf<'gap'> }) {
  const t = useT();
  const act = useGapAct(view, gap);
  const { cause, fix, detail } = problemText(gap.problem, t);
  const way = gap.repair === undefined ? fix : t.say(gap.repair);
  return (
    <Warning
      look={gap.isFatal ? 'bad' : 'careful'}
      text={cause}
      detail={<p>{[way, detail].filter(Boolean).join('\n')}</p>}
      {...(act && { act })}
    />
  );
}

function useGapAct({ client, name, current }: ClientView, { kind, repair }: PartOf<'gap'>['gap']) {
  const t = useT();
  const open = useApp((state) => state.open);
  const preview = useApp((state) => state.preview);
  const previewRepairs = useApp((state) => state.previewRepairs);
  const { provider } = current;
  if (repair !== undefined) {
    const title = t('clients.repair-of', { client: name });
    return { name: t('clients.repair'), run: () => void previewRepairs(title, client) };
  }
  if (kind === 'provider') return { name: t('clients.import'), run: () => open({ kind: 'import' }) };
  if (current.kind !== 'ours' || provider === undefined) return undefined;
  if (kind === 'key') return { name: t('clients.enter-key'), run: () => open({ kind: 'editor', provider }) };
  if (kind === 'settings' || kind === 'file')
    return { name: t('clients.set-again'), run: () => void preview('', { client, choice: provider }) };
  return undefined;
}

function ShadowWarning({ part: { shadow } }: { readonly part: PartOf<'shadow'> }) {
  const t = useT();
  return (
    <Warning
      look="careful"
      text={t(`clients.shadow-${shadow.kind}`, { source: shadow.source })}
      detail={
        <p>
          {t.say(shadow.message)} {t.say(shadow.fix)}
        </p>
      }
    />
  );
}

function DriftWarning({ view, part }: { readonly view: ClientView; readonly part: PartOf<'drift'> }) {
  const t = useT();
  const preview = useApp((state) => state.preview);
  const { client, current } = view;
  const choice = current.kind === 'official' ? 'official' : current.provider;
  const isKnown = current.kind !== 'foreign' && choice !== undefined;
  return (
    <Warning
      look="careful"
      text={t('clients.drift', { keys: part.keys.join(', ') })}
      detail={<p>{part.files.join('\n')}</p>}
      {...(isKnown && { act: { name: t('clients.set-again'), run: () => void preview('', { client, choice }) } })}
    />
  );
}

function LegacyWarning({ view, part }: { readonly view: ClientView; readonly part: PartOf<'legacy'> }) {
  const t = useT();
  const previewRepairs = useApp((state) => state.previewRepairs);
  const { client, name } = view;
  const { problem, isFatal, repair } = part.legacy;
  const { cause, fix } = problemText(problem, t);
  return (
    <Warning
      look={isFatal ? 'bad' : 'careful'}
      text={t(isFatal ? 'clients.legacy-fatal' : 'clients.legacy', { client: name })}
      detail={<p>{[cause, repair === undefined ? fix : t.say(repair)].join('\n')}</p>}
      {...(repair !== undefined && {
        act: {
          name: t('clients.repair'),
          run: () => void previewRepairs(t('clients.repair-of', { client: name }), client),
        },
      })}
    />
  );
}

function PlainKeysWarning({ view, part }: { readonly view: ClientView; readonly part: PartOf<'plain-keys'> }) {
  const t = useT();
  const previewKeyMoves = useApp((state) => state.previewKeyMoves);
  const { client, name } = view;
  return (
    <Warning
      look="careful"
      text={t('clients.plain-keys', { count: part.count, file: part.file })}
      act={{
        name: t('clients.move-keys'),
        run: () => void previewKeyMoves(t('clients.move-keys-of', { client: name }), client),
      }}
    />
  );
}

function ForeignWarning({ view }: { readonly view: ClientView }) {
  const t = useT();
  const open = useApp((state) => state.open);
  const providers = useApp((state) => state.providers);
  return (
    <Warning
      look="info"
      text={t('clients.foreign', { provider: nameOfCurrent(view, providers) })}
      act={{ name: t('clients.import'), run: () => open({ kind: 'import' }) }}
    />
  );
}
