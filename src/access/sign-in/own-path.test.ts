import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

describe('where signing in leads to', () => {
  it.each(['/', '/reviews/0192?page=2', '/actions?status=late&agency=a-b#top', '/people?words=J%C3%B6rg'])('an address of our own: %s', (next) => {
    expect(ownPath(next)).toBe(next);
  });
  it.each(['', 'https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/ //x', '/\tx', 'javascript:alert(1)', '/sign-out', '/x\r\nset-cookie: a'])('otherwise the first page: %j', (next) => {
    expect(ownPath(next)).toBe('/');
  });
});
