import { QueryClientProvider } from '@tanstack/react-query';
import { antdTheme, colours, type Scheme } from '@wanglai/design';
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
  return (
    <ConfigProvider locale={ANTD[locale]} theme={themeOf(scheme)} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}

/** The shared theme, with the algorithm and the soft grounds that antd would otherwise mix by itself. */
function themeOf(scheme: Scheme) {
  const { token, components } = antdTheme(scheme);
  const { criticalSoft, warningSoft, positiveSoft } = colours[scheme];
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...token,
      // As the style sheet says, which knows the language.
      fontFamily: 'var(--wl-font-sans)',
      colorErrorBg: criticalSoft,
      colorErrorBorder: criticalSoft,
      colorWarningBg: warningSoft,
      colorWarningBorder: warningSoft,
      colorSuccessBg: positiveSoft,
      colorSuccessBorder: positiveSoft,
    },
    // Cells begin where the texts of panels begin.
    components: { ...components, Table: { ...components.Table, cellPaddingInlineSM: 16 } },
  };
}
