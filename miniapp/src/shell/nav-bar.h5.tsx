import { View } from '@tarojs/components';
import { useWords } from '@/shared/i18n';
import { back } from '@/shared/navigation';
import { Icon } from '@/shared/ui/icon/icon';
import { Tap } from '@/shared/ui/tap';
import { uiWords } from '@/shared/ui/words';

/** Browsers have no bar of a mini-program: ours has back and title. */
export function NavBar({ title }: { title: string }) {
  const t = useWords(uiWords);
  return (
    <View className="nav-bar">
      <Tap className="icon-button" label={t.back} onTap={back}>
        <Icon name="chevron-left" size={24} />
      </Tap>
      <View className="nav-bar__title" role="heading" aria-level={1}>
        {title}
      </View>
      <View className="nav-bar__balance" />
    </View>
  );
}
