import { lazy, Suspense } from 'react';
import { useStaff } from '../shared/session';

const Shell = lazy(() => import('./shell'));
const SignIn = lazy(() => import('../features/sign-in/sign-in-page'));

/** The console for staff; for all others the way in. The address stays, so signing in leads to where one was going. */
export function Root() {
  const staff = useStaff();
  return <Suspense>{staff ? <Shell key={staff.id} staff={staff} /> : <SignIn />}</Suspense>;
}
