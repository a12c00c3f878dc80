import { View } from '@tarojs/components';
import { colours, logoSvg, svgDataUri } from '@wanglai/design';
import { useWords } from '@/shared/i18n';
import { useAbout } from '@/shared/session/me';
import { useScheme } from '@/shared/theme';
import { sessionWords } from './words';
import './me-screen.scss';

export function AboutScreen() {
  const t = useWords(sessionWords);
  const about = useAbout();
  const { ink, accent } = colours[useScheme()];
  return (
    <View className="about">
      <View
        className="about__logo"
        style={{ backgroundImage: `url(${svgDataUri(logoSvg({ ink, accent }))})` }}
      />
      {about && (
        <>
          <View className="about__brand">{about.brand.name}</View>
          <View className="about__slogan">{about.brand.slogan}</View>
          <View className="about__text">{about.brand.about}</View>
        </>
      )}
      <View className="about__rights">
        <View className="section-title">{t.aboutRights}</View>
        <View className="text-small ink-2">{t.aboutRightsText}</View>
      </View>
    </View>
  );
}
