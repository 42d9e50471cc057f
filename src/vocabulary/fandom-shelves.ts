const table = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split('; ').flatMap((row) => {
      const [name, keys] = row.split(': ');
      return (keys ?? '').split(' ').map((key) => [key, name ?? ''] as const);
    }),
  );

/**
 * How newsgroups, lists and folders call a source, beside its own name: key to fandom. Keys are lower case without
 * marks. Sources: the lists and groups of sections 2.9 to 2.12.
 */
export const FANDOM_SHELVES: ReadonlyMap<string, string> = table(
  'The X-Files: xfiles xfile xfc atxc xfromantics; Star Trek: startrek trek asc ascem ascl; Doctor Who: drwho doctorwho adwc; Buffy the Vampire Slayer: buffy btvs; Highlander: highlander hlfic; Forever Knight: foreverknight fkfic; The Sentinel: sentinel senfic; due South: duesouth dsouth; Babylon 5: babylon5; Harry Potter: harrypotter hpfgu; Smallville: smallville; Stargate SG-1: sg1 stargatesg1; Stargate Atlantis: sga stargateatlantis; The West Wing: westwing; Star Wars: starwars; The Lord of the Rings: lotr lordoftherings; Blake’s 7: blakes7; The Professionals: ciprofessionals; Starsky and Hutch: starskyhutch starskyandhutch; The Magnificent Seven: mag7 magnificentseven; Gundam Wing: gundamwing; Sailor Moon: sailormoon; Ranma ½: ranma ranmaml; Sherlock Holmes: sherlockholmes holmes holmesian acd; Robin Hood: robinhood sherwood; The Three Musketeers: musketeers threemusketeers; Dracula: dracula; King Arthur legends: arthurian camelot kingarthur; Pride and Prejudice: prideandprejudice; Les Misérables: lesmis lesmiserables; The Phantom of the Opera: phantomoftheopera poto; Alice in Wonderland: aliceinwonderland; Treasure Island: treasureisland; Jane Eyre: janeeyre; Wuthering Heights: wutheringheights; The Scarlet Pimpernel: scarletpimpernel; Peter Pan: peterpan',
);

/** Words of list and folder names that say nothing of the source. */
export const SHELF_WORDS: ReadonlySet<string> = new Set(
  'alt rec tv fan fans fandom fandoms fanfic fanfics fanfiction fiction fic fics stories story slash het gen femslash yaoi adult creative erotica list archive group groups books book movies anime manga misc cartoons plays musicals games comics the and of a in'.split(
    ' ',
  ),
);
