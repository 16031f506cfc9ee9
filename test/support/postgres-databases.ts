import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

export interface NewDatabase {
  /** Name of the database; a fresh one when left out. */
  name?: string;
  /** Name or address of a database to copy; nobody may be connected to it meanwhile. */
  template?: string;
}

/** Makes a database on the server that `adminUrl` names and gives back its address. */
export async function createDatabase(adminUrl: string, { name, template }: NewDatabase = {}): Promise<string> {
  const chosen = name ?? `test_${randomUUID().replaceAll('-', '')}`;
  const source = template === undefined ? 'template0' : databaseName(template);
  await asAdmin(adminUrl, (client) =>
    client.query(`create database ${client.escapeIdentifier(chosen)} template ${client.escapeIdentifier(source)}`),
  );
  return withDatabase(adminUrl, chosen);
}

/** Removes the database that `url` names, breaking off whoever is still connected; none there is no error. */
export async function dropDatabase(adminUrl: string, url: string): Promise<void> {
  await asAdmin(adminUrl, (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(databaseName(url))} with (force)`),
  );
}

async function asAdmin(adminUrl: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseName(nameOrUrl: string): string {
  return nameOrUrl.includes('://') ? decodeURIComponent(new URL(nameOrUrl).pathname.slice(1)) : nameOrUrl;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}
