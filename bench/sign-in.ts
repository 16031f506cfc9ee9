/** Signs in as a browser would. @returns the cookies to send */
export async function signIn(base: string, email: string, password: string): Promise<string> {
  const jar = new Map<string, string>();
  const take = (answer: Response): void => {
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      jar.set(name, value);
    }
  };
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const form = await fetch(`${base}/sign-in`);
  take(form);
  const hidden = hiddenFields(await form.text());
  const answer = await fetch(`${base}/sign-in`, { method: 'POST', redirect: 'manual', headers: { cookie: cookies() }, body: new URLSearchParams({ ...hidden, email, password }) });
  take(answer);
  if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}`);
  return cookies();
}

/** The hidden fields of the first form that has any. */
export function hiddenFields(html: string): Record<string, string> {
  return Object.fromEntries([...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].flatMap(([tag]) => {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    return name === undefined ? [] : [[name, /value="([^"]*)"/.exec(tag)?.[1] ?? '']];
  }));
}
