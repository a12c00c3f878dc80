import type { NewFactor } from '@wanglai/contract';
import { colours } from '@wanglai/design';
import { Button, Form, Input, QRCode } from 'antd';
import { useScheme } from '../theme';
import { defineWords, useWords } from '../words';
import css from './new-factor.module.css';

const words = defineWords(
  {
    scan: '用手机上的验证器扫一扫',
    byHand: '不能扫？把这串密钥填进验证器：',
    codes: '收好这些恢复码',
    codesText: '手机不在身边时，每个可以代替一次验证码。只显示这一次。',
    save: '存成文件',
    code: '验证器现在显示的六位数',
    codeWrong: '请填六位数',
    confirm: '确认',
    file: 'wanglai-恢复码.txt',
  },
  {
    scan: 'Scan it with an authenticator on your phone',
    byHand: 'No camera? Enter this key in the authenticator:',
    codes: 'Keep these recovery codes',
    codesText: 'Without the phone, each stands for a code once. They are shown only now.',
    save: 'Save as a file',
    code: 'The six digits that the authenticator shows now',
    codeWrong: 'Enter six digits',
    confirm: 'Confirm',
    file: 'wanglai-recovery-codes.txt',
  },
);

interface NewFactorFormProps {
  factor: NewFactor;
  busy: boolean;
  onCode(code: string): void;
}

/** A second factor that was begun: the picture to scan, the codes for the day the phone is lost, and the first code. */
export function NewFactorForm({ factor, busy, onCode }: NewFactorFormProps) {
  const t = useWords(words);
  const { ink, surface } = colours[useScheme()];
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${factor.recoveryCodes.join('\n')}\n`]));
    link.download = t.file;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className={css.steps}>
      <div className={css.scan}>
        <QRCode value={factor.uri} size={168} color={ink} bgColor={surface} errorLevel="M" />
        <div className={css.byHand}>
          <strong>{t.scan}</strong>
          <p>{t.byHand}</p>
          <code className={css.secret}>{factor.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
        </div>
      </div>
      <div>
        <strong>{t.codes}</strong>
        <p>{t.codesText}</p>
        <ul className={css.codes}>
          {factor.recoveryCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Button size="small" onClick={save}>
          {t.save}
        </Button>
      </div>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }: { code: string }) => onCode(code.replace(/\s/g, ''))}
      >
        <Form.Item
          name="code"
          label={t.code}
          rules={[{ required: true, pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: t.codeWrong }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={9} autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.confirm}
        </Button>
      </Form>
    </div>
  );
}
