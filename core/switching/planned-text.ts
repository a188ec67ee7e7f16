import { AppError } from '../../shared/problem.ts';
import type { PlannedFile } from '../clients/client.ts';
import { readDocument } from '../documents/document.ts';

/** The whole text a planned file will hold; null when the file goes away. Throws the problem of a file that can't be edited. */
export function plannedText(planned: PlannedFile): string | null {
  if (planned.kind === 'text') return planned.text;
  const { file, syntax, document, problem } = planned.document;
  if (problem) throw new AppError(problem);
  const before = document ?? readDocument('', syntax, file.path);
  const after = before.edit(planned.edits);
  return file.text === null && after === '' ? null : after;
}

/** The file a plan is about, as it was read. */
export function plannedFile(planned: PlannedFile) {
  return planned.kind === 'text' ? planned.file : planned.document.file;
}
