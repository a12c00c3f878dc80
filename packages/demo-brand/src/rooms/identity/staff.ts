import type { AvatarSlug } from '../../pictures/avatars';

export interface StaffMember {
  role: 'operator' | 'moderator' | 'agent' | 'sales' | 'admin';
  username: string;
  name: string;
  title: string;
  avatar: AvatarSlug;
}

/** Six people of the brand; `agent` has two, so that hand-over between agents can be shown. */
export const staff: readonly StaffMember[] = [
  { role: 'operator', username: 'operator', name: '沈眠', title: '内容主编', avatar: 'avatar-07' },
  { role: 'moderator', username: 'moderator', name: '许青禾', title: '社区与茶', avatar: 'avatar-03' },
  { role: 'agent', username: 'agent', name: '陈柚', title: '客服，兼咖啡师', avatar: 'avatar-01' },
  { role: 'agent', username: 'agent-2', name: '何知秋', title: '客服，兼面包师', avatar: 'avatar-06' },
  { role: 'sales', username: 'sales', name: '周砚', title: '企业与批发', avatar: 'avatar-02' },
  { role: 'admin', username: 'admin', name: '陆舟', title: '店长', avatar: 'avatar-04' },
];
