import type { Wire } from '../../../shared/provider.ts';
import { wires } from '../../../shared/wire.ts';
import { useT } from '../../state/app-context.tsx';
import { useEditor } from '../editor-context.tsx';
import { EditorField } from './editor-field.tsx';

/** What the provider speaks, said as the route that gives it away. */
export function WireField() {
  const t = useT();
  const { state, dispatch } = useEditor();
  return (
    <EditorField name="wire" label={t('editor.wire')} help={t(`editor.wire-help-${state.form.wire}`)}>
      {(about) => (
        <select
          {...about}
          value={state.form.wire}
          onChange={(event) => dispatch({ kind: 'wire', wire: event.target.value as Wire })}
        >
          {wires.map((wire) => (
            <option key={wire} value={wire}>
              {t(`editor.wire-${wire}`)}
            </option>
          ))}
        </select>
      )}
    </EditorField>
  );
}
