import { useQuery } from '@tanstack/react-query';
import { usePreferences } from '../../shared/preferences';
import { client } from '../../shared/session';

export function useTopics() {
  const { locale } = usePreferences();
  return useQuery({
    queryKey: ['topics', locale],
    queryFn: () => client.call('GET /topics'),
    staleTime: 5 * 60_000,
  });
}
