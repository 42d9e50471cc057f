/**
 * Portmanteau names of relationships, scoped by fandom: never resolved without it. A group's fandoms are names of one
 * source, or of sources that share their people. Source: section 5.5.
 */
export const SMUSH_NAMES: readonly {
  fandoms: readonly string[];
  names: Readonly<Record<string, readonly string[]>>;
}[] = [
  {
    fandoms: ['Buffy the Vampire Slayer', 'Buffy', 'Angel', 'Angel: the Series'],
    names: {
      Spuffy: ['Spike', 'Buffy'],
      Bangel: ['Buffy', 'Angel'],
      Fuffy: ['Faith', 'Buffy'],
      Tillow: ['Tara', 'Willow'],
      Spillow: ['Spike', 'Willow'],
      Spander: ['Spike', 'Xander'],
      Xandrew: ['Xander', 'Andrew'],
      Spangel: ['Spike', 'Angel'],
      Cangel: ['Cordelia', 'Angel'],
      Spred: ['Spike', 'Fred'],
      Spinya: ['Spike', 'Anya'],
    },
  },
  {
    fandoms: ['Smallville'],
    names: {
      Clex: ['Clark', 'Lex'],
      Chlex: ['Chloe', 'Lex'],
      Chlark: ['Chloe', 'Clark'],
      Clana: ['Clark', 'Lana'],
      Clois: ['Clark', 'Lois'],
      Lexana: ['Lex', 'Lana'],
      Chlollie: ['Chloe', 'Oliver'],
    },
  },
  { fandoms: ['Popslash'], names: { Timbertrick: ['Justin Timberlake', 'Chris Kirkpatrick'] } },
  {
    fandoms: ['Harry Potter'],
    names: {
      Drarry: ['Draco', 'Harry'],
      Dramione: ['Draco', 'Hermione'],
      Romione: ['Ron', 'Hermione'],
      Hinny: ['Harry', 'Ginny'],
      Harmony: ['Harry', 'Hermione'],
      Jily: ['James', 'Lily'],
      Remadora: ['Remus', 'Tonks'],
      Wolfstar: ['Remus', 'Sirius'],
    },
  },
  {
    fandoms: ['Stargate', 'Stargate Atlantis', 'Stargate SG-1'],
    names: { McShep: ['McKay', 'Sheppard'], Sparky: ['Sheppard', 'Weir'], Shweir: ['Sheppard', 'Weir'] },
  },
  {
    fandoms: ['Sherlock', 'Sherlock Holmes'],
    names: {
      Johnlock: ['John', 'Sherlock'],
      Mystrade: ['Mycroft', 'Lestrade'],
      Sherlolly: ['Sherlock', 'Molly'],
      Adlock: ['Irene Adler', 'Sherlock'],
      Sheriarty: ['Sherlock', 'Moriarty'],
    },
  },
  { fandoms: ['Merlin'], names: { Merthur: ['Merlin', 'Arthur'], Arwen: ['Arthur', 'Gwen'] } },
  {
    fandoms: ['Doctor Who', 'Torchwood'],
    names: { Janto: ['Jack', 'Ianto'], Gwack: ['Gwen', 'Jack'], TenRose: ['Tenth Doctor', 'Rose'] },
  },
  {
    fandoms: ['Lost'],
    names: {
      Jate: ['Jack', 'Kate'],
      Skate: ['Sawyer', 'Kate'],
      Jacket: ['Jack', 'Juliet'],
      Suliet: ['Sawyer', 'Juliet'],
    },
  },
  {
    fandoms: ['Supernatural'],
    names: { Destiel: ['Dean', 'Castiel'], Sabriel: ['Sam', 'Gabriel'], Megstiel: ['Meg', 'Castiel'] },
  },
  {
    fandoms: ['Roswell'],
    names: {
      Dreamers: ['Max', 'Liz'],
      Candy: ['Michael', 'Maria'],
      Stargazers: ['Alex', 'Isabel'],
      Polar: ['Michael', 'Liz'],
    },
  },
  {
    fandoms: ['Pride and Prejudice', 'Jane Austen'],
    names: { Dizzy: ['Darcy', 'Lizzy'], 'E&D': ['Elizabeth', 'Darcy'], 'J&B': ['Jane', 'Bingley'] },
  },
  {
    fandoms: ['Star Trek', 'Star Trek: The Original Series', 'Star Trek: TOS', 'TOS'],
    names: {
      Spirk: ['Spock', 'Kirk'],
      McSpirk: ['McCoy', 'Spock', 'Kirk'],
      Spuhura: ['Spock', 'Uhura'],
    },
  },
  {
    fandoms: ['Star Trek', 'Star Trek: The Next Generation', 'Star Trek: TNG', 'TNG'],
    names: {
      Imzadi: ['Riker', 'Troi'],
    },
  },
  {
    fandoms: ['Star Trek', 'Star Trek: Enterprise', 'ENT'],
    names: {
      TnT: ['Trip', "T'Pol"],
    },
  },
  {
    fandoms: ['House', 'House M.D.', 'House MD'],
    names: {
      Huddy: ['House', 'Cuddy'],
      Hilson: ['House', 'Wilson'],
      Hameron: ['House', 'Cameron'],
    },
  },
  {
    fandoms: ['Castle'],
    names: {
      Caskett: ['Castle', 'Beckett'],
    },
  },
  {
    fandoms: ['NCIS'],
    names: {
      Tiva: ['Tony', 'Ziva'],
      McAbby: ['McGee', 'Abby'],
      Jibbs: ['Jenny', 'Gibbs'],
    },
  },
  {
    fandoms: ['CSI', 'CSI: Crime Scene Investigation'],
    names: {
      GSR: ['Grissom', 'Sara'],
      Grillows: ['Grissom', 'Willows'],
    },
  },
  {
    fandoms: ['CSI: New York', 'CSI: NY'],
    names: {
      SMacked: ['Stella', 'Mac'],
    },
  },
  {
    fandoms: ['CSI: Miami'],
    names: {
      DuCaine: ['Calleigh', 'Horatio'],
    },
  },
  {
    fandoms: ["Grey's Anatomy"],
    names: {
      MerDer: ['Meredith', 'Derek'],
      Calzona: ['Callie', 'Arizona'],
    },
  },
  {
    fandoms: ['ER'],
    names: {
      Carby: ['Carter', 'Abby'],
      Luby: ['Luka', 'Abby'],
    },
  },
  {
    fandoms: ['The Office'],
    names: {
      Jam: ['Jim', 'Pam'],
    },
  },
  {
    fandoms: ['Friends'],
    names: {
      Mondler: ['Monica', 'Chandler'],
    },
  },
  {
    fandoms: ['Gilmore Girls'],
    names: {
      JavaJunkies: ['Luke', 'Lorelai'],
      Literati: ['Rory', 'Jess'],
      Trory: ['Tristan', 'Rory'],
    },
  },
  {
    fandoms: ['One Tree Hill'],
    names: {
      Naley: ['Nathan', 'Haley'],
      Brucas: ['Brooke', 'Lucas'],
      Leyton: ['Lucas', 'Peyton'],
    },
  },
  {
    fandoms: ['Gossip Girl'],
    names: {
      Chair: ['Chuck', 'Blair'],
      Dair: ['Dan', 'Blair'],
      Derena: ['Dan', 'Serena'],
    },
  },
  {
    fandoms: ['The Vampire Diaries'],
    names: {
      Delena: ['Damon', 'Elena'],
      Stelena: ['Stefan', 'Elena'],
      Klaroline: ['Klaus', 'Caroline'],
    },
  },
  {
    fandoms: ['Glee'],
    names: {
      Klaine: ['Kurt', 'Blaine'],
      Finchel: ['Finn', 'Rachel'],
      Brittana: ['Brittany', 'Santana'],
      Faberry: ['Quinn', 'Rachel'],
    },
  },
  {
    fandoms: ['Once Upon a Time'],
    names: {
      SwanQueen: ['Emma', 'Regina'],
      CaptainSwan: ['Hook', 'Emma'],
      Rumbelle: ['Rumplestiltskin', 'Belle'],
    },
  },
  {
    fandoms: ['Marvel', 'The Avengers', 'Avengers', 'MCU', 'Marvel Cinematic Universe'],
    names: {
      Stony: ['Steve', 'Tony'],
      Stucky: ['Steve', 'Bucky'],
      Pepperony: ['Pepper', 'Tony'],
      Clintasha: ['Clint', 'Natasha'],
      Romanogers: ['Natasha', 'Steve'],
    },
  },
  {
    fandoms: ['X-Men', 'X-Men: First Class', 'Marvel'],
    names: {
      Cherik: ['Charles', 'Erik'],
    },
  },
  {
    fandoms: ['Star Wars'],
    names: {
      Reylo: ['Rey', 'Kylo'],
      Stormpilot: ['Finn', 'Poe'],
      Obidala: ['Obi-Wan', 'Padme'],
      Anidala: ['Anakin', 'Padme'],
    },
  },
  {
    fandoms: ['Naruto'],
    names: {
      NaruHina: ['Naruto', 'Hinata'],
      SasuSaku: ['Sasuke', 'Sakura'],
      KakaIru: ['Kakashi', 'Iruka'],
    },
  },
  {
    fandoms: ['Bleach'],
    names: {
      IchiRuki: ['Ichigo', 'Rukia'],
      IchiHime: ['Ichigo', 'Orihime'],
    },
  },
  {
    fandoms: ['Fullmetal Alchemist'],
    names: {
      Royai: ['Roy', 'Riza'],
      EdWin: ['Edward', 'Winry'],
    },
  },
  {
    fandoms: ['Avatar: The Last Airbender'],
    names: {
      Zutara: ['Zuko', 'Katara'],
      Kataang: ['Katara', 'Aang'],
    },
  },
  {
    fandoms: ['The Legend of Korra'],
    names: {
      Korrasami: ['Korra', 'Asami'],
    },
  },
  {
    fandoms: ['Final Fantasy VII'],
    names: {
      Cloti: ['Cloud', 'Tifa'],
      Clerith: ['Cloud', 'Aerith'],
    },
  },
  {
    fandoms: ['Kingdom Hearts'],
    names: {
      AkuRoku: ['Axel', 'Roxas'],
    },
  },
  {
    fandoms: ['Pokemon', 'Pokémon'],
    names: {
      PokeShipping: ['Ash', 'Misty'],
      RocketShipping: ['Jessie', 'James'],
    },
  },
];
