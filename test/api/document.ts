import { openApi, type Problem, type RouteKey } from '@wanglai/contract';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Answer } from './send';

export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { required: boolean; content: Record<string, { schema: object }> };
  security?: Record<string, string[]>[];
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
  tags: { name: string }[];
}

export const apiDocument = openApi('/', '1') as unknown as OpenApiDocument;

/** Where a route stands in the document. */
export function placeOf(key: RouteKey): { path: string; method: string; operation: Operation | undefined } {
  const [method, pattern] = key.toLowerCase().split(' ') as [string, string];
  const original = key.split(' ')[1] ?? pattern;
  const path = `/api/v1${original.replace(/:(\w+)/g, '{$1}')}`;
  return { path, method, operation: apiDocument.paths[path]?.[method] };
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(apiDocument as object, 'api');
const compiled = new Map<string, ValidateFunction>();

const pointer = (...steps: string[]) =>
  steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The schema that the document holds for a reply; it names every field, so that an undocumented one is a fault. */
function schemaOf(key: RouteKey, status: number, type: string): ValidateFunction {
  const { path, method } = placeOf(key);
  const at = pointer('paths', path, method, 'responses', String(status), 'content', type, 'schema');
  let check = compiled.get(at);
  if (!check) {
    check = ajv.compile({ $ref: `api#${encodeURI(at)}` });
    compiled.set(at, check);
  }
  return check;
}

/** What about an answer is not as the document says, in words; empty when all is. */
export function faultsOf(key: RouteKey, answer: Answer): string[] {
  const documented = placeOf(key).operation?.responses[String(answer.status)];
  if (!documented) return [`${answer.status} is not documented: ${answer.text.slice(0, 200)}`];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (!documented.content) return answer.text ? [`has a body where none is documented`] : [];
  if (documented.content['image/*']) return type.startsWith('image/') ? [] : [`is ${type}, not a picture`];
  if (!documented.content[type])
    return [`is ${type || 'of no type'}, not ${Object.keys(documented.content)}`];
  const check = schemaOf(key, answer.status, type);
  const faults = check(answer.json)
    ? []
    : (check.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
  if (answer.status < 400) return faults;
  const { code, status, requestId } = (answer.json ?? {}) as Partial<Problem>;
  if (!documented.description.includes(`\`${code}\``))
    faults.push(`code ${code} is not documented for ${answer.status}`);
  if (status !== answer.status) faults.push(`the problem says ${status}, the reply ${answer.status}`);
  if (requestId !== answer.headers.get('x-request-id')) faults.push('requestId is not that of X-Request-Id');
  return faults;
}
