import type { Problem } from '../../../shared/problem.ts';
import { Button } from '../../controls/button.tsx';
import type { FieldInput } from '../../controls/field.tsx';
import { ProblemNote } from '../../problems/problem-note.tsx';
import { useApp, useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';
import { useEditor } from '../editor-context.tsx';
import { focusField } from './editor-field.tsx';

interface KeyInputProps {
  readonly about: FieldInput;
  readonly isFocused: boolean;
  /** Back to the key that is stored. */
  readonly onGiveUp?: (() => void) | undefined;
}

/** Where a key is entered, and the one explicit choice to keep it in a file. */
export function KeyInput({ about, isFocused, onGiveUp }: KeyInputProps) {
  const t = useT();
  const { secret, setSecret } = useEditor();
  const isInFile = secret.store === 'file';
  return (
    <div className={styles.stack}>
      <div className={styles.beside}>
        <input
          {...about}
          type="password"
          name="new-key"
          autoComplete="new-password"
          spellCheck={false}
          maxLength={16_384}
          data-look="code"
          // biome-ignore lint/a11y/noAutofocus: asked for by the button that stood in its place
          autoFocus={isFocused}
          placeholder={t('editor.key-placeholder')}
          value={secret.key}
          onChange={(event) => setSecret({ ...secret, key: event.target.value })}
        />
        {onGiveUp && <Button onClick={onGiveUp}>{t('editor.keep-key')}</Button>}
      </div>
      {(secret.key !== '' || isInFile) && (
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={isInFile}
            onChange={(event) => setSecret({ ...secret, store: event.target.checked ? 'file' : 'keychain' })}
          />
          {t('editor.key-in-file')}
        </label>
      )}
      {isInFile && (
        <p className={styles.careful} role="status">
          {t('editor.key-in-file-warning')}
        </p>
      )}
    </div>
  );
}

/** Why the keychain can't take the key now, and the ways out: mend that and look again, or a file. */
export function KeychainNote({ problem }: { readonly problem: Problem }) {
  const t = useT();
  const { secret, setSecret } = useEditor();
  const refresh = useApp((state) => state.refresh);
  const keepInFile = () => {
    setSecret({ ...secret, store: 'file' });
    focusField('key');
  };
  return (
    <div className={styles.besideLabel}>
      <ProblemNote problem={problem} look="careful">
        <Button onClick={() => void refresh(['providers'])}>{t('common.retry')}</Button>
        <Button onClick={keepInFile}>{t('editor.key-in-file')}</Button>
      </ProblemNote>
    </div>
  );
}
