import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { peelKey } from '../../../shared/key-text.ts';
import { useApp, useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';
import { useEditor } from '../editor-context.tsx';
import { EditorField } from './editor-field.tsx';
import { KeychainNote, KeyInput } from './key-input.tsx';
import { keySituation } from './key-situation.ts';
import { StoredKey } from './stored-key.tsx';

/** The page on which the provider's owner gives out keys; only ever https, whatever a list says. */
function KeyPage({ address }: { readonly address: string | null | undefined }) {
  const t = useT();
  if (!address?.startsWith('https://')) return null;
  return (
    <a href={address} target="_blank" rel="noreferrer" className={styles.outward}>
      {t('editor.get-key')}
      <ExternalLink size={12} aria-hidden="true" />
    </a>
  );
}

/** The key can be written and never read: what is stored shows by where it is and its last characters. */
export function KeyField() {
  const t = useT();
  const editor = useEditor();
  const keychain = useApp((state) => state.keychain);
  const [isReplacing, setReplacing] = useState(false);
  const { stored, preset, secret, setSecret } = editor;
  const situation = keySituation(editor);
  if (situation === 'not-needed') return null;
  const isThere = situation === 'stored' || situation === 'file';
  const page = stored?.keyPage ?? preset?.keyPage;
  const asks = situation === 'elsewhere' || situation === 'env' || situation === 'missing';
  const help = (
    <span className={styles.keyHelp}>
      {asks && secret.key === '' && (
        <span>{t(`editor.key-${situation}`, { variable: stored?.provider.env ?? '' })}</span>
      )}
      {peelKey(secret.key).remarks.map((change) => (
        <span key={t.say(change)}>{t('editor.mended', { change: t.say(change) })}</span>
      ))}
      <KeyPage address={page} />
    </span>
  );
  return (
    <>
      <EditorField name="key" label={t('editor.key')} help={help}>
        {(about) =>
          isThere && !isReplacing && stored ? (
            <StoredKey about={about} stored={stored} onReplace={() => setReplacing(true)} />
          ) : (
            <KeyInput
              about={about}
              isFocused={isReplacing}
              onGiveUp={
                isReplacing && isThere
                  ? () => {
                      setSecret({ ...secret, key: '' });
                      setReplacing(false);
                    }
                  : undefined
              }
            />
          )
        }
      </EditorField>
      {keychain && secret.store === 'keychain' && <KeychainNote problem={keychain} />}
    </>
  );
}
