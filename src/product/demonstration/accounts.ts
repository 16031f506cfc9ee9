import { bundledIds, bundledPack, type Pack } from '../../framework/index.ts';
import { inventPeople } from './invented-people.ts';
import { placeOf } from './found-board.ts';
import { demonstrationPassword, demonstrationPeople } from './people.ts';

/** Every account of the demonstration, board by board: whom to sign in as. */
export async function demonstrationAccounts(): Promise<{ name: string; email: string; password: string; role: string; roleName: string; board: string; framework: string }[]> {
  const accounts = [];
  for (const id of (await bundledIds()).toSorted((one, other) => Number(other === 'suffolk-2019') - Number(one === 'suffolk-2019'))) {
    const { pack } = await bundledPack(id);
    const people = id === 'suffolk-2019' ? demonstrationPeople : inventPeople(pack, placeOf(pack)).people;
    for (const { name, email, role } of people) accounts.push({ name, email, password: demonstrationPassword, role, roleName: roleName(pack, role), board: pack.board, framework: id });
  }
  return accounts;
}

const roleName = (pack: Pack, key: string): string => pack.roles.find((role) => role.key === key)?.name ?? key;
