import {
  ERRORS,
  type Interaction,
  interaction,
  type RecordRequest,
  type Rejection,
  recordEnvelope,
  recordRequest,
} from '@wanglai/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { AppError } from '../../../platform/errors';
import { badFields, validate } from '../../../platform/http/validate';

/**
 * The contract's schemas, compiled: this check runs for every event of every device, and interpreting it costs five
 * times as much. Formats are left to the patterns that the schemas carry beside them.
 */
const compiled = <T>(schema: z.ZodType) =>
  new Ajv2020({ strict: false, validateFormats: false }).compile<T>(z.toJSONSchema(schema, { io: 'input' }));
const isRequest = compiled<RecordRequest>(recordRequest);
const isEnvelope = compiled<{ sentAt: string; events: unknown[] }>(recordEnvelope);
const isEvent = compiled<Interaction>(interaction);

export interface CheckedRequest {
  sentAt: string;
  /** In their places; null where one is of a wrong form. */
  events: readonly (Interaction | null)[];
  /** Those of a wrong form, by their place. */
  refused: ReadonlyMap<number, Rejection>;
}

const NONE: CheckedRequest['refused'] = new Map();

/**
 * Takes of a request what is of the right form, and names the rest. Throws `request.invalid`, which names every bad
 * field, only where what stands around the events is wrong.
 */
export function checkRequest(body: unknown): CheckedRequest {
  if (isRequest(body)) return { sentAt: body.sentAt, events: body.events, refused: NONE };
  if (!isEnvelope(body)) throw invalid(body);
  const refused = new Map<number, Rejection>();
  const events = body.events.map((event, index) => {
    if (isEvent(event)) return event;
    refused.set(index, rejectionOf(event, index));
    return null;
  });
  return { sentAt: body.sentAt, events, refused };
}

function rejectionOf(event: unknown, index: number): Rejection {
  // The compiled check says what is wrong where the interpreted one, whose words are told elsewhere, sees nothing.
  const { issues = [] } = interaction.safeParse(event).error ?? {};
  const below = badFields(issues)[0]?.path ?? placeOf(isEvent.errors);
  const path = ['events', index, below].filter((step) => step !== '').join('.');
  return { index, code: 'interactions.invalid', message: ERRORS['interactions.invalid'][1], path };
}

function invalid(body: unknown): AppError {
  const { errors } = isEnvelope;
  // The interpreted schema tells all that is wrong, in its words.
  validate(recordRequest, body);
  const message = errors?.[0]?.message ?? 'is not right';
  return new AppError('request.invalid', { fields: [{ path: placeOf(errors), message }] });
}

const placeOf = (errors: typeof isEvent.errors): string =>
  errors?.[0]?.instancePath.slice(1).replaceAll('/', '.') ?? '';
