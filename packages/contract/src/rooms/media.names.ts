import { defineNames } from '../define-names';

export const mediaLimits = { imageBytes: 3 * 1_048_576 } as const;

export const mediaNames = /* @__PURE__ */ defineNames({
  errors: {
    'media.not-found': ['missing', 'There is no such picture.'],
    'media.not-an-image': ['unsupported', 'Only PNG, JPEG, GIF and WebP pictures are taken.'],
  },
});
