import { useQuery } from '@tanstack/react-query';
import { client } from '../../shared/session';
import { Page } from '../../shared/ui/page';
import { Loaded } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import css from './account-page.module.css';
import { OwnFactor } from './own-factor';
import { OwnPassword } from './own-password';
import { words } from './words';

/** What guards one's own account. */
export default function AccountPage() {
  const t = useWords(words);
  const own = useQuery({ queryKey: ['staff-me'], queryFn: () => client.call('GET /staff/me') });
  return (
    <Page title={t.title} sentence={own.data && t.sentence(own.data.username)}>
      <Loaded query={own}>
        {(account) => (
          <div className={css.column}>
            <OwnFactor on={account.secondFactor} required={account.secondFactorRequired} />
            <OwnPassword />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
