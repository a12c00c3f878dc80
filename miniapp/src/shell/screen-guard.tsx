import type { ApiError } from '@wanglai/client';
import { Component, type PropsWithChildren } from 'react';
import { asApiError } from '@/shared/state/use-query';
import { ErrorState } from '@/shared/ui/states';

/**
 * React takes down all it draws when a part of it throws, in a mini-program every page at once. A screen that breaks
 * takes nothing else with it: bars and the other pages stay, and it can be tried again.
 */
export class ScreenGuard extends Component<PropsWithChildren, { error: ApiError | null }> {
  override state = { error: null };

  static getDerivedStateFromError = (error: unknown) => ({ error: asApiError(error) });

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <ErrorState error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
