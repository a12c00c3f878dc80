import { useQueryClient } from '@tanstack/react-query';
import type { StaffSummary } from '@wanglai/contract';
import { colours, logoMarkSvg } from '@wanglai/design';
import { App } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { NavLink, Outlet, useNavigation } from 'react-router';
import { usePreferences } from '../shared/preferences';
import { can, live, useLiveState } from '../shared/session';
import { useScheme } from '../shared/theme';
import { Icon } from '../shared/ui/icon';
import { useWords } from '../shared/words';
import { ROOMS } from './rooms';
import css from './shell.module.css';
import { words } from './words';

// What only a press opens need not be there at once.
const AccountMenu = lazy(() => import('./account-menu'));
const QuickSearch = lazy(() => import('./quick-search'));

/** The frame around all rooms: navigation, search, connection, account. Keeps the socket while it stands. */
export default function Shell({ staff }: { staff: StaffSummary }) {
  const t = useWords(words);
  const scheme = useScheme();
  const { locale } = usePreferences();
  const state = useLiveState();
  const loading = useNavigation().state === 'loading';
  const [searching, setSearching] = useState(false);

  useEffect(() => {
    live.start();
    // The machine is back in the network: no need to sit out the pause between two attempts.
    const again = () => {
      live.stop();
      live.start();
    };
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      live.stop();
    };
  }, []);
  useRenewalAfterAbsence(state === 'online');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setSearching(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <App className={css.shell} message={{ maxCount: 2 }}>
      <a className={css.skip} href="#main">
        {t.skip}
      </a>
      <nav className={css.rail} aria-label={t.navigation}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant drawing */}
        <span className={css.logo} dangerouslySetInnerHTML={{ __html: logoMarkSvg(colours[scheme], 28) }} />
        <button type="button" className={css.item} onClick={() => setSearching(true)}>
          <Icon name="search" />
          <span>{t.search}</span>
        </button>
        {ROOMS.filter(({ needs, hidden }) => !hidden && (!needs || can(staff, needs))).map(
          ({ path, icon, words, Badge }) => (
            <NavLink
              key={path}
              to={`/${path}`}
              className={({ isActive }) => (isActive ? `${css.item} ${css.active}` : css.item)}
            >
              <Icon name={icon} />
              <span>{words[locale].name}</span>
              {Badge && (
                <Suspense>
                  <Badge />
                </Suspense>
              )}
            </NavLink>
          ),
        )}
        <span className={css.spacer} />
        <span
          className={css.connection}
          data-state={state}
          title={t.connection[state]}
          role="status"
          aria-label={t.connection[state]}
        >
          <Icon name={state === 'online' ? 'wifi' : 'wifi-off'} size={16} />
        </span>
        <Suspense fallback={<span className={css.account} />}>
          <AccountMenu staff={staff} />
        </Suspense>
      </nav>
      <div className={css.room} data-loading={loading}>
        <AwayBanner away={state !== 'online'} text={t.away} />
        <div className={css.scroll}>
          <Outlet />
        </div>
      </div>
      {searching && (
        <Suspense>
          <QuickSearch onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </App>
  );
}

/** Pushes are hints, so whatever is shown is asked for again when the socket is back. */
function useRenewalAfterAbsence(online: boolean): void {
  const queries = useQueryClient();
  const seenOnline = useRef(false);
  useEffect(() => {
    if (!online) return;
    if (seenOnline.current) void queries.invalidateQueries();
    seenOnline.current = true;
  }, [online, queries]);
}

/** Waits a moment before it speaks: connecting at the start is not an absence. */
const PATIENCE_MS = 4_000;

function AwayBanner({ away, text }: { away: boolean; text: string }) {
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (!away) return setTold(false);
    const timer = setTimeout(() => setTold(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [away]);
  if (!told) return null;
  return (
    <div className={css.away} role="alert">
      <Icon name="wifi-off" size={16} />
      {text}
    </div>
  );
}
