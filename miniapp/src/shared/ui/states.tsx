import { View } from '@tarojs/components';
import type { ApiError } from '@wanglai/client';
import type { ReactNode } from 'react';
import { useWords } from '../i18n';
import { Button } from './button';
import { Icon, type IconLook } from './icon/icon';
import { uiWords } from './words';
import './states.scss';

export interface EmptyProps {
  icon: IconLook;
  title: string;
  text: string;
  action?: { text: string; onTap(): void };
  /** Within a page that has more to show. */
  low?: boolean;
}

/** Where there is nothing yet: says what would be here and how to get it. */
export const Empty = ({ icon, title, text, action, low }: EmptyProps) => (
  <View className={`state ${low ? 'state--low' : ''}`}>
    <View className="state__mark">
      <Icon name={icon} size={32} />
    </View>
    <View className="state__title">{title}</View>
    <View className="state__text">{text}</View>
    {action && <Button text={action.text} kind="secondary" small onTap={action.onTap} />}
  </View>
);

/** What happened, what was kept, and a way on. */
export function ErrorState({ error, onRetry }: { error: ApiError; onRetry(): void }) {
  const t = useWords(uiWords);
  const action = { text: t.retry, onTap: onRetry };
  if (error.offline)
    return <Empty icon="wifi-off" title={t.offlineTitle} text={t.offlineText} action={action} />;
  if (error.status === 404) return <Empty icon="file-text" title={t.missingTitle} text={t.missingText} />;
  if (error.status === 429)
    return <Empty icon="clock" title={t.limitedTitle} text={t.limitedText} action={action} />;
  return <Empty icon="alert-triangle" title={t.brokenTitle} text={t.brokenText} action={action} />;
}

/** Grey shapes where content will stand. */
export function Skeleton({
  shape = 'list',
  count = 3,
}: {
  shape?: 'list' | 'cards' | 'text';
  count?: number;
}) {
  const t = useWords(uiWords);
  const rows: ReactNode[] = [];
  for (let i = 0; i < count; i++) {
    rows.push(
      <View key={i} className={`skeleton__row skeleton__row--${shape}`}>
        {shape !== 'text' && <View className="skeleton__block skeleton__cover" />}
        <View className="skeleton__lines">
          <View className="skeleton__block skeleton__line" />
          <View className="skeleton__block skeleton__line skeleton__line--short" />
        </View>
      </View>,
    );
  }
  return (
    <View className="skeleton" role="status" aria-label={t.loading}>
      {rows}
    </View>
  );
}
