import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { openApi } from '@wanglai/contract';
import type Koa from 'koa';
import sirv from 'sirv';
import type { Config } from '../config';
import { serveWith } from './screens';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Wanglai API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="api"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>`;
const START =
  "SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#api', deepLinking: true, docExpansion: 'list', tryItOutEnabled: false });";

/** The OpenAPI document and a page to read it on, both made of the contract. */
export function serveOpenApi(koa: Koa, config: Config): void {
  const origin = config.publicOrigin ?? '/';
  const document = JSON.stringify(openApi(origin, '1'));
  const files = sirv(dirname(createRequire(__filename).resolve('swagger-ui-dist/package.json')), {
    etag: true,
  });
  koa.use(async (ctx, next) => {
    if (ctx.path === '/api/v1/openapi.json') {
      ctx.type = 'application/json';
      ctx.body = document;
    } else if (ctx.path === '/api/docs' || ctx.path === '/api/docs/') {
      ctx.type = 'text/html';
      ctx.body = PAGE;
    } else if (ctx.path === '/api/docs/start.js') {
      ctx.type = 'text/javascript';
      ctx.body = START;
    } else if (ctx.path.startsWith('/api/docs/')) await serveWith(files, ctx, '/api/docs', next);
    else await next();
  });
}
