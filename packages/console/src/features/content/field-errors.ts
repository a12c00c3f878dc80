import { ApiError } from '@wanglai/client';
import { type DraftField, EMPTY_DRAFT } from './draft';

export type FieldErrors = Partial<Record<DraftField, string>>;

/** Bad fields of a problem document by the field of the form that they stand in. */
export function fieldErrors(error: unknown, say: (message: string) => string): FieldErrors {
  if (!(error instanceof ApiError)) return {};
  const entries = (error.problem.fields ?? []).map(({ path, message }): [string, string] => [
    path.replace(/^body\.(?=.)/, '').split('.')[0]!,
    say(message),
  ]);
  return Object.fromEntries(entries.filter(([field]) => field in EMPTY_DRAFT));
}
