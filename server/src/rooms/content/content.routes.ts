import type { Doors } from '../../platform/http/doors';
import { importContents } from './commands/import-contents';
import { keepProgress, markContent, unmarkContent } from './commands/mark-content';
import { publishContent, withdrawContent } from './commands/publish-content';
import { rewriteContent, writeContent } from './commands/write-content';
import type { Parts } from './parts';
import { listContents } from './queries/list-contents';
import { listFavourites } from './queries/list-favourites';
import { previewContent } from './queries/preview-content';
import { readContent } from './queries/read-content';

export function openContent(doors: Doors, parts: Parts): void {
  doors.on('GET /topics', async (ctx) => ({ items: parts.catalogue.topics(ctx.locale) }));
  doors.on('GET /contents', (ctx, { query }) => listContents(parts, ctx, query));
  doors.on('POST /contents', (ctx, { body, header }) =>
    writeContent(parts, ctx, { body, idempotencyKey: header('idempotency-key') }),
  );
  doors.on('POST /contents/bulk', (ctx, { body, header }) =>
    importContents(parts, ctx, { items: body.items, idempotencyKey: header('idempotency-key') }),
  );
  doors.on('POST /contents/preview', async (ctx, { body }) => previewContent(ctx, body.body));
  doors.on('GET /contents/:id', (ctx, { params }) => readContent(parts, ctx, params.id));
  doors.on('PUT /contents/:id', (ctx, { params, body }) =>
    rewriteContent(parts, ctx, { id: params.id, body }),
  );
  doors.on('POST /contents/:id/publish', (ctx, { params }) => publishContent(parts, ctx, params.id));
  doors.on('POST /contents/:id/withdraw', (ctx, { params }) => withdrawContent(parts, ctx, params.id));
  doors.on('PUT /contents/:id/like', (ctx, { params }) =>
    markContent(parts, ctx, { id: params.id, flag: 'liked' }),
  );
  doors.on('DELETE /contents/:id/like', (ctx, { params }) =>
    unmarkContent(parts, ctx, { id: params.id, flag: 'liked' }),
  );
  doors.on('PUT /contents/:id/favourite', (ctx, { params }) =>
    markContent(parts, ctx, { id: params.id, flag: 'favourited' }),
  );
  doors.on('DELETE /contents/:id/favourite', (ctx, { params }) =>
    unmarkContent(parts, ctx, { id: params.id, flag: 'favourited' }),
  );
  doors.on('PUT /contents/:id/progress', (ctx, { params, body }) =>
    keepProgress(parts, ctx, { id: params.id, ratio: body.ratio }),
  );
  doors.on('GET /me/favourites', (ctx, { query }) => listFavourites(parts, ctx, query));
}
