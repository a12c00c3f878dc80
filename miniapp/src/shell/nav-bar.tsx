/** Mini-programs draw their own bar. */
export const NavBar = (_props: { title: string }) => null;
