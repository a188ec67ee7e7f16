import type { Said } from '../../../shared/sentence.ts';

/** Why a connection was not made, where more is known of it than the code of an error. */
export class Fault extends Error {
  readonly kind: 'unreachable' | 'certificate';
  readonly detail: Said;

  constructor(kind: Fault['kind'], detail: Said, options?: ErrorOptions) {
    super(kind, options);
    this.kind = kind;
    this.detail = detail;
  }
}
