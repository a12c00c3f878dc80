import type { StaffSummary } from '@wanglai/contract';
import { Button, Popover, Segmented } from 'antd';
import { Link } from 'react-router';
import { prefer, type SchemeChoice, usePreferences } from '../shared/preferences';
import { signOut } from '../shared/session';
import { Avatar } from '../shared/ui/avatar';
import { Icon } from '../shared/ui/icon';
import { useWords } from '../shared/words';
import css from './account-menu.module.css';
import { words } from './words';

const SCHEMES: readonly SchemeChoice[] = ['system', 'light', 'dark'];
const LOCALES = [
  { value: 'zh-CN' as const, label: '中文' },
  { value: 'en' as const, label: 'English' },
];

export default function AccountMenu({ staff }: { staff: StaffSummary }) {
  const t = useWords(words);
  const { locale, scheme } = usePreferences();
  const content = (
    <div className={css.menu}>
      <div className={css.who}>
        <Avatar id={staff.id} name={staff.name} size={36} />
        <div>
          <strong>{staff.name}</strong>
          <div className={css.role}>{t.roles[staff.role]}</div>
        </div>
      </div>
      <div className={css.label}>{t.language}</div>
      <Segmented block options={LOCALES} value={locale} onChange={(value) => prefer({ locale: value })} />
      <div className={css.label}>{t.theme}</div>
      <Segmented
        block
        options={SCHEMES.map((value) => ({ value, label: t.schemes[value] }))}
        value={scheme}
        onChange={(value) => prefer({ scheme: value })}
      />
      <Link to="/account" className={css.link}>
        <Icon name="shield" size={15} />
        {t.safety}
      </Link>
      <Button block icon={<Icon name="log-out" size={15} />} onClick={signOut}>
        {t.signOut}
      </Button>
    </div>
  );
  return (
    <Popover
      content={content}
      trigger="click"
      placement="rightBottom"
      arrow={false}
      align={{ offset: [14, 0] }}
    >
      <button
        type="button"
        className={css.button}
        aria-label={t.account}
        title={`${staff.name} · ${t.roles[staff.role]}`}
      >
        <Avatar id={staff.id} name={staff.name} size={32} />
      </button>
    </Popover>
  );
}
