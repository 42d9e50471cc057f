/**
 * Pairs of names that a person has looked at: whether the first means the second. Invented people, people of books in the
 * public domain, and abbreviations of fandoms and couples that are in the vocabulary. A line is `kind; fandom; name works;
 * = or !; other works`; a fandom in front means that the name means it there. The works are those of an invented library.
 */
export type LabelledPair = {
  kind: 'fandom' | 'character' | 'relationship' | 'tag';
  fandom: string;
  name: string;
  works: number;
  same: boolean;
  other: string;
  otherWorks: number;
};

const LINES = `
fandom;; Sherlock holmes 4; =; Sherlock Holmes 40
fandom;; SHERLOCK HOLMES 2; =; Sherlock Holmes 40
fandom;; The Sherlock Holmes 1; =; Sherlock Holmes 40
fandom;; Sherlock Holmes (ACD) 3; =; Sherlock Holmes 40
fandom;; Sherlock Homes 1; =; Sherlock Holmes 40
fandom;; Arsene Lupin 2; =; Arsène Lupin 9
fandom;; Les Miserables 6; =; Les Misérables 21
fandom;; X-Files 12; =; The X-Files 60
fandom;; X Files 5; =; The X-Files 60
fandom;; XFiles 2; =; The X-Files 60
fandom;; XF 8; =; The X-Files 60
fandom;; The Xfiles 1; =; The X-Files 60
fandom;; TOS 9; =; Star Trek: The Original Series 30
fandom;; Star Trek TOS 7; =; Star Trek: The Original Series 30
fandom;; Star Trek: TOS 6; =; Star Trek: The Original Series 30
fandom;; TNG 5; =; Star Trek: The Next Generation 22
fandom;; DS9 6; =; Star Trek: Deep Space Nine 14
fandom;; Deep Space Nine 3; =; Star Trek: Deep Space Nine 14
fandom;; VOY 3; =; Star Trek: Voyager 11
fandom;; BtVS 9; =; Buffy the Vampire Slayer 33
fandom;; Buffy 4; =; Buffy the Vampire Slayer 33
fandom;; HP 3; =; Harry Potter 80
fandom;; SG-1 4; =; Stargate SG-1 17
fandom;; LOTR 5; =; The Lord of the Rings 18
fandom;; Lord of the Rings 6; =; The Lord of the Rings 18
fandom;; Musketeers, The Three 1; =; The Three Musketeers 13
fandom;; Three Musketeers 4; =; The Three Musketeers 13
fandom;; Lighthouse Keeper 1; =; Lighthouse Keepers 8
fandom;; Light House Keepers 1; =; Lighthouse Keepers 8
fandom;; Harbour-Lights 2; =; Harbour Lights 14
fandom;; Ｈａｒｂｏｕｒ Ｌｉｇｈｔｓ 1; =; Harbour Lights 14
fandom;; Harbor Lights 1; =; Harbour Lights 14
fandom;; Star Trek 15; !; Star Trek: The Next Generation 22
fandom;; Star Trek: Voyager 11; !; Star Trek: The Next Generation 22
fandom;; Stargate Atlantis 9; !; Stargate SG-1 17
fandom;; Sherlock 12; !; Sherlock Holmes 40
fandom;; Lighthouse Season 2 3; !; Lighthouse Season 3 5
fandom;; Emma 4; !; Emmy 30
fandom;; Ghosts 7; !; Ghosts (UK) 6
fandom;; Tide Pools 3; !; Tide Tools 40
character;; sherlock holmes 3; =; Sherlock Holmes 39
character;; Sherlock Holmes. 1; =; Sherlock Holmes 39
character;; Holmes, Sherlock 4; =; Sherlock Holmes 39
character;; Sherlock Homles 1; =; Sherlock Holmes 39
character;Sherlock Holmes; Sherlock 6; =; Sherlock Holmes 39
character;Sherlock Holmes; Dr. Watson 5; =; John Watson 31
character;Sherlock Holmes; J. Watson 1; =; John Watson 31
character;Sherlock Holmes; Watson 8; =; John Watson 31
character;; John Watsen 1; =; John Watson 31
character;Sherlock Holmes; Lestrade 4; =; Inspector Lestrade 9
character;Sherlock Holmes; Irene 2; =; Irene Adler 12
character;Sherlock Holmes; Mycroft 3; =; Mycroft Holmes 7
character;Sherlock Holmes; Holmes 5; !; Sherlock Holmes 39
character;Sherlock Holmes; Mrs. Hudson 6; !; Mr. Hudson 3
character;Sherlock Holmes; Mary Morstan 5; !; Mary Sutherland 2
character;Sherlock Holmes; Mary 2; !; Mary Morstan 5
character;Dracula; Mina 5; =; Mina Harker 12
character;Dracula; Jonathan 3; =; Jonathan Harker 10
character;Dracula; Harker 2; !; Jonathan Harker 10
character;Dracula; Lucy 4; =; Lucy Westenra 8
character;Dracula; Van Helsing 4; =; Abraham Van Helsing 6
character;; van Helsing 2; =; Van Helsing 4
character;Dracula; Quincey 2; =; Quincey Morris 5
character;; Renfeild 1; =; Renfield 25
character;Dracula; Jack Seward 3; !; Jack Harper 4
character;Dracula; Dr. Seward 2; =; Jack Seward 3
character;Tide; Jack Harper 4; =; Jack Harper (Tide) 6
character;Moors; Jack Harper 4; =; Jack Harper (Moors) 5
character;; Jack Harper (Tide) 6; !; Jack Harper (Moors) 5
character;Tide; Mara 5; =; Mara Kell 9
character;Tide; Mara Kell 9; !; Mary Kell 8
character;Tide; Jonn Ives 1; !; John Ives 12
character;Tide; Marian Fisk 1; !; Marion Fisk 30
character;Tide; Danial Fisk 1; =; Daniel Fisk 20
character;Tide; Benjamin Otter 2; =; Benjamín Otter 6
character;; O'Hara 2; =; O’Hara 5
character;; J.R. Gull 1; =; JR Gull 4
character;; J. R. Gull 1; =; JR Gull 4
character;; Android 12 3; !; Android 13 4
character;; R2 4; !; R3 5
character;; カキ 3; !; ガキ 4
character;; Élise 1; =; Elise 7
character;Pride and Prejudice; Mr. Darcy 6; =; Fitzwilliam Darcy 15
character;Pride and Prejudice; Darcy 4; =; Fitzwilliam Darcy 15
character;Pride and Prejudice; Bingley 3; !; Charles Bingley 9
character;Pride and Prejudice; Jane 4; =; Jane Bennet 11
character;Pride and Prejudice; Bennet 1; !; Jane Bennet 11
character;Pride and Prejudice; Caroline Bingley 4; !; Charles Bingley 9
relationship;; John Watson/Sherlock Holmes 9; =; Sherlock Holmes/John Watson 20
relationship;; Sherlock Holmes / John Watson 3; =; Sherlock Holmes/John Watson 20
relationship;; Sherlock Holmes x John Watson 2; =; Sherlock Holmes/John Watson 20
relationship;; sherlock holmes/john watson 1; =; Sherlock Holmes/John Watson 20
relationship;Sherlock Holmes; Holmes/Watson 6; =; Sherlock Holmes/John Watson 20
relationship;Sherlock Holmes; Sherlock/John 5; =; Sherlock Holmes/John Watson 20
relationship;Sherlock Holmes; Johnlock 4; =; Sherlock Holmes/John Watson 20
relationship;Sherlock Holmes; H/W 2; =; Sherlock Holmes/John Watson 20
relationship;Sherlock Holmes; Sherlock Holmes & John Watson 7; !; Sherlock Holmes/John Watson 20
relationship;; Sherlock Holmes and John Watson 1; =; Sherlock Holmes & John Watson 7
relationship;Sherlock Holmes; Mystrade 3; =; Mycroft Holmes/Inspector Lestrade 5
relationship;Sherlock Holmes; Adlock 2; =; Irene Adler/Sherlock Holmes 6
relationship;Sherlock Holmes; Irene Adler/Sherlock Holmes 6; !; Sherlock Holmes/John Watson 20
relationship;The X-Files; MSR 9; =; Fox Mulder/Dana Scully 25
relationship;The X-Files; M/S 5; =; Fox Mulder/Dana Scully 25
relationship;The X-Files; Mulder/Scully 12; =; Fox Mulder/Dana Scully 25
relationship;The X-Files; M/K 3; =; Fox Mulder/Alex Krycek 6
relationship;The X-Files; Sk/M 2; =; Fox Mulder/Walter Skinner 4
relationship;The X-Files; DSR 2; =; John Doggett/Dana Scully 3
relationship;The X-Files; Mulder/Krycek 4; =; Fox Mulder/Alex Krycek 6
relationship;Smallville; Clex 6; =; Clark Kent/Lex Luthor 14
relationship;Smallville; C/L 5; =; Clark Kent/Lex Luthor 14
relationship;Smallville; Clark/Lex 7; =; Clark Kent/Lex Luthor 14
relationship;Smallville; Lex/Clark 3; =; Clark/Lex 7
relationship;Smallville; Clana 2; =; Clark Kent/Lana Lang 5
relationship;Smallville; Clois 3; =; Clark Kent/Lois Lane 6
relationship;Star Trek: The Original Series; K/S 8; =; James Kirk/Spock 16
relationship;Star Trek: The Original Series; Kirk/Spock 9; =; James Kirk/Spock 16
relationship;Star Trek: The Original Series; Spirk 4; =; James Kirk/Spock 16
relationship;Star Trek: The Original Series; S/Mc 2; =; Spock/Leonard McCoy 3
relationship;Star Trek: The Next Generation; Imzadi 2; =; William Riker/Deanna Troi 4
relationship;Star Trek: Deep Space Nine; G/B 2; =; Elim Garak/Julian Bashir 5
relationship;Star Trek: Voyager; J/C 6; =; Kathryn Janeway/Chakotay 9
relationship;Buffy the Vampire Slayer; Spuffy 5; =; Spike/Buffy Summers 11
relationship;Buffy the Vampire Slayer; B/A 3; =; Buffy Summers/Angel 7
relationship;Buffy the Vampire Slayer; Bangel 3; =; Buffy Summers/Angel 7
relationship;Harry Potter; Drarry 9; =; Draco Malfoy/Harry Potter 21
relationship;Harry Potter; HP/DM 4; =; Draco Malfoy/Harry Potter 21
relationship;Harry Potter; R/Hr 3; =; Ron Weasley/Hermione Granger 8
relationship;Harry Potter; Wolfstar 3; =; Remus Lupin/Sirius Black 10
relationship;Harry Potter; Harmony 2; =; Harry Potter/Hermione Granger 6
relationship;Harry Potter; Harry Potter/Hermione Granger 6; !; Ron Weasley/Hermione Granger 8
relationship;Pride and Prejudice; Dizzy 1; !; Elizabeth Bennet/Fitzwilliam Darcy 12
relationship;Pride and Prejudice; E/D 2; =; Elizabeth Bennet/Fitzwilliam Darcy 12
relationship;Pride and Prejudice; Elizabeth/Darcy 5; =; Elizabeth Bennet/Fitzwilliam Darcy 12
relationship;Dracula; Mina/Jonathan 4; =; Mina Harker/Jonathan Harker 9
relationship;Tide; Kellives 1; =; Mara Kell/John Ives 7
relationship;Tide; Candy 3; !; Mara Kell/John Ives 7
relationship;Tide; Mara Kell/John Ives/Otter 2; !; Mara Kell/John Ives 7
tag;; angst 30; =; Angst 55
tag;; ANGST!!! 2; =; Angst 55
tag;; Hurt/Comfort 40; =; Hurt-Comfort 12
tag;; hurt comfort 6; =; Hurt/Comfort 40
tag;; H/C 9; =; Hurt/Comfort 40
tag;; Comfort/Hurt 1; =; Hurt/Comfort 40
tag;; AU 12; =; Alternate Universe 33
tag;; Alternative Universe 5; =; Alternate Universe 33
tag;; Storm 4; =; Storms 11
tag;; Lighthouses 6; =; Lighthouse 9
tag;; The Storms 1; =; Storms 11
tag;; first-time 5; =; First Time 14
tag;; Firsttime 1; =; First Time 14
tag;; Case File 2; =; Casefile 8
tag;; Fairy Tales 5; =; Fairy Tale 7
tag;; Freindship 1; =; Friendship 44
tag;; Humuor 1; =; Humour 35
tag;; cafe 2; =; Café 6
tag;; Season 2 9; !; Season 3 12
tag;; Season 12 4; !; Season 1-2 3
tag;; Version 1.5 2; !; Version 15 2
tag;; Chapter Two 3; !; Chapter Ten 3
tag;; Hope 8; !; Hops 1
tag;; Slash 22; !; Flash 2
tag;; Sexual Tension 30; !; Asexual Tension 1
tag;; C++ 2; !; C 3
tag;; <3 4; !; 3 3
tag;; Friends to Lovers 9; !; Lovers to Friends 3
tag;; Mothers 6; !; Brothers 9
tag;; Bears 5; !; Beards 1
tag;; Glass 9; !; Grass 1
`;

/** The labelled pairs. */
export const LABELLED_PAIRS: readonly LabelledPair[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [kind = '', fandom = '', one = '', sign = '', two = ''] = line
      .split(';')
      .map((cell) => cell.trim());
    const [name, works] = counted(one);
    const [other, otherWorks] = counted(two);
    return { kind: kind as LabelledPair['kind'], fandom, name, works, same: sign === '=', other, otherWorks };
  });

function counted(cell: string): [string, number] {
  const at = cell.lastIndexOf(' ');
  return [cell.slice(0, at), Number(cell.slice(at + 1))];
}
