import { isPictureSlug, type PictureSlug } from '../../pictures/draw-picture';
import type { ContentPiece } from './content-piece';

const INLINE = /!\[[^\]]*\]\(picture:([a-z0-9-]+)\)/g;

/** Every picture a piece needs: its cover and those in its body, each once. Throws for a picture that nobody drew. */
export function picturesOf(piece: ContentPiece): PictureSlug[] {
  const slugs = [piece.cover, ...[...piece.body.matchAll(INLINE)].map(([, slug]) => slug!)];
  return [...new Set(slugs)].map((slug) => {
    if (!isPictureSlug(slug)) throw new RangeError(`no picture ${slug} in ${piece.slug}`);
    return slug;
  });
}
