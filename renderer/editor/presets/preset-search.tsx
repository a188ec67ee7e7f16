import {
  Combobox,
  ComboboxGroup,
  ComboboxGroupLabel,
  ComboboxItem,
  ComboboxList,
  ComboboxProvider,
} from '@ariakit/react';
import { Plus, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Preset } from '../../../shared/preset.ts';
import { Mark } from '../../controls/mark.tsx';
import { useT } from '../../state/app-context.tsx';
import { findPresets, hostOfPreset, isAddress, type PresetGroup } from './preset-filter.ts';
import styles from './preset-search.module.css';

interface PresetSearchProps {
  readonly presets: readonly Preset[];
  readonly onPick: (preset: Preset) => void;
  /** An address of one's own; empty to start with nothing. */
  readonly onAddress: (address: string) => void;
}

/** One field over the list of known providers: arrows and Enter choose, and a pasted address is taken as such. */
export function PresetSearch({ presets, onPick, onAddress }: PresetSearchProps) {
  const t = useT();
  const [query, setQuery] = useState('');
  const groups = useMemo(() => findPresets(presets, query, (kind) => t(`editor.kind-${kind}`)), [presets, query, t]);
  const address = isAddress(query) ? query.trim() : '';
  const own = <OwnAddress key="own" address={address} onPick={() => onAddress(address)} />;
  return (
    <div className={styles.search}>
      <ComboboxProvider open setValue={setQuery} focusLoop={false}>
        <div className={styles.query}>
          <Search size={16} aria-hidden="true" />
          <Combobox
            autoSelect="always"
            aria-label={t('editor.preset-search')}
            placeholder={t('editor.preset-search')}
            spellCheck={false}
          />
        </div>
        <ComboboxList alwaysVisible className={styles.list} aria-label={t('editor.presets')}>
          {address !== '' && own}
          {groups.map((group) => (
            <Group key={group.kind} group={group} onPick={onPick} />
          ))}
          {address === '' && own}
        </ComboboxList>
      </ComboboxProvider>
      <p className="only-heard" role="status">
        {t('editor.presets-found', { count: groups.reduce((sum, group) => sum + group.presets.length, 0) })}
      </p>
    </div>
  );
}

function Group({ group, onPick }: { readonly group: PresetGroup; readonly onPick: (preset: Preset) => void }) {
  const t = useT();
  return (
    <ComboboxGroup>
      <ComboboxGroupLabel className={styles.kind}>{t(`editor.kind-${group.kind}`)}</ComboboxGroupLabel>
      {group.presets.map((preset) => (
        <ComboboxItem
          key={preset.id}
          className={styles.preset}
          hideOnClick={false}
          setValueOnClick={false}
          onClick={() => onPick(preset)}
        >
          <Mark id={preset.id} name={preset.name} />
          <span className={styles.name}>{preset.name}</span>
          <span className={styles.host}>{hostOfPreset(preset)}</span>
        </ComboboxItem>
      ))}
    </ComboboxGroup>
  );
}

/** The way past the list. */
function OwnAddress({ address, onPick }: { readonly address: string; readonly onPick: () => void }) {
  const t = useT();
  const name = address === '' ? t('editor.own-address') : t('editor.use-address', { address });
  return (
    <ComboboxItem className={styles.preset} hideOnClick={false} setValueOnClick={false} onClick={onPick}>
      <span className={styles.plus}>
        <Plus size={16} aria-hidden="true" />
      </span>
      <span className={styles.name}>{name}</span>
    </ComboboxItem>
  );
}
