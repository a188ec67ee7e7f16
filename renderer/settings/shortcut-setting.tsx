import { type KeyboardEvent, useState } from 'react';
import type { Problem } from '../../shared/problem.ts';
import { Button } from '../controls/button.tsx';
import { useApp, useT } from '../state/app-context.tsx';
import { acceleratorOf } from './accelerator.ts';
import { Setting } from './setting.tsx';
import styles from './settings.module.css';

/** Records the keys that open the palette from anywhere. Tab and Esc keep their meaning. */
export function ShortcutSetting({ shortcut }: { readonly shortcut: string | null }) {
  const t = useT();
  const change = useApp((state) => state.changeSettings);
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = async (value: string | null) => setProblem(await change({ shortcut: value }));
  const record = (event: KeyboardEvent) => {
    if (event.key === 'Tab' || event.key === 'Escape') return;
    event.preventDefault();
    if (event.key === 'Backspace' || event.key === 'Delete') void set(null);
    const accelerator = acceleratorOf(event);
    if (accelerator !== undefined) void set(accelerator);
  };
  return (
    <Setting label={t('settings.shortcut')} help={t('settings.shortcut-help')} problem={problem}>
      {(input) => (
        <div className={styles.together}>
          <input
            {...input}
            type="text"
            readOnly
            value={shortcut ?? ''}
            placeholder={t('settings.shortcut-none')}
            onKeyDown={record}
          />
          {shortcut !== null && <Button onClick={() => void set(null)}>{t('settings.clear')}</Button>}
        </div>
      )}
    </Setting>
  );
}
