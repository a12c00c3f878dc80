import { colours, fonts, motion, radius, type Scheme, shadows } from './tokens';

/** Fits `theme` of antd 5's and 6's ConfigProvider, less `algorithm`, which is antd's own function. */
export interface AntdTheme {
  token: Record<string, string | number>;
  components: Record<string, Record<string, string | number>>;
}

const ms = (duration: number): string => `${duration / 1000}s`;

/**
 * The console's antd theme. Use as
 * `{...antdTheme(scheme), algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm}`.
 */
export function antdTheme(scheme: Scheme): AntdTheme {
  const c = colours[scheme];
  return {
    token: {
      colorPrimary: c.accent,
      colorInfo: c.accent,
      colorLink: c.accent,
      colorLinkHover: c.accentStrong,
      colorSuccess: c.positive,
      colorWarning: c.warning,
      colorError: c.critical,
      colorTextBase: c.ink,
      colorBgBase: c.surface,
      colorText: c.ink,
      colorTextSecondary: c.ink2,
      colorTextTertiary: c.ink3,
      colorTextPlaceholder: c.ink3,
      colorTextDescription: c.ink3,
      colorTextLightSolid: c.onAccent,
      colorBgLayout: c.paper,
      colorBgContainer: c.surface,
      colorBgElevated: c.raised,
      colorBgMask: c.scrim,
      colorBorder: c.lineStrong,
      colorBorderSecondary: c.line,
      colorSplit: c.line,
      colorFillTertiary: c.sunken,
      controlItemBgActive: c.accentSoft,
      controlItemBgActiveHover: c.accentSoft,
      fontFamily: fonts.sans,
      fontFamilyCode: fonts.mono,
      fontSize: 13,
      fontSizeHeading1: 26,
      fontSizeHeading2: 20,
      fontSizeHeading3: 17,
      fontSizeHeading4: 15,
      fontSizeHeading5: 13,
      fontWeightStrong: 600,
      lineHeight: 20 / 13,
      sizeUnit: 4,
      controlHeight: 32,
      controlHeightSM: 26,
      controlHeightLG: 40,
      borderRadius: 6,
      borderRadiusLG: radius.medium,
      borderRadiusSM: radius.small,
      boxShadow: shadows[scheme].raised,
      boxShadowSecondary: shadows[scheme].raised,
      boxShadowTertiary: shadows[scheme].card,
      motionDurationFast: ms(motion.duration.instant),
      motionDurationMid: ms(motion.duration.quick),
      motionDurationSlow: ms(motion.duration.calm),
      motionEaseInOut: motion.easing.standard,
      motionEaseOut: motion.easing.enter,
    },
    components: {
      Layout: { headerBg: c.paper, siderBg: c.paper, bodyBg: c.paper, headerHeight: 52 },
      Menu: {
        itemBg: c.paper,
        subMenuItemBg: c.paper,
        itemHeight: 34,
        itemSelectedBg: c.accentSoft,
        itemSelectedColor: c.accent,
        itemColor: c.ink2,
        activeBarBorderWidth: 0,
      },
      Table: {
        headerBg: c.surface,
        headerColor: c.ink3,
        headerSplitColor: c.surface,
        rowHoverBg: c.sunken,
        borderColor: c.line,
        cellPaddingBlock: 10,
        cellPaddingInline: 12,
      },
      Card: { headerFontSize: 15, paddingLG: 20 },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Tag: { defaultBg: c.sunken, defaultColor: c.ink2 },
      Tooltip: { colorBgSpotlight: scheme === 'light' ? c.ink : c.raised, colorTextLightSolid: '#f7f4ee' },
      Statistic: { contentFontSize: 26, titleFontSize: 12 },
      Segmented: { trackBg: c.sunken, itemSelectedBg: c.surface },
    },
  };
}
