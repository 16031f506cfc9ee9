import { describe, expect, it } from 'vitest';
import { normalisedHtml } from './normalised-html.ts';

const same = (one: string, other: string) => expect(normalisedHtml(one)).toEqual(normalisedHtml(other));
const different = (one: string, other: string) => expect(normalisedHtml(one)).not.toEqual(normalisedHtml(other));

describe('two pieces of HTML are the same page', () => {
  it('whatever whitespace stands beside their tags', () => same('<div>\n  <p>\n One\n   two </p>\n</div>', '<div><p>One two</p></div>'));
  it('whatever the order of their attributes', () => same('<a href="/" class="x">y</a>', '<a class="x" href="/">y</a>'));
  it('whatever their comments', () => same('<p>x<!-- y --></p>', '<p>x</p>'));
  it('however a character is written', () => same('<p title="&quot;">&ctdot; &amp;</p>', `<p title='"'>⋯ &#38;</p>`));
  it('however an attribute without a value is written', () => same('<input disabled>', '<input disabled="">'));
  it('on whichever side of an inline tag the space between two words stands', () => same('<p>One <b>two</b></p>', '<p>One<b> two</b></p>'));
});

describe('two pieces of HTML are different pages', () => {
  it('when a tag is another, missing or elsewhere', () => {
    different('<b>x</b>', '<strong>x</strong>');
    different('<p><b>x</b></p>', '<p>x</p>');
    different('<div><p>x</p></div><p>y</p>', '<div><p>x</p><p>y</p></div>');
  });
  it('when an attribute is missing, or has another value', () => {
    different('<p id="x">y</p>', '<p>y</p>');
    different('<p class="a b">y</p>', '<p class="b a">y</p>');
  });
  it('when two words run together', () => {
    different('<p><span>Error:</span> x</p>', '<p><span>Error:</span>x</p>');
    different('<p>x y</p>', '<p>xy</p>');
  });
  it('when text in which each space counts has others', () => different('<textarea>a\n b</textarea>', '<textarea>a b</textarea>'));
  it('when one has a tag and the other words that look like it', () => different('<p><i></i></p>', '<p>&lt;i&gt;&lt;/i&gt;</p>'));
});
