/** Which distribution release to take newer C libraries from, for hosts with an older one. */
export interface AptRelease {
  suite: string;
  keyring: string;
  /** Used when the host's own sources name no archive of the distribution. */
  defaultMirror: string;
}

export const APT_RELEASES: Readonly<Record<string, AptRelease>> = {
  debian: {
    suite: 'trixie',
    keyring: '/usr/share/keyrings/debian-archive-keyring.gpg',
    defaultMirror: 'http://deb.debian.org/debian',
  },
  ubuntu: {
    suite: 'noble',
    keyring: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
    defaultMirror: 'http://archive.ubuntu.com/ubuntu',
  },
};

/**
 * Addresses of the distribution's main archive named in apt's sources, of either format (one-line `*.list` and
 * deb822 `*.sources`), so that a mirror near the machine or behind its firewall is used. Archives of other
 * vendors, of security updates and of backports do not carry the next release and are left out.
 */
export function mirrorsInSources(texts: readonly string[], distribution: string): string[] {
  const found: string[] = [];
  for (const text of texts) {
    for (const line of text.split('\n')) {
      const uris = /^URIs:\s*(.+)$/i.exec(line)?.[1] ?? /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)/.exec(line)?.[1];
      for (const uri of uris?.split(/\s+/) ?? []) {
        const bare = uri.replace(/\/+$/, '');
        if (/^https?:/.test(bare) && new RegExp(`/${distribution}(-ports)?$`).test(bare)) found.push(bare);
      }
    }
  }
  return [...new Set(found)];
}
