import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Guard } from './guard';
import { NotFound, PageFailure } from './page-failure';
import { Root } from './root';

const page = (load: () => Promise<{ default: React.ComponentType }>) => async () => ({
  Component: (await load()).default,
});

const routes: RouteObject[] = [
  {
    path: '/',
    Component: Root,
    ErrorBoundary: PageFailure,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: PageFailure,
        children: [
          { index: true, element: <Navigate to="/live" replace /> },
          { path: 'live', lazy: page(() => import('../features/live/live-page')) },
          { path: 'people', lazy: page(() => import('../features/people/people-page')) },
          { path: 'people/:id', lazy: page(() => import('../features/portrait/portrait-page')) },
          {
            element: <Guard needs="write-content" />,
            children: [
              { path: 'content', lazy: page(() => import('../features/content/content-page')) },
              { path: 'content/:id', lazy: page(() => import('../features/content/editor-page')) },
            ],
          },
          {
            element: <Guard needs="answer" />,
            children: [{ path: 'inbox/:id?', lazy: page(() => import('../features/inbox/inbox-page')) }],
          },
          {
            element: <Guard needs="administer" />,
            children: [{ path: 'stream', lazy: page(() => import('../features/stream/stream-page')) }],
          },
          { path: 'tags', lazy: page(() => import('../features/tag-rules/tag-rules-page')) },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes, { basename: '/console' });
