import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Guard } from './guard';
import { NotFound, PageFailure } from './page-failure';
import { ROOMS } from './rooms';
import { Root } from './root';

const pagesOf = ({ path, needs, pages }: (typeof ROOMS)[number]): RouteObject => ({
  path,
  ...(needs && { element: <Guard needs={needs} /> }),
  children: Object.entries(pages).map(([below, load]) => ({
    path: below,
    lazy: async () => ({ Component: (await load()).default }),
  })),
});

const routes: RouteObject[] = [
  // The way in by a one-time link: nobody is signed in there.
  {
    path: '/welcome',
    ErrorBoundary: PageFailure,
    HydrateFallback: () => null,
    lazy: async () => ({ Component: (await import('../features/welcome/welcome-page')).default }),
  },
  {
    path: '/',
    Component: Root,
    ErrorBoundary: PageFailure,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: PageFailure,
        children: [
          { index: true, element: <Navigate to={`/${ROOMS[0]!.path}`} replace /> },
          ...ROOMS.map(pagesOf),
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes, { basename: '/console' });
