import type { PictureWidth } from '@wanglai/contract/names';
import { type ImgHTMLAttributes, type ReactNode, useState } from 'react';

interface PictureProps extends Omit<ImgHTMLAttributes<HTMLImageElement>, 'src' | 'onError'> {
  src: string | null | undefined;
  alt: string;
  /** An uploaded picture comes this wide at most; others come as they are. */
  wide?: PictureWidth;
  /** Stands in for a picture that is not there or does not load. */
  instead?: ReactNode;
}

/** A picture, or what stands in for it. */
export function Picture({ src, alt, wide, instead = null, ...rest }: PictureProps) {
  const [broken, setBroken] = useState<string>();
  if (!src || src === broken) return instead;
  const smaller = wide && src.startsWith('/api/v1/media/') ? `?w=${wide}` : '';
  return <img {...rest} alt={alt} src={src + smaller} onError={() => setBroken(src)} />;
}
