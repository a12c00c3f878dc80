import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useWords } from '@/shared/i18n';
import { createStore, useStore } from '@/shared/state/store';
import { Icon } from '@/shared/ui/icon/icon';
import { uiWords } from '@/shared/ui/words';

const connected = createStore(true);
Taro.onNetworkStatusChange(({ isConnected }) => connected.set(isConnected));

/** Says that the network is away and that nothing is lost by it. */
export function OfflineBar() {
  const t = useWords(uiWords);
  if (useStore(connected)) return null;
  return (
    <View className="offline-bar" role="status">
      <Icon name="wifi-off" size={14} />
      <View>{t.offlineBar}</View>
    </View>
  );
}
