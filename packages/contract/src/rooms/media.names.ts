import { defineNames } from '../define-names';

export const mediaLimits = { imageBytes: 3 * 1_048_576 } as const;

/** Widths in pixels that pictures are also kept in, for `?w=`: in lists, and across a phone. */
export const PICTURE_WIDTHS = [320, 960] as const;
export type PictureWidth = (typeof PICTURE_WIDTHS)[number];

export const mediaNames = /* @__PURE__ */ defineNames({
  actions: { 'media.upload-picture': 'picture' },
  errors: {
    'media.not-found': ['missing', 'There is no such picture.'],
    'media.not-an-image': ['unsupported', 'Only PNG, JPEG, GIF and WebP pictures are taken.'],
    'media.damaged': ['refused', 'The picture is damaged; nothing was kept.'],
    'media.too-large': [
      'too-large',
      'The picture has too many pixels: at most 40 million of them, and 12,000 to a side.',
    ],
  },
});
