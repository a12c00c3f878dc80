import { z } from 'zod';
import { STATUS_OF_KIND } from './error-kinds';
import { ERRORS, type ErrorCode } from './registers';
import { type Door, type Route, routes } from './routes';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    message: z.string(),
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({ title: 'Problem', description: 'RFC 9457 problem document; `fields` names every bad field' });

type Json = Record<string, unknown>;
/** Schemas that refer to themselves stand once among the components, and are referred to from there. */
const shared: Record<string, Json> = {};
const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    reused: 'inline',
  }) as Json & {
    $defs?: Record<string, Json>;
  };
  const hoisted = (json: Json) =>
    JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
  for (const [name, definition] of Object.entries($defs)) shared[name] = hoisted(definition);
  return hoisted(rest);
};

/** Codes that any route of this door and shape can answer with. */
function codesOf(route: Route): ErrorCode[] {
  const codes: ErrorCode[] = [...(route.errors ?? []), 'request.limited'];
  if (route.door !== 'public') codes.push('auth.required', 'auth.invalid-token', 'auth.forbidden');
  if (route.params || route.query || route.body) codes.push('request.invalid');
  if (route.body) codes.push('request.malformed', 'request.too-large', 'request.unsupported');
  return [...new Set(codes)];
}

function problemsOf(route: Route): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codesOf(route)) {
    const status = STATUS_OF_KIND[ERRORS[code][0]];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const replies: Json = {};
  for (const [status, codes] of [...byStatus].sort(([a], [b]) => a - b)) {
    replies[status] = {
      description: codes.map((code) => `\`${code}\`: ${ERRORS[code][1]}`).join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return replies;
}

function parametersOf(route: Route): Json[] {
  const of = (shape: z.ZodObject | undefined, where: string) => {
    if (!shape) return [];
    const json = schemaOf(shape, 'input') as { properties?: Record<string, Json>; required?: string[] };
    return Object.entries(json.properties ?? {}).map(([name, schema]) => ({
      name,
      in: where,
      required: where === 'path' || (json.required ?? []).includes(name),
      schema,
    }));
  };
  const headers = Object.entries(route.headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));
  return [...of(route.params, 'path'), ...of(route.query, 'query'), ...headers];
}

const doorText: Record<Door, string> = {
  public: 'Open to everybody.',
  person: "Needs a consumer's token.",
  staff: "Needs a staff member's token.",
  anyone: "Needs a consumer's or a staff member's token.",
};
const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

function operationOf(key: string, route: Route): Json {
  const ok: Json = { description: route.summary };
  if (route.reply) ok.content = { 'application/json': { schema: schemaOf(route.reply, 'output') } };
  if (route.replyKind === 'bytes')
    ok.content = { 'image/*': { schema: { type: 'string', format: 'binary' } } };
  const body =
    route.body === 'image'
      ? Object.fromEntries(pictures.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
      : route.body && { 'application/json': { schema: schemaOf(route.body, 'input') } };
  return {
    operationId: key
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/-$/, ''),
    summary: route.summary,
    description: [
      doorText[route.door],
      route.again && `Sent twice: ${route.again}`,
      route.demoOnly && 'Demo mode only.',
    ]
      .filter(Boolean)
      .join(' '),
    tags: [route.room],
    parameters: parametersOf(route),
    ...(body && { requestBody: { required: true, content: body } }),
    ...(route.door !== 'public' && { security: [{ bearer: [] }] }),
    responses: { [route.status]: ok, ...problemsOf(route) },
  };
}

/** The OpenAPI 3.1 document of every route, made from the schemas that guard them. */
export function openApi(origin: string, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [key, route] of Object.entries<Route>(routes)) {
    const [method, path] = key.split(' ') as [string, string];
    const at = `/api/v1${path.replace(/:(\w+)/g, '{$1}')}`;
    paths[at] = { ...paths[at], [method.toLowerCase()]: operationOf(key, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wanglai API',
      version,
      description: 'A social CRM inside WeChat and Alipay. Errors are RFC 9457 problem documents.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: origin }],
    tags: [...new Set(Object.values<Route>(routes).map((route) => route.room))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(problem, 'output'), ...shared },
    },
  };
}
