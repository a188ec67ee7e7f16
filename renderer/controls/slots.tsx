import { Fragment, type ReactNode } from 'react';

/** Stands in a message where `Slots` puts a part that is more than text. */
export const slot = (index: number) => `\u0001${index}\u0001`;

/** A sentence of the catalogue with drawn parts in it, in the order that its language wants. */
export function Slots({ text, parts }: { readonly text: string; readonly parts: readonly ReactNode[] }) {
  return text
    .split('\u0001')
    .map((piece, index) => (index % 2 === 1 ? <Fragment key={piece}>{parts[Number(piece)]}</Fragment> : piece));
}
