/** IANA zone of the device. Mini-programs without Intl tell only the offset: then a zone that has it now. */
export function deviceZone(): string {
  try {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone) return zone;
  } catch {}
  const hours = -Math.round(new Date().getTimezoneOffset() / 60);
  if (hours === 8) return 'Asia/Shanghai';
  // The sign of Etc zones is turned round: Etc/GMT-8 lies east.
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}
