import type { BadField } from '@wanglai/contract';
import type { z } from 'zod';
import { AppError } from '../errors';

const MOST_FIELDS = 100;

/** Checks a value against its schema; throws `request.invalid` that names every bad field. */
export function validate<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('request.invalid', { fields: badFields(parsed.error.issues) });
}

export function badFields(issues: readonly z.core.$ZodIssue[], at = ''): BadField[] {
  return issues.flatMap((issue) => fieldsOf(issue, at)).slice(0, MOST_FIELDS);
}

function fieldsOf(issue: z.core.$ZodIssue, at: string): BadField[] {
  const path = [at, ...issue.path.map(String)].filter(Boolean).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [path, key.slice(0, 64)].filter(Boolean).join('.'),
      message: 'is not known here',
    }));
  if (issue.code === 'invalid_union') {
    const nearest = [...issue.errors].sort((a, b) => (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0))[0];
    if (nearest?.[0]?.path.length) return badFields(nearest, path);
  }
  return [{ path, message: issue.message }];
}
