export { type Persona, personas } from './personas';
export { type StaffMember, staff } from './staff';
