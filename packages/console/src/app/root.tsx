import { lazy, Suspense } from 'react';
import { useStaff } from '../shared/session';
import { Shell } from './shell';

const SignIn = lazy(() => import('../features/sign-in/sign-in-page'));

/** The console for staff; for all others the way in. The address stays, so signing in leads to where one was going. */
export function Root() {
  const staff = useStaff();
  if (staff) return <Shell key={staff.id} staff={staff} />;
  return (
    <Suspense>
      <SignIn />
    </Suspense>
  );
}
