import { describe, expect, it } from 'vitest';
import { namesInWords } from './names-in-words.ts';

const vault = ['Zoë O’Rourke-Lindqvist', 'Bo', '12 Quay Street, Ipswich', '2019-05-03', '943 476 5919'];

describe('a text', () => {
  it.each([
    ['Zoe was not asked.', ['Zoë']],
    ['LINDQVIST is the name on the notes.', ['Lindqvist']],
    ['Zo​ë was not asked.', ['Zoë']],
    ['Nobody asked Bo.', ['Bo']],
    ['They live at 12, Quay street.', ['12 Quay Street']],
    ['Born on 3 May 2019.', ['3 May 2019']],
    ['Born on 03/05/2019.', ['3 May 2019']],
    ['Number 9434765919, or 943-476-5919.', ['943 476 5919']],
  ])('names a child: %s', (text, found) => expect(namesInWords(text, vault)).toEqual(found));

  it.each(['Ipswich Hospital did not put the two attendances together.', 'A bouquet of 12 flowers in the street.', 'Born in May 2019.', 'A bo tree grew there.', ''])('names nobody: %s', (text) =>
    expect(namesInWords(text, vault)).toEqual([]));

  it('is held against words only, whatever else is in the vault', () => expect(namesInWords('Nothing.', [4, null, [], '', '   '])).toEqual([]));
});
