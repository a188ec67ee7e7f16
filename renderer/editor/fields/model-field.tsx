import { Combobox, ComboboxItem, ComboboxPopover, ComboboxProvider } from '@ariakit/react';
import { ChevronDown } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { IconButton } from '../../controls/button.tsx';
import { useT } from '../../state/app-context.tsx';
import styles from '../editor.module.css';
import { useEditor } from '../editor-context.tsx';
import { EditorField } from './editor-field.tsx';
import { findModels, mostShown } from './model-filter.ts';
import { ModelListStatus } from './model-list-status.tsx';
import type { ModelListState } from './use-model-list.ts';

interface ModelFieldProps {
  readonly name: 'model' | 'smallModel';
  readonly label: string;
  readonly models: ModelListState;
}

/** Free text with the models that are known: those of the preset, and on demand the provider's own list. */
export function ModelField({ name, label, models }: ModelFieldProps) {
  const t = useT();
  const { state, dispatch, draft, preset } = useEditor();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isSearching, setSearching] = useState(false);
  const value = state.form[name];
  const query = useDeferredValue(isSearching ? value : '');
  const listed = models.list.kind === 'listed' ? models.list.models : undefined;
  const known = useMemo(
    () => [...new Set([...(listed ?? preset?.models ?? []), ...draft.models.map(({ id }) => id)])],
    [listed, preset, draft.models],
  );
  const found = useMemo(() => findModels(known, query), [known, query]);
  const write = (text: string) => dispatch({ kind: 'set', field: name, change: { [name]: text } });
  const toggle = () => {
    setSearching(false);
    setOpen(!isOpen);
    input.current?.focus();
    if (!isOpen && models.list.kind === 'unasked') models.ask();
  };
  return (
    <EditorField name={name} label={label} help={name === 'model' && <ModelListStatus models={models} />}>
      {(about) => (
        <ComboboxProvider
          value={value}
          setValue={(text) => {
            setSearching(true);
            write(text);
          }}
          open={isOpen && found.length > 0}
          setOpen={setOpen}
        >
          <div className={styles.inside}>
            <Combobox
              {...about}
              ref={input}
              autoComplete="list"
              maxLength={400}
              spellCheck={false}
              data-look="code"
              onKeyDown={(event) => {
                if (event.key !== 'Escape' || !isOpen) return;
                // Closes the list only, not the sheet around it.
                event.preventDefault();
                setOpen(false);
              }}
            />
            <IconButton
              label={t('editor.show-models')}
              icon={<ChevronDown size={16} aria-hidden="true" />}
              aria-expanded={isOpen}
              onClick={toggle}
            />
          </div>
          <ComboboxPopover portal={false} fixed sameWidth gutter={4} className={styles.models} aria-label={label}>
            {found.slice(0, mostShown).map((model) => (
              <ComboboxItem key={model} value={model} className={styles.model} />
            ))}
            {found.length > mostShown && (
              <p className={styles.more}>{t('editor.more-models', { count: found.length - mostShown })}</p>
            )}
          </ComboboxPopover>
        </ComboboxProvider>
      )}
    </EditorField>
  );
}
