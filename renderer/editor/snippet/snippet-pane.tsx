import { Tab, TabList, TabPanel, TabProvider } from '@ariakit/react';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { type ClientId, clientIds, clientNames, isClientId } from '../../../shared/client-id.ts';
import type { Translate } from '../../../shared/messages/catalogue.ts';
import { problemText } from '../../../shared/messages/problem-text.ts';
import type { SnippetView } from '../../../shared/views.ts';
import { Button } from '../../controls/button.tsx';
import { useApp, useT } from '../../state/app-context.tsx';
import { useEditor } from '../editor-context.tsx';
import { CodeView } from './code-view.tsx';
import styles from './snippet-pane.module.css';
import { Refusal, SnippetReason } from './snippet-reason.tsx';
import type { Snippet } from './use-snippet.ts';

interface SnippetPaneProps {
  readonly client: ClientId;
  readonly onClient: (client: ClientId) => void;
  readonly snippet: Snippet;
}

/** "4 lines of 212 change in ~/.codex/config.toml", said before anything is written. */
function changeText(shown: SnippetView, file: string, t: Translate): string {
  const count = Math.max(shown.added, shown.removed);
  if (count === 0) return t('editor.lines-none', { file });
  if (shown.removed === 0 && shown.added === shown.lines) return t('editor.lines-new', { count, file });
  return t('editor.lines-change', { count, lines: shown.lines, file });
}

/** The home folder by its short name. */
export function shortPath(path: string, home: string | undefined): string {
  return home !== undefined && home !== '' && path.startsWith(home) ? `~${path.slice(home.length)}` : path;
}

/** The very lines that a client will get, live, for those who would rather read them than a form. */
export function SnippetPane({ client, onClient, snippet }: SnippetPaneProps) {
  const t = useT();
  return (
    <section className={styles.pane} aria-label={t('editor.result')}>
      <TabProvider
        selectedId={client}
        setSelectedId={(id) => {
          if (id && isClientId(id)) onClient(id);
        }}
      >
        <TabList className={styles.tabs} aria-label={t('editor.result')}>
          {clientIds.map((id) => (
            <Tab key={id} id={id} className={styles.tab}>
              {clientNames[id]}
            </Tab>
          ))}
        </TabList>
        <TabPanel tabId={client} className={styles.panel} focusable={false}>
          <Lines key={client} client={client} snippet={snippet} />
        </TabPanel>
      </TabProvider>
    </section>
  );
}

function Lines({ client, snippet }: Pick<SnippetPaneProps, 'client' | 'snippet'>) {
  const t = useT();
  const home = useApp((state) => state.about?.home);
  const { checked } = useEditor();
  const [isEditable, setEditable] = useState(false);
  const { shown, problem, text, refused } = snippet;
  if (problem && text === null)
    return <SnippetReason problem={problem} client={client} isDraft={!checked || checked.check.issues.length > 0} />;
  if (!shown) return <p className={styles.waiting}>{t('editor.lines-wait')}</p>;
  const file = shortPath(shown.file, home);
  return (
    <>
      <CodeView
        text={text === null ? shown.text : null}
        syntax={shown.syntax}
        label={t('editor.lines-of', { file })}
        isEditable={isEditable}
        marks={refused ? [{ line: refused.where?.line ?? 1, message: problemText(refused, t).cause }] : []}
        onEdit={snippet.edit}
      />
      <div className={styles.foot}>
        <p role="status">
          {refused ? <Refusal problem={refused} syntax={shown.syntax} /> : changeText(shown, file, t)}
        </p>
        {!isEditable && (
          <Button look="quiet" icon={<Pencil size={14} aria-hidden="true" />} onClick={() => setEditable(true)}>
            {t('editor.edit-lines')}
          </Button>
        )}
        {refused && (
          <Button look="quiet" onClick={snippet.release}>
            {t('editor.take-back-lines')}
          </Button>
        )}
      </div>
    </>
  );
}
