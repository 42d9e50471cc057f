const codes = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(', ').map((one) => one.split('=') as [string, string]));

/**
 * Letters and numbers that stand for people in pairing codes, by fandom: the same letter means another person in
 * another series. Sources: the ASC code list (section 2.10) and section 5.4.
 */
export const CHARACTER_CODES: readonly {
  fandoms: readonly string[];
  codes: Readonly<Record<string, string>>;
}[] = [
  {
    fandoms: ['Star Trek: The Original Series', 'Star Trek: TOS', 'Star Trek TOS', 'TOS'],
    codes: codes('C=Chekov, K=Kirk, Mc=McCoy, S=Spock, Su=Sulu, U=Uhura, Sc=Scott, Ch=Chapel, R=Rand'),
  },
  {
    fandoms: ['Star Trek: The Next Generation', 'Star Trek: TNG', 'Star Trek TNG', 'TNG'],
    codes: codes(
      'C=Crusher, D=Data, L=Lore, La=LaForge, P=Picard, Q=Q, R=Riker, T=Troi, W=Worf, Wes=Wesley Crusher, Y=Yar',
    ),
  },
  {
    fandoms: ['Star Trek: Deep Space Nine', 'Star Trek: DS9', 'Star Trek DS9', 'DS9', 'Deep Space Nine'],
    codes: codes(
      "B=Bashir, D=Dax, Du=Dukat, G=Garak, K=Kira, KO'B=Keiko O'Brien, L=Leeta, O=Odo, O'B=O'Brien, Q=Q, Qu=Quark, R=Rom, S=Sisko",
    ),
  },
  {
    fandoms: ['Star Trek: Voyager', 'Star Trek Voyager', 'VOY', 'Voyager'],
    codes: codes(
      '7=Seven of Nine, C=Chakotay, D=Doctor, J=Janeway, K=Kim, Kes=Kes, N=Neelix, P=Paris, Q=Q, T=Torres, Tu=Tuvok, EMH=Doctor',
    ),
  },
  {
    fandoms: ['The X-Files', 'XF'],
    codes: codes('M=Mulder, S=Scully, Sk=Skinner, K=Krycek, D=Doggett, R=Reyes'),
  },
  { fandoms: ['The Sentinel'], codes: codes('J=Jim Ellison, B=Blair Sandburg') },
  { fandoms: ['Highlander'], codes: codes('D=Duncan MacLeod, M=Methos') },
  { fandoms: ['due South'], codes: codes('F=Fraser, K=Kowalski, V=Vecchio') },
  { fandoms: ['The Professionals'], codes: codes('B=Bodie, D=Doyle') },
  { fandoms: ['Starsky and Hutch', 'Starsky & Hutch'], codes: codes('S=Starsky, H=Hutch') },
  {
    fandoms: ['The Man from U.N.C.L.E.', 'The Man from UNCLE'],
    codes: codes('N=Napoleon Solo, I=Illya Kuryakin'),
  },
  {
    fandoms: ['Buffy the Vampire Slayer', 'Buffy', 'BtVS'],
    codes: codes('B=Buffy, A=Angel, S=Spike, X=Xander, W=Willow, T=Tara, O=Oz, F=Faith, G=Giles'),
  },
  { fandoms: ['Xena: Warrior Princess', 'Xena'], codes: codes('X=Xena, G=Gabrielle') },
  { fandoms: ['Smallville'], codes: codes('C=Clark, L=Lex') },
  {
    fandoms: ['Stargate SG-1', 'SG-1'],
    codes: codes("J=Jack O'Neill, D=Daniel Jackson, S=Sam Carter, T=Teal'c"),
  },
  { fandoms: ['The West Wing', 'West Wing'], codes: codes('J=Josh Lyman, D=Donna Moss') },
  { fandoms: ['JAG'], codes: codes('H=Harm, M=Mac') },
  {
    fandoms: ['Harry Potter'],
    codes: codes(
      'R=Ron Weasley, Hr=Hermione Granger, H=Harry Potter, G=Ginny Weasley, D=Draco Malfoy, HP=Harry Potter, DM=Draco Malfoy, HG=Hermione Granger, RW=Ron Weasley, GW=Ginny Weasley, SS=Severus Snape, RL=Remus Lupin, SB=Sirius Black, LM=Lucius Malfoy, AD=Albus Dumbledore, NL=Neville Longbottom, LL=Luna Lovegood',
    ),
  },
  {
    fandoms: ['Gundam Wing'],
    codes: codes(
      '1=Heero, 2=Duo, 3=Trowa, 4=Quatre, 5=Wufei, 6=Zechs, 9=Noin, 11=Une, 13=Treize, R=Relena, S=Sally, D=Dorothy',
    ),
  },
];
