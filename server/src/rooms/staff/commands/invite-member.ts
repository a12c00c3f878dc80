import type { BodyOf, ReplyOf } from '@wanglai/contract';
import type { Ctx, StaffActor } from '../../../platform/context';
import { AppError } from '../../../platform/errors';
import type { Parts } from '../parts';
import { newLink } from '../rules/one-time-link';
import { mustAdminister } from '../staff.policy';
import { presentAccount } from '../staff.present';

/**
 * Makes an account and the link by which somebody sets its password. Again, while they have not come: the same account with
 * the name and role of now, and a new link. Throws `staff.name-taken`.
 */
export async function inviteMember(
  { identity, accounts, config }: Parts,
  ctx: Ctx<StaffActor>,
  { username, name, role }: BodyOf<'POST /staff/accounts'>,
): Promise<ReplyOf<'POST /staff/accounts'>> {
  mustAdminister(ctx.actor);
  const { link, url } = newLink(config.publicOrigin, ctx.now());
  await identity.staff.create({ username, name, role, password: null, link });
  const member = await accounts.byUsername(username);
  // Taken by somebody who has come already, or who came meanwhile.
  const invited =
    member &&
    (await accounts.change(
      member._id,
      { name, role, link },
      { passwordHash: null, link: { $exists: true } },
    ));
  if (!invited) throw new AppError('staff.name-taken');
  await identity.audit(ctx, { action: 'staff.invite-member', to: [invited._id] });
  return { account: presentAccount(invited), link: { url, expiresAt: link.expiresAt.toISOString() } };
}
