import type { ProviderDraft } from '../../shared/draft.ts';
import { sentence } from '../../shared/messages/words.ts';
import type { Preset } from '../../shared/preset.ts';
import { endpointsOf, knownAddress } from '../../shared/preset-address.ts';
import type { Wire } from '../../shared/provider.ts';
import { wires } from '../../shared/wire.ts';
import type { CheckedUrl, DraftBefore } from './draft-checked.ts';

/** Addresses as checked, and the wire that is chosen of them. */
export interface Chosen {
  readonly checked: readonly CheckedUrl[];
  readonly wire: Wire;
}

/** The address of a preset in the place of the one that was typed. */
function moved(one: CheckedUrl, { name }: Preset, url: string): CheckedUrl {
  if (!one.clean || one.text === url) return one;
  const remarks = [...one.clean.remarks, sentence('remarks.preset-taken', { name, addresses: [url] })];
  return { ...one, text: url, clean: { ...one.clean, baseUrl: url, remarks } };
}

/** A wrong path at the host of a preset is put right; a right one, another one of that host and a stored one stay. */
function putRight(one: CheckedUrl, { before, presets = [] }: DraftBefore): CheckedUrl {
  if (!one.clean || one.text === before?.endpoints[one.wire]) return one;
  const known = knownAddress(one.clean.baseUrl, presets);
  const right = known && !known.isExact ? endpointsOf(known.preset)[one.wire] : undefined;
  return known && right !== undefined ? moved(one, known.preset, right) : one;
}

/** All addresses of the preset, in the place of the only one that was typed. */
function allOf(only: CheckedUrl, preset: Preset, wire: Wire): Chosen {
  const endpoints = endpointsOf(preset);
  const offered = wires.filter((one) => endpoints[one] !== undefined);
  const told = only.clean?.wire;
  const chosen = [wire, told].find((one) => one !== undefined && endpoints[one] !== undefined) ?? offered[0] ?? wire;
  const addresses = [...new Set(Object.values(endpoints))];
  const isNews = offered.length > 1 || !addresses.includes(only.text);
  const remarks = [
    ...(only.clean?.remarks ?? []),
    ...(isNews ? [sentence('remarks.preset-taken', { name: preset.name, addresses })] : []),
  ];
  const queryParams = only.clean?.queryParams ?? {};
  const checked = offered.flatMap((one): readonly CheckedUrl[] => {
    const url = endpoints[one];
    return url === undefined
      ? []
      : [{ wire: one, text: url, clean: { baseUrl: url, queryParams, remarks }, issues: [] }];
  });
  return { checked, wire: chosen };
}

/**
 * What the catalogue and a pasted route tell of the addresses. At the host of a preset, a pasted route or a wrong path
 * takes the preset's addresses, for all its wires; anywhere else a pasted route tells the wire. Neither overrules a wire
 * that was said, or an address that is stored. The origin never changes.
 */
export function chooseAddresses(all: readonly CheckedUrl[], draft: ProviderDraft, known: DraftBefore): Chosen {
  const [only] = all;
  const { wire } = draft;
  if (!only?.clean || all.length > 1 || only.wire !== wire || known.isWireSaid)
    return { checked: all.map((one) => putRight(one, known)), wire };
  if (only.text === known.before?.endpoints[wire] && only.clean.remarks.length === 0) return { checked: all, wire };
  const isCut = only.clean.remarks.some(({ text }) => text === 'remarks.route-cut');
  const found = knownAddress(only.clean.baseUrl, known.presets ?? []);
  if (found && (isCut || !found.isExact)) return allOf(only, found.preset, wire);
  const told = only.clean.wire ?? wire;
  return { checked: [{ ...only, wire: told }], wire: told };
}
