import { type RecordRequest, recordRequest } from '@wanglai/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { AppError } from '../../../platform/errors';
import { validate } from '../../../platform/http/validate';

/**
 * The contract's schema, compiled: this check runs for every event of every device, and interpreting it costs five
 * times as much. Formats are left to the patterns that the schema carries beside them.
 */
const check = new Ajv2020({ strict: false, validateFormats: false }).compile<RecordRequest>(
  z.toJSONSchema(recordRequest, { io: 'input' }),
);

/** Throws `request.invalid` that names every bad field. */
export function checkRequest(body: unknown): RecordRequest {
  if (check(body)) return body;
  const first = check.errors?.[0];
  // The interpreted schema tells all that is wrong, in its words.
  validate(recordRequest, body);
  const path = first?.instancePath.slice(1).replaceAll('/', '.') ?? '';
  throw new AppError('request.invalid', { fields: [{ path, message: first?.message ?? 'is not right' }] });
}
