import { FileKey2, KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { ProviderView } from '../../../shared/views.ts';
import { Button } from '../../controls/button.tsx';
import type { FieldInput } from '../../controls/field.tsx';
import { useApi, useApp, useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';

interface StoredKeyProps {
  readonly about: FieldInput;
  readonly stored: ProviderView;
  readonly onReplace: () => void;
}

/** Where the key lies, by its last characters; what can be done to it. Deleting asks once, because nothing brings it back. */
export function StoredKey({ about, stored, onReplace }: StoredKeyProps) {
  const t = useT();
  const api = useApi();
  const say = useApp((state) => state.say);
  const [isAsking, setAsking] = useState(false);
  const isInFile = stored.key === 'file';
  const Icon = isInFile ? FileKey2 : KeyRound;
  const remove = async () => {
    setAsking(false);
    const reply = await api['keys.delete']({ provider: stored.provider.id });
    if (reply.ok) onReplace();
    else say({ kind: 'problem', problem: reply.problem });
  };
  return (
    <div className={styles.beside}>
      <output {...about} className={isInFile ? styles.careful : styles.kept}>
        <Icon size={16} aria-hidden="true" />
        {t(isInFile ? 'editor.in-file' : 'editor.in-keychain')}
        {stored.keyHint !== undefined && <code>····{stored.keyHint}</code>}
      </output>
      {isAsking ? (
        <>
          <Button look="danger" onClick={() => void remove()}>
            {t('editor.delete-key-now')}
          </Button>
          <Button autoFocus onClick={() => setAsking(false)}>
            {t('editor.keep-key')}
          </Button>
        </>
      ) : (
        <>
          <Button onClick={onReplace}>{t('editor.replace-key')}</Button>
          <Button onClick={() => setAsking(true)}>{t('editor.delete-key')}</Button>
        </>
      )}
    </div>
  );
}
