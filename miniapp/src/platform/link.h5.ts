export const openLink = (href: string): void => void window.open(href, '_blank', 'noopener,noreferrer');
