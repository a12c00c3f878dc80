import { z } from 'zod';
import { define } from '../route';
import { PICTURE_WIDTHS, type PictureWidth } from './media.names';

export const mediaUrl = z.string().regex(/^\/api\/v1\/media\/[0-9a-f]{32}$/, 'must be an uploaded picture');
export const media = z.object({ id: z.string(), url: z.string(), width: z.int(), height: z.int() });
export type Media = z.infer<typeof media>;

/** Pictures that people and staff upload. */
export const mediaRoutes = define({
  'POST /media': {
    room: 'media',
    door: 'anyone',
    summary: 'Upload a picture (PNG, JPEG, GIF, WebP)',
    body: 'image',
    status: 201,
    reply: media,
    errors: ['request.too-large', 'media.not-an-image', 'media.damaged', 'media.too-large'],
    again: 'The same picture of the same owner has one address.',
  },
  'GET /media/:id': {
    room: 'media',
    door: 'public',
    summary: 'A picture',
    params: z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/) }),
    query: z.strictObject({
      w: z
        .enum(PICTURE_WIDTHS.map(String) as [`${PictureWidth}`, ...`${PictureWidth}`[]])
        .optional()
        .meta({ description: 'This wide, standing still; narrower ones come as they are' }),
    }),
    status: 200,
    replyKind: 'bytes',
    errors: ['media.not-found'],
  },
});
