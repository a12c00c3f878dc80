import { View } from '@tarojs/components';
import { openChat } from '@/features/chat/ways';
import { useWords } from '@/shared/i18n';
import { Button } from '@/shared/ui/button';
import { Icon, type IconName } from '@/shared/ui/icon/icon';
import { communityWords } from './words';
import './community.scss';

/** What the community will be; no circle exists yet, and nothing here pretends otherwise. */
export function CommunityScreen() {
  const t = useWords(communityWords);
  return (
    <View className="community">
      <View className="community__soon">{t.soon}</View>
      <View className="community__lead">{t.lead}</View>
      <View className="community__text">{t.text}</View>
      {t.things.map(({ icon, title, text }) => (
        <View key={title} className="community__thing">
          <View className="community__mark">
            <Icon name={icon as IconName} size={20} />
          </View>
          <View className="grow">
            <View className="community__name">{title}</View>
            <View className="community__about">{text}</View>
          </View>
        </View>
      ))}
      <View className="community__meanwhile">{t.meanwhile}</View>
      <Button text={t.chat} icon="message-circle" kind="secondary" onTap={openChat} />
    </View>
  );
}
