import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { OpenApiDocument, Operation } from '../api/document';
import type { Answer } from '../fixtures/ask';
import { yesterdaysApi } from './recorded';

/** Yesterday's document for whoever reads a reply: what it does not know it passes over. */
const document = tolerant(yesterdaysApi) as OpenApiDocument;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document as object, 'yesterday');
const compiled = new Map<string, ValidateFunction>();

/** Schemas without their ban on fields that they do not name. */
export function tolerant(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tolerant);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, below]) => !(key === 'additionalProperties' && below === false))
      .map(([key, below]) => [key, tolerant(below)]),
  );
}

/** What about an answer a client of yesterday could not read, in words; empty when it can. */
export function faultsAgainstYesterday(method: string, path: string, { status, json }: Answer): string[] {
  const found = operationAt(method.toLowerCase(), path.split('?')[0]!);
  if (!found) return [`${method} ${path} was not there yesterday`];
  const content = found.operation.responses[String(status)]?.content ?? {};
  const type = Object.keys(content).find((name) => name.endsWith('json'));
  if (!type) return json === undefined ? [] : [`${status} had no JSON yesterday`];
  const at = ['paths', found.pattern, method.toLowerCase(), 'responses', String(status), 'content', type];
  const check = checkAt([...at, 'schema']);
  if (check(json)) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function checkAt(steps: string[]): ValidateFunction {
  const pointer = steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const check = compiled.get(pointer) ?? ajv.compile({ $ref: `yesterday#${encodeURI(pointer)}` });
  compiled.set(pointer, check);
  return check;
}

/** The operation that serves a path; names go before parameters (`/me` before `/{id}`). */
function operationAt(method: string, path: string): { pattern: string; operation: Operation } | undefined {
  const exact = document.paths[path]?.[method];
  if (exact) return { pattern: path, operation: exact };
  for (const [pattern, methods] of Object.entries(document.paths)) {
    const like = new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`);
    const operation = methods[method];
    if (operation && like.test(path)) return { pattern, operation };
  }
  return undefined;
}
