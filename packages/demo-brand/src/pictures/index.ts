export { AVATAR_SLUGS, type AvatarSlug, drawAvatar } from './avatars';
export { drawPicture, isPictureSlug, PICTURE_SLUGS, type PictureSlug, type SceneName } from './draw-picture';
export { brandLogo, brandMark } from './logo';
export type { Light } from './palettes';
