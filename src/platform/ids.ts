import { v7 } from 'uuid';

/** A new key, UUIDv7: later ones sort after earlier ones. */
export const newId = (): string => v7();

/** True for text that can be a key; anything else in an address is "not found". */
export const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
