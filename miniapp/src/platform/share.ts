/** Sharing that the app itself starts. Mini-programs share through a button of theirs instead. */
export interface PlatformShare {
  /** Offers a link; tells whether it went to the system's sheet or to the clipboard, or was given up. */
  link(title: string, url: string): Promise<'shared' | 'copied' | 'given-up'>;
}

export const platformShare: PlatformShare | null = null as PlatformShare | null;
