import { useEffect, useState } from 'react';
import type { Preset } from '../../../shared/preset.ts';
import { useApi } from '../../state/app-context.tsx';

/** The catalogue, or null while it is on its way. */
export function usePresets(): readonly Preset[] | null {
  const api = useApi();
  const [presets, setPresets] = useState<readonly Preset[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void api['presets.list']().then((reply) => {
      if (isWanted) setPresets(reply.ok ? reply.value.presets : []);
    });
    return () => {
      isWanted = false;
    };
  }, [api]);
  return presets;
}
