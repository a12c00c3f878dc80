import { useQuery } from '@tanstack/react-query';
import { usePreferences } from './preferences';
import { client } from './session';

/** The topics contents are about, and their names; a key that is not (yet) known names itself. */
export function useTopics() {
  const { locale } = usePreferences();
  const topics = useQuery({
    queryKey: ['topics', locale],
    queryFn: () => client.call('GET /topics'),
    staleTime: 5 * 60_000,
  });
  const topicLabel = (key: string): string => topics.data?.items.find((one) => one.key === key)?.label ?? key;
  return { topics, topicLabel };
}
