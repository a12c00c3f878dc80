import { QueryClientProvider } from '@tanstack/react-query';
import { antdTheme } from '@wanglai/design';
import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect } from 'react';
import { RouterProvider } from 'react-router/dom';
import { usePreferences } from '../shared/preferences';
import { useDocumentScheme, useScheme } from '../shared/theme';
import { queries } from './queries';
import { router } from './router';

// Always one of them: going without would build everything below anew, and drop what was being typed.
const ANTD = { 'zh-CN': zhCN, en: enUS };

/** Everything that surrounds the pages: language, theme, server state, router. */
export function App() {
  const { locale } = usePreferences();
  const scheme = useScheme();
  useDocumentScheme(scheme);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const algorithm = scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return (
    <ConfigProvider
      locale={ANTD[locale]}
      theme={{ ...antdTheme(scheme), algorithm }}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
