const browsers = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const;
const systems = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS', 'Mac'], ['Linux', 'Linux']] as const;

/** What a browser calls itself, as a person would: "Firefox on Windows". */
export function deviceWords(userAgent: string): string {
  const of = (names: readonly (readonly [string, string])[]) => names.find(([mark]) => userAgent.includes(mark))?.[1];
  const browser = of(browsers);
  const system = of(systems);
  if (browser === undefined) return system === undefined ? 'A device' : `A browser on ${system}`;
  return system === undefined ? browser : `${browser} on ${system}`;
}
