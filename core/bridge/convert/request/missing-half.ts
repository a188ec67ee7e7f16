/** What Codex itself says of a call that was broken off, and so never got an output. */
export const aborted = 'aborted';

/** Stands before an output whose call is gone: it goes on as words, because the model may still need it. */
export const unknownCall = '[Output of a tool whose call is not known]';
