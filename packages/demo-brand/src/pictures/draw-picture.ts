import { type Light, type Palette, palettes } from './palettes';
import { brewingScenes } from './scenes/brewing';
import { lifeScenes } from './scenes/life';
import { originScenes } from './scenes/origin';
import type { Scene } from './scenes/scene';
import { shopScenes } from './scenes/shop';
import { fade } from './svg';

const SCENES = { ...brewingScenes, ...originScenes, ...lifeScenes, ...shopScenes };

export type SceneName = keyof typeof SCENES;
/** A scene in a light of the day, as `moon-window-night`. */
export type PictureSlug = `${SceneName}-${Light}`;

export const PICTURE_SLUGS = (Object.keys(SCENES) as SceneName[]).flatMap((scene) =>
  (Object.keys(palettes) as Light[]).map((light): PictureSlug => `${scene}-${light}`),
);

const KNOWN: ReadonlySet<string> = new Set(PICTURE_SLUGS);
export const isPictureSlug = (slug: string): slug is PictureSlug => KNOWN.has(slug);

const definitions = (p: Palette): string =>
  `<defs>${fade('sky', p.sky, p.skyLow)}${fade('wall', p.wall, p.wallDeep)}</defs>`;

/**
 * An illustration as a complete SVG document, 800 x 600, under 12 KB: shapes and gradients only, no text, filters or
 * outside references. The same slug always gives the same bytes. Throws RangeError for an unknown slug.
 *
 * Use it as an image; put inline twice into one document, the ids of the gradients would meet.
 */
export function drawPicture(slug: string): string {
  if (!isPictureSlug(slug)) throw new RangeError(`no picture ${slug}`);
  const cut = slug.lastIndexOf('-');
  const scene: Scene = SCENES[slug.slice(0, cut) as SceneName];
  const p = palettes[slug.slice(cut + 1) as Light];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="800" height="600">${definitions(p)}${scene(p)}</svg>`;
}
