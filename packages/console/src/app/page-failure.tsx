import { Button } from 'antd';
import { Link, useRouteError } from 'react-router';
import { Page } from '../shared/ui/page';
import { Nothing } from '../shared/ui/states';
import { useWords } from '../shared/words';
import { words } from './words';

/** A page that broke, or whose code could not be fetched (a new version was deployed, or the network is away). */
export function PageFailure() {
  const t = useWords(words).broken;
  const error = useRouteError();
  const text = error instanceof TypeError && /import/i.test(error.message) ? t.notFetched : t.text;
  return (
    <Page title={t.title}>
      <Nothing
        icon="alert-triangle"
        title={t.heading}
        text={text}
        action={<Button onClick={() => window.location.reload()}>{t.reload}</Button>}
      />
    </Page>
  );
}

export function NotFound() {
  const t = useWords(words).notFound;
  return (
    <Page title={t.title}>
      <Nothing icon="search" title={t.heading} action={<Link to="/">{t.home}</Link>} />
    </Page>
  );
}
