import { type IconName, iconSvg } from '@wanglai/design';
import { memo } from 'react';
import css from './icon.module.css';

interface IconProps {
  name: IconName;
  size?: number;
  filled?: boolean;
}

/** A line icon in the colour of its text. It says nothing to screen readers: name the control that holds it. */
export const Icon = memo(function Icon({ name, size = 18, filled }: IconProps) {
  const svg = iconSvg(name, { size, filled });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant drawings
  return <span className={css.icon} aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />;
});
