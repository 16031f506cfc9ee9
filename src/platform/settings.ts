import { z } from 'zod';

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());
const wholeNumber = (least: number, most: number, unset: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.preprocess(blankIsUnset, z.coerce.number({ error }).int(error).min(least, error).max(most, error).default(unset));
};
const oneOf = <const T extends readonly [string, ...string[]]>(values: T, said: string, unset: T[number]) => z.preprocess(blankIsUnset, z.enum(values, { error: `must be ${said}` }).default(unset));
const yesOrNo = (unset: 'yes' | 'no') => oneOf(['yes', 'no'], 'yes or no', unset);
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

const Environment = z.object({
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\/.+/, 'must be the address of a PostgreSQL server: postgres://user:password@host:5432/name')),
  DATA_DIR: z.preprocess(blankIsUnset, z.string().default('./data')),
  PORT: wholeNumber(0, 65_535, 3000),
  HOST: z.preprocess(blankIsUnset, z.string().default('127.0.0.1')),
  BASE_URL: optional(z.url({ protocol: /^https?$/, error: 'must be an address beginning with http:// or https://' })),
  DEMONSTRATION: yesOrNo('yes'),
  SECRET_KEY: optional(z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 characters of 0-9 and a-f: 32 random bytes')),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\/.+/, 'must begin with smtp:// or smtps://')),
  MAIL_FROM: z.preprocess(blankIsUnset, z.string().regex(/[^\s@<>]+@[^\s@<>]+/, 'must hold an e-mail address, such as Golden Thread <no-reply@example.org>').default('Golden Thread <no-reply@golden-thread.invalid>')),
  LOG_LEVEL: oneOf(logLevels, `one of ${logLevels.join(', ')}`, 'info'),
  TRUST_PROXY: yesOrNo('no'),
  DATABASE_CONNECTIONS: wholeNumber(2, 200, 16),
  METRICS_TOKEN: optional(z.string().min(16, 'must be at least 16 characters')),
  UPLOAD_LIMIT_MB: wholeNumber(1, 200, 20),
  CLAMAV_URL: optional(z.string().regex(/^tcp:\/\/[^\s/:]+:\d{1,5}$/, 'must be the address of a clamd, like tcp://localhost:3310')),
});

/** The names of all settings, as they stand in the environment. */
export const settingNames = Object.keys(Environment.shape);

export interface Settings {
  databaseUrl: string | undefined;
  /** Where the embedded database, the files and the generated key lie. */
  dataDir: string;
  port: number;
  host: string;
  /** The address that people use, without a slash at the end; links in mail begin with it. */
  baseUrl: string;
  demonstration: boolean;
  secretKey: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  logLevel: string;
  trustProxy: boolean;
  databaseConnections: number;
  uploadLimitBytes: number;
  /** The virus scanner that looks at every upload; undefined where there is none. */
  clamavUrl: string | undefined;
  /** What whoever reads the metrics from another machine has to bring. */
  metricsToken: string | undefined;
}

/**
 * Reads the settings from the environment.
 * @returns the settings, or one plain sentence for each wrong one.
 */
export function readSettings(environment: Record<string, string | undefined>): { settings: Settings } | { faults: string[] } {
  const read = Environment.safeParse(environment);
  if (!read.success) return { faults: read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) };
  const e = read.data;
  return {
    settings: {
      databaseUrl: e.DATABASE_URL,
      dataDir: e.DATA_DIR,
      port: e.PORT,
      host: e.HOST,
      baseUrl: (e.BASE_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, ''),
      demonstration: e.DEMONSTRATION === 'yes',
      secretKey: e.SECRET_KEY,
      smtpUrl: e.SMTP_URL,
      mailFrom: e.MAIL_FROM,
      logLevel: e.LOG_LEVEL,
      trustProxy: e.TRUST_PROXY === 'yes',
      databaseConnections: e.DATABASE_CONNECTIONS,
      uploadLimitBytes: e.UPLOAD_LIMIT_MB * 1024 * 1024,
      clamavUrl: e.CLAMAV_URL,
      metricsToken: e.METRICS_TOKEN,
    },
  };
}
