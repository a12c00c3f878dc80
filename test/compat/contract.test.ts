import { openApi } from '@wanglai/contract';
import type { OpenApiDocument, Operation } from '../api/document';
import { narrowings, type Schema } from './narrowings';
import { yesterdaysApi } from './recorded';
import { tolerant } from './yesterdays-schemas';

const was = yesterdaysApi as OpenApiDocument;
const is = openApi('/', '1') as unknown as OpenApiDocument;
/** Replies are read by clients that pass over what they do not know. */
const readers = tolerant(was) as OpenApiDocument;

/** What is another than it was on purpose: `<method> <path>: <fault>`, with the reason. */
const AGREED: Record<string, string> = {
  ...leftOut('get /api/v1/people', '/items/-', ['zone', 'stage', 'tags', 'interests']),
  ...leftOut('get /api/v1/people/{id}', '', ['zone', 'channels', 'quietHours', 'mergedFrom']),
  ...leftOut('get /api/v1/people/{id}/interactions', '/items/-', ['zone']),
  ...leftOut('get /api/v1/people/{id}/portrait', '', [
    'habit',
    'activeDays14',
    'activeNights14',
    'nightShare14',
    'dwell',
    'sessions',
  ]),
  ...leftOut('get /api/v1/insights/live', '/recent/-', ['zone']),
};

/** Fields that staff are no longer shown whose work does not need them. */
function leftOut(name: string, at: string, fields: string[]): Record<string, string> {
  const why = 'least privilege: operators and admins are shown what they were';
  return Object.fromEntries(fields.map((field) => [`${name}: ${at} needs ${field}`, why]));
}

const operations = Object.entries(was.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method} ${path}`,
    path,
    method,
    operation,
  })),
);
const nowAt = (path: string, method: string) => is.paths[path]?.[method] as Operation;
const unagreed = (name: string, faults: string[]) =>
  faults.filter((fault) => !(`${name}: ${fault}` in AGREED));
const successOf = ({ responses }: Operation) => Object.keys(responses).filter((status) => status < '400');

describe.each(operations)('$name', ({ name, path, method, operation }) => {
  it('is still there, behind the same door, with the same success', () => {
    const now = nowAt(path, method);
    expect(now).toBeDefined();
    expect({ door: now.security, success: successOf(now) }).toEqual({
      door: operation.security,
      success: successOf(operation),
    });
  });

  it('takes every request that it took', () => {
    const now = nowAt(path, method);
    const faults: string[] = [];
    const known = new Set(operation.parameters.map((one) => `${one.in} ${one.name}`));
    for (const one of now.parameters)
      if (one.required && !known.has(`${one.in} ${one.name}`)) faults.push(`needs ${one.in} ${one.name}`);
    for (const one of operation.parameters) {
      const same = now.parameters.find((other) => other.in === one.in && other.name === one.name);
      if (!same) faults.push(`does not take ${one.in} ${one.name}`);
      else {
        if (same.required && !one.required) faults.push(`needs ${one.in} ${one.name}`);
        faults.push(...asked(one.schema, same.schema, `${one.in} ${one.name}`));
      }
    }
    if (now.requestBody?.required && !operation.requestBody) faults.push('needs a body');
    for (const [type, { schema }] of Object.entries(operation.requestBody?.content ?? {})) {
      const same = now.requestBody?.content[type];
      faults.push(...(same ? asked(schema, same.schema, 'body') : [`takes no ${type}`]));
    }
    expect(unagreed(name, faults)).toEqual([]);
  });

  it('answers nothing that a client of then cannot read', () => {
    const now = nowAt(path, method);
    const faults = successOf(operation).flatMap((status) => {
      const then = readers.paths[path]![method]!.responses[status]!.content ?? {};
      const today = now.responses[status]?.content ?? {};
      if (!Object.keys(then).length !== !Object.keys(today).length)
        return ['has a body where there was none'];
      return Object.entries(then).flatMap(([type, { schema }]) =>
        today[type] ? answered(today[type].schema, schema) : [`answers no ${type}`],
      );
    });
    expect(unagreed(name, faults)).toEqual([]);
  });

  it('refuses with codes that were there', () => {
    const codes = ({ responses }: Operation) =>
      Object.entries(responses).flatMap(([status, { description }]) =>
        status < '400'
          ? []
          : [...description.matchAll(/^`([\w.-]+)`/gm)].map(([, code]) => `${status} ${code}`),
      );
    const gone = codes(operation).filter((code) => !codes(nowAt(path, method)).includes(code));
    expect(unagreed(name, gone)).toEqual([]);
  });
});

const asked = (then: object, today: object, at: string) =>
  narrowings({ schema: then as Schema, document: was }, { schema: today as Schema, document: is }, at);
const answered = (today: object, then: object) =>
  narrowings({ schema: today as Schema, document: is }, { schema: then as Schema, document: readers });
