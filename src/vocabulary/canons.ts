/**
 * A source that stories are written about. `names` are what people call it (the first is reported); `owners` are words
 * of disclaimers that give it away on their own, `authors` those of people who wrote more than this; `women` and `men`
 * its people by the names used in stories and pairings; `places` words of its world that hardly stand elsewhere.
 */
export type Canon = {
  names: readonly string[];
  owners: readonly string[];
  authors: readonly string[];
  women: readonly string[];
  men: readonly string[];
  places: readonly string[];
};

type Written = { owners?: string; authors?: string; women?: string; men?: string; places?: string };

const list = (words = ''): readonly string[] => (words === '' ? [] : words.split(', '));

/** One row: several names of the source are parted by strokes, everything else by commas. */
function canon(names: string, row: Written): Canon {
  return {
    names: names.split('|'),
    owners: list(row.owners),
    authors: list(row.authors),
    women: list(row.women),
    men: list(row.men),
    places: list(row.places),
  };
}

/**
 * Sources whose people are known by name: public-domain books, plays and legends (the names are the books' own), and
 * the ones whose owners disclaimers name (section 1.5). A fandom found here without a label is a guess.
 */
export const CANONS: readonly Canon[] = [
  canon('Sherlock Holmes|Sherlock Holmes - Arthur Conan Doyle|Sherlock Holmes (ACD)', {
    owners: 'conan doyle, sir arthur',
    women: 'Irene Adler, Mrs. Hudson, Mrs Hudson, Mary Morstan, Mary Watson, Irene',
    men: 'Sherlock Holmes, Holmes, Watson, John Watson, Dr. Watson, Lestrade, Inspector Lestrade, Moriarty, Professor Moriarty, Mycroft, Gregson, Sherlock, John, Mycroft Holmes, Wiggins',
    places: 'Baker Street, Baskerville, Reichenbach',
  }),
  canon('Sherlock|Sherlock (BBC)|BBC Sherlock|Sherlock BBC', {
    owners: 'bbc sherlock, moffat and gatiss, gatiss and moffat, moffat & gatiss',
    women:
      'Irene Adler, Mrs Hudson, Mrs. Hudson, Molly, Molly Hooper, Mary, Mary Morstan, Sally Donovan, Anthea',
    men: 'Sherlock, John, Mycroft, Lestrade, Greg Lestrade, Moriarty, Jim Moriarty, Anderson',
    places: 'Baker Street, Barts',
  }),
  canon('Arsène Lupin|Arsene Lupin', {
    owners: 'maurice leblanc, leblanc',
    women: 'Clarisse, Raymonde, Sonia',
    men: 'Arsène Lupin, Arsene Lupin, Lupin, Ganimard, Herlock Sholmes, Holmlock Shears',
  }),
  canon('Dracula', {
    owners: 'bram stoker, stoker',
    women: 'Mina, Mina Harker, Mina Murray, Lucy, Lucy Westenra',
    men: 'Jonathan, Jonathan Harker, Harker, Dracula, Count Dracula, Van Helsing, Seward, Dr. Seward, Quincey, Quincey Morris, Renfield, Arthur Holmwood, Godalming, Jack Seward',
    places: 'Carfax, Borgo Pass, Transylvania',
  }),
  canon('Carmilla', {
    owners: 'le fanu, lefanu',
    women: 'Carmilla, Laura, Mircalla',
    men: 'Baron Vordenburg',
  }),
  canon('The Three Musketeers|Les Trois Mousquetaires|Three Musketeers', {
    authors: 'dumas',
    women: 'Milady, Milady de Winter, Constance, Constance Bonacieux, Anne of Austria, Queen Anne, Ketty',
    men: "Athos, Porthos, Aramis, d'Artagnan, D'Artagnan, Rochefort, Richelieu, Grimaud, Planchet, Mousqueton, Bazin, Tréville, Treville, Buckingham",
  }),
  canon('The Count of Monte Cristo|Le Comte de Monte-Cristo', {
    authors: 'dumas',
    women: 'Mercédès, Mercedes, Haydée, Haydee, Valentine, Eugénie',
    men: 'Edmond Dantès, Edmond Dantes, Dantès, Dantes, Danglars, Villefort, Fernand Mondego, Caderousse, Noirtier, Bertuccio, Faria, Morrel',
    places: "Château d'If, Monte Cristo",
  }),
  canon('Robin Hood|Robin Hood legends', {
    women: 'Marian, Maid Marian',
    men: 'Robin, Robin H., Robin Hood, Little John, Will Scarlet, Will Scarlett, Will S., Much, Allan-a-Dale, Alan-a-Dale, Friar Tuck, Tuck, Guy, Guy of Gisborne, Gisborne, Sheriff of Nottingham, The Sheriff, Prince John',
    places: 'Sherwood, Nottingham, Locksley, Loxley',
  }),
  canon('Pride and Prejudice|Pride & Prejudice', {
    authors: 'jane austen, austen',
    women:
      'Elizabeth, Elizabeth Bennet, Lizzy, Lizzie, Jane, Jane Bennet, Lydia, Lydia Bennet, Kitty, Mary Bennet, Charlotte, Charlotte Lucas, Caroline Bingley, Georgiana, Georgiana Darcy, Mrs. Bennet, Lady Catherine, Lady Catherine de Bourgh, Anne de Bourgh',
    men: 'Darcy, Mr. Darcy, Fitzwilliam Darcy, Bingley, Mr. Bingley, Charles Bingley, Wickham, George Wickham, Mr. Wickham, Mr. Collins, Colonel Fitzwilliam, Mr. Bennet',
    places: 'Pemberley, Longbourn, Netherfield, Meryton, Rosings, Hunsford',
  }),
  canon('Sense and Sensibility|Sense & Sensibility', {
    authors: 'jane austen, austen',
    women:
      'Elinor, Elinor Dashwood, Marianne, Marianne Dashwood, Margaret Dashwood, Lucy Steele, Mrs. Jennings',
    men: 'Edward Ferrars, Colonel Brandon, Brandon, Willoughby, John Willoughby, Sir John Middleton, Robert Ferrars',
    places: 'Norland, Barton Cottage, Delaford',
  }),
  canon('Persuasion', {
    authors: 'jane austen, austen',
    women: 'Anne Elliot, Lady Russell, Louisa Musgrove, Henrietta Musgrove, Mary Musgrove, Mrs. Croft',
    men: 'Frederick Wentworth, Captain Wentworth, Wentworth, Sir Walter Elliot, Captain Benwick, Benwick, Captain Harville, Harville, Admiral Croft',
    places: 'Kellynch, Uppercross',
  }),
  canon('Mansfield Park', {
    authors: 'jane austen, austen',
    women: 'Fanny Price, Mary Crawford, Maria Bertram, Julia Bertram, Lady Bertram, Mrs. Norris, Aunt Norris',
    men: 'Edmund Bertram, Henry Crawford, Tom Bertram, Sir Thomas Bertram, Sir Thomas, Mr. Rushworth, Rushworth, William Price',
    places: 'Mansfield, Sotherton',
  }),
  canon('Northanger Abbey', {
    authors: 'jane austen, austen',
    women: 'Catherine Morland, Eleanor Tilney, Isabella Thorpe, Mrs. Allen',
    men: 'Henry Tilney, Tilney, John Thorpe, James Morland, General Tilney, Frederick Tilney',
    places: 'Northanger, Fullerton',
  }),
  canon('Emma', {
    authors: 'jane austen, austen',
    women: 'Emma, Emma Woodhouse, Harriet Smith, Jane Fairfax, Miss Bates, Mrs. Weston, Mrs. Elton',
    men: 'Knightley, Mr. Knightley, George Knightley, Frank Churchill, Mr. Elton, Mr. Woodhouse, Robert Martin, Mr. Weston',
    places: 'Hartfield, Highbury, Donwell, Randalls',
  }),
  canon('Treasure Island', {
    owners: '',
    authors: 'stevenson',
    men: 'Long John Silver, Jim Hawkins, Hawkins, Dr. Livesey, Doctor Livesey, Livesey, Captain Smollett, Smollett, Squire Trelawney, Trelawney, Ben Gunn, Billy Bones, Captain Flint, Silver',
    places: 'Hispaniola, Admiral Benbow',
  }),
  canon('Kidnapped', {
    authors: 'stevenson',
    women: 'Catriona',
    men: 'David Balfour, Alan Breck, Alan Breck Stewart, Ebenezer Balfour, Cluny',
  }),
  canon('Strange Case of Dr Jekyll and Mr Hyde|Jekyll and Hyde|Dr Jekyll and Mr Hyde|Jekyll & Hyde', {
    authors: 'stevenson',
    men: 'Henry Jekyll, Dr. Jekyll, Jekyll, Edward Hyde, Mr. Hyde, Hyde, Utterson, Lanyon, Hastie Lanyon, Poole, Enfield',
  }),
  canon("Alice in Wonderland|Alice's Adventures in Wonderland|Through the Looking-Glass", {
    owners: 'lewis carroll',
    women: 'Alice, the Red Queen, the Queen of Hearts, the Duchess, Red Queen, White Queen, Dinah',
    men: 'the Mad Hatter, Mad Hatter, Hatter, the March Hare, March Hare, the White Rabbit, White Rabbit, the White Knight, White Knight, Cheshire Cat, Dormouse, Jabberwock, Tweedledum, Tweedledee',
    places: 'Wonderland',
  }),
  canon('Raffles', {
    owners: 'hornung',
    men: 'A. J. Raffles, Raffles, Bunny, Bunny Manders, Inspector Mackenzie',
  }),
  canon('Father Brown', { owners: 'chesterton', men: 'Father Brown, Flambeau, Valentin' }),
  canon('King Arthur legends|Arthurian Mythology|King Arthur|Arthurian legend|Arthuriana', {
    owners: 'malory',
    women: 'Guinevere, Gwenhwyfar, Morgan le Fay, Morgana, Nimue, Elaine, Igraine, Lady of the Lake',
    men: 'Arthur, King Arthur, Lancelot, Merlin, Mordred, Gawain, Bedivere, Kay, Galahad, Percival, Gareth, Gaheris, Agravain, Bors, Uther',
    places: 'Camelot, Excalibur, Avalon, Camlann',
  }),
  canon('Merlin|Merlin (BBC)|Merlin (TV)', {
    women: 'Gwen, Morgana, Morgause, Nimueh',
    men: 'Merlin, Arthur, Gaius, Uther, Gwaine, Percival, Leon, Elyan, Lancelot, Kilgharrah',
    places: 'Camelot',
  }),
  canon('Les Misérables|Les Miserables', {
    owners: 'victor hugo',
    authors: 'hugo',
    women: 'Cosette, Éponine, Eponine, Fantine, Madame Thénardier',
    men: 'Jean Valjean, Valjean, Javert, Enjolras, Grantaire, Marius, Marius Pontmercy, Courfeyrac, Combeferre, Jehan, Bossuet, Joly, Feuilly, Bahorel, Gavroche, Thénardier, Thenardier, Montparnasse',
    places: 'Musain, Corinthe',
  }),
  canon('Notre-Dame de Paris|The Hunchback of Notre Dame|The Hunchback of Notre-Dame', {
    authors: 'hugo',
    women: 'Esmeralda, Fleur-de-Lys',
    men: 'Quasimodo, Frollo, Claude Frollo, Phoebus, Gringoire, Clopin, Pierre Gringoire, Jehan Frollo',
  }),
  canon('The Phantom of the Opera|Phantom of the Opera|Le Fantôme de l’Opéra', {
    owners: 'leroux, gaston leroux, lloyd webber',
    women: 'Christine, Christine Daaé, Christine Daae, Meg Giry, Madame Giry, Carlotta, Mme Giry',
    men: 'Erik, Raoul, Raoul de Chagny, Nadir, the Persian, Firmin, André, Piangi',
    places: 'Opera House, Opéra Populaire, Opera Populaire',
  }),
  canon('Jane Eyre', {
    owners: 'charlotte bronte, charlotte brontë',
    women: 'Jane Eyre, Bertha Mason, Bertha, Adèle, Adele Varens, Mrs. Fairfax, Helen Burns, Blanche Ingram',
    men: 'Rochester, Mr. Rochester, Edward Rochester, St. John Rivers, Brocklehurst',
    places: 'Thornfield, Lowood',
  }),
  canon('Wuthering Heights', {
    owners: 'emily bronte, emily brontë',
    women: 'Catherine Earnshaw, Cathy, Nelly Dean, Nelly, Isabella Linton, Catherine Linton',
    men: 'Heathcliff, Edgar Linton, Hareton, Hareton Earnshaw, Hindley, Hindley Earnshaw, Linton Heathcliff, Lockwood',
    places: 'Thrushcross Grange, Wuthering Heights',
  }),
  canon('Frankenstein', {
    owners: 'mary shelley',
    women: 'Elizabeth Lavenza, Justine, Justine Moritz',
    men: 'Victor Frankenstein, Frankenstein, Walton, Robert Walton, Henry Clerval, Clerval, the Creature',
    places: 'Ingolstadt',
  }),
  canon('The Picture of Dorian Gray|Dorian Gray', {
    owners: 'oscar wilde, wilde',
    women: 'Sibyl Vane',
    men: 'Dorian Gray, Dorian, Basil Hallward, Lord Henry, Henry Wotton, Alan Campbell, James Vane',
  }),
  canon('The Scarlet Pimpernel|Scarlet Pimpernel', {
    owners: 'orczy',
    women: 'Marguerite, Marguerite Blakeney, Marguerite St. Just, Suzanne de Tournay',
    men: 'Percy Blakeney, Sir Percy, Chauvelin, Armand St. Just, Andrew Ffoulkes, Ffoulkes, Tony Dewhurst',
  }),
  canon('Peter Pan|Peter and Wendy', {
    owners: 'barrie',
    women: 'Wendy, Wendy Darling, Tinker Bell, Tinkerbell, Tiger Lily, Mrs. Darling',
    men: 'Peter Pan, Captain Hook, Hook, Smee, Tootles, Nibs, Slightly, John Darling, Michael Darling',
    places: 'Neverland, Jolly Roger',
  }),
  canon('The Wizard of Oz|The Wonderful Wizard of Oz|Oz', {
    owners: 'frank baum, baum',
    women: 'Dorothy, Dorothy Gale, Glinda, Ozma, Aunt Em, Elphaba, Mombi',
    men: 'Scarecrow, the Scarecrow, Tin Woodman, Tin Man, Cowardly Lion, Toto, Tik-Tok, Nick Chopper',
    places: 'Emerald City, Munchkin, Munchkins, Winkie',
  }),
  canon('Anne of Green Gables', {
    owners: 'montgomery',
    women: 'Anne Shirley, Diana Barry, Marilla, Marilla Cuthbert, Rachel Lynde, Mrs. Lynde',
    men: 'Gilbert Blythe, Matthew Cuthbert, Gil Blythe',
    places: 'Green Gables, Avonlea',
  }),
  canon('Little Women', {
    owners: 'alcott',
    women: 'Jo March, Meg March, Amy March, Beth March, Marmee, Hannah Mullet, Aunt March',
    men: 'Laurie, Theodore Laurence, John Brooke, Professor Bhaer, Friedrich Bhaer, Mr. Laurence',
    places: 'Plumfield, Orchard House',
  }),
  canon('The Secret Garden', {
    owners: 'hodgson burnett, burnett',
    women: 'Mary Lennox, Mrs. Medlock, Martha Sowerby, Susan Sowerby',
    men: 'Colin Craven, Dickon, Dickon Sowerby, Archibald Craven, Ben Weatherstaff',
    places: 'Misselthwaite',
  }),
  canon('The Wind in the Willows|Wind in the Willows', {
    owners: 'kenneth grahame, grahame',
    men: 'Ratty, Mole, Mr. Toad, Toad, Badger, Mr. Badger, Otter, Portly',
    places: 'Toad Hall, Wild Wood',
  }),
  canon('The Jungle Book|Jungle Book', {
    owners: 'kipling',
    women: 'Raksha, Messua',
    men: 'Mowgli, Bagheera, Baloo, Shere Khan, Kaa, Akela, Tabaqui',
  }),
  canon('Twenty Thousand Leagues Under the Sea|20,000 Leagues Under the Sea|20,000 Leagues Under the Seas', {
    authors: 'jules verne, verne',
    men: 'Captain Nemo, Nemo, Aronnax, Professor Aronnax, Pierre Aronnax, Conseil, Ned Land',
    places: 'Nautilus',
  }),
  canon('Around the World in Eighty Days|Around the World in 80 Days', {
    authors: 'jules verne, verne',
    women: 'Aouda',
    men: 'Phileas Fogg, Fogg, Passepartout, Fix',
    places: 'Reform Club',
  }),
  canon('The Mysterious Island|Mysterious Island', {
    authors: 'jules verne, verne',
    men: 'Cyrus Harding, Cyrus Smith, Pencroft, Gideon Spilett, Spilett, Herbert Brown, Ayrton',
  }),
  canon('The War of the Worlds|War of the Worlds', {
    authors: 'h.g. wells, h. g. wells',
    men: 'Ogilvy',
    places: 'Woking, Horsell',
  }),
  canon('The Time Machine', {
    authors: 'h.g. wells, h. g. wells',
    women: 'Weena',
    men: 'Filby',
    places: 'Morlock, Morlocks, Eloi',
  }),
  canon('The Prisoner of Zenda|Prisoner of Zenda', {
    owners: 'anthony hope',
    women: 'Flavia, Princess Flavia, Antoinette de Mauban',
    men: 'Rudolf Rassendyll, Rassendyll, Rupert of Hentzau, Sapt, Fritz von Tarlenheim, Tarlenheim, Black Michael',
    places: 'Zenda, Ruritania, Strelsau, Hentzau',
  }),
  canon('The Mark of Zorro|Zorro', {
    owners: 'mcculley, zorro productions',
    women: 'Lolita Pulido',
    men: 'Zorro, Diego Vega, Diego de la Vega, Don Diego, Bernardo, Sergeant Garcia, Sergeant Gonzales',
  }),
  canon('The Legend of Sleepy Hollow|Sleepy Hollow', {
    owners: 'washington irving',
    women: 'Katrina Van Tassel',
    men: 'Ichabod Crane, Ichabod, Brom Bones, Brom Van Brunt, Baltus Van Tassel',
    places: 'Sleepy Hollow, Tarrytown',
  }),
  canon('Moby-Dick|Moby Dick', {
    owners: 'melville',
    men: 'Ishmael, Queequeg, Ahab, Captain Ahab, Starbuck, Stubb, Flask, Tashtego, Daggoo, Pip',
    places: 'Pequod',
  }),
  canon('The Adventures of Tom Sawyer|Tom Sawyer', {
    authors: 'mark twain, twain',
    women: 'Becky Thatcher, Aunt Polly',
    men: 'Tom Sawyer, Injun Joe, Sid Sawyer, Judge Thatcher',
  }),
  canon('Adventures of Huckleberry Finn|Huckleberry Finn|The Adventures of Huckleberry Finn', {
    authors: 'mark twain, twain',
    women: 'Widow Douglas, Miss Watson',
    men: 'Huck, Huck Finn, Huckleberry Finn, Tom Sawyer, Pap Finn',
  }),
  canon('A Christmas Carol', {
    authors: 'dickens',
    women: 'Mrs. Cratchit, Martha Cratchit, Belle',
    men: 'Ebenezer Scrooge, Scrooge, Bob Cratchit, Cratchit, Tiny Tim, Jacob Marley, Marley, Fezziwig',
  }),
  canon('Oliver Twist', {
    authors: 'dickens',
    women: 'Nancy, Rose Maylie, Mrs. Corney',
    men: 'Oliver Twist, Fagin, Bill Sikes, Sikes, Artful Dodger, Jack Dawkins, Mr. Bumble, Brownlow, Mr. Brownlow',
  }),
  canon('Great Expectations', {
    authors: 'dickens',
    women: 'Estella, Miss Havisham, Havisham, Biddy',
    men: 'Pip, Philip Pirrip, Joe Gargery, Magwitch, Abel Magwitch, Herbert Pocket, Jaggers, Wemmick, Orlick',
    places: 'Satis House',
  }),
  canon('A Tale of Two Cities', {
    authors: 'dickens',
    women: 'Lucie Manette, Madame Defarge, Miss Pross',
    men: 'Sydney Carton, Carton, Charles Darnay, Darnay, Jarvis Lorry, Jerry Cruncher, Defarge, Doctor Manette',
  }),
  canon('David Copperfield', {
    authors: 'dickens',
    women: 'Agnes Wickfield, Dora Spenlow, Betsey Trotwood, Peggotty, Clara Peggotty, Little Emily',
    men: 'David Copperfield, Uriah Heep, Steerforth, James Steerforth, Micawber, Mr. Micawber, Tommy Traddles, Traddles, Murdstone',
  }),
  canon('The Woman in White', {
    authors: 'wilkie collins',
    women: 'Marian Halcombe, Laura Fairlie, Anne Catherick',
    men: 'Walter Hartright, Hartright, Count Fosco, Fosco, Percival Glyde, Sir Percival Glyde, Frederick Fairlie, Pesca',
    places: 'Limmeridge, Blackwater Park',
  }),
  canon('The Moonstone', {
    authors: 'wilkie collins',
    women: 'Rachel Verinder, Rosanna Spearman, Drusilla Clack, Miss Clack',
    men: 'Gabriel Betteredge, Betteredge, Franklin Blake, Sergeant Cuff, Godfrey Ablewhite, Ezra Jennings',
    places: 'Moonstone',
  }),
  canon('North and South', {
    authors: 'gaskell',
    women: 'Margaret Hale, Mrs. Thornton, Fanny Thornton, Bessy Higgins, Dixon',
    men: 'John Thornton, Mr. Thornton, Thornton, Nicholas Higgins, Higgins, Frederick Hale, Mr. Hale, Henry Lennox, Boucher',
    places: 'Milton, Helstone',
  }),
  canon('Ivanhoe', {
    authors: 'walter scott, sir walter scott',
    women: 'Rowena, Lady Rowena, Rebecca',
    men: 'Ivanhoe, Wilfred of Ivanhoe, Cedric, Athelstane, Bois-Guilbert, Brian de Bois-Guilbert, Gurth, Wamba, Isaac of York, Front-de-Boeuf',
  }),
  canon('Don Quixote|Don Quijote', {
    owners: 'cervantes',
    women: 'Dulcinea, Aldonza, Maritornes',
    men: 'Don Quixote, Don Quijote, Quixote, Quijote, Sancho, Sancho Panza, Rocinante, Alonso Quijano',
    places: 'La Mancha',
  }),
  canon('Hamlet', {
    authors: 'shakespeare',
    women: 'Ophelia, Gertrude',
    men: 'Hamlet, Horatio, Laertes, Polonius, Claudius, Rosencrantz, Guildenstern, Fortinbras, Yorick, Marcellus, Barnardo',
    places: 'Elsinore',
  }),
  canon('Macbeth', {
    authors: 'shakespeare',
    women: 'Lady Macbeth, Lady Macduff, Hecate',
    men: 'Macbeth, Banquo, Macduff, Duncan, Malcolm, Donalbain, Fleance',
    places: 'Dunsinane, Birnam, Cawdor, Glamis',
  }),
  canon('Romeo and Juliet|Romeo & Juliet', {
    authors: 'shakespeare',
    women: 'Juliet, Juliet Capulet, Rosaline, Lady Capulet',
    men: 'Romeo, Mercutio, Benvolio, Tybalt, Paris, Friar Laurence, Friar Lawrence, Balthasar',
    places: 'Verona, Montague, Capulet, Montagues, Capulets',
  }),
  canon("A Midsummer Night's Dream|Midsummer Night's Dream", {
    authors: 'shakespeare',
    women: 'Hermia, Helena, Titania, Hippolyta, Peaseblossom',
    men: 'Lysander, Demetrius, Oberon, Puck, Robin Goodfellow, Bottom, Theseus, Egeus, Peter Quince',
  }),
  canon('Much Ado About Nothing', {
    authors: 'shakespeare',
    women: 'Beatrice, Hero, Margaret, Ursula',
    men: 'Benedick, Claudio, Don Pedro, Don John, Leonato, Dogberry, Borachio',
    places: 'Messina',
  }),
  canon('The Tempest', {
    authors: 'shakespeare',
    women: 'Miranda, Sycorax',
    men: 'Prospero, Ariel, Caliban, Ferdinand, Gonzalo, Trinculo, Stephano, Antonio, Alonso',
  }),
  canon('Twelfth Night', {
    authors: 'shakespeare',
    women: 'Viola, Olivia, Maria',
    men: 'Orsino, Malvolio, Sebastian, Toby Belch, Sir Toby, Andrew Aguecheek, Sir Andrew, Feste, Cesario, Antonio',
    places: 'Illyria',
  }),
  canon('Othello', {
    authors: 'shakespeare',
    women: 'Desdemona, Emilia, Bianca',
    men: 'Othello, Iago, Cassio, Roderigo, Brabantio',
  }),
  canon('King Lear', {
    authors: 'shakespeare',
    women: 'Cordelia, Goneril, Regan',
    men: 'Lear, Edmund, Edgar, Gloucester, Kent, Cornwall',
  }),
  canon('Cyrano de Bergerac', {
    owners: 'rostand',
    women: 'Roxane',
    men: 'Cyrano, Cyrano de Bergerac, Christian de Neuvillette, De Guiche, Le Bret, Ragueneau',
  }),
  canon('Faust', { owners: 'goethe', women: 'Gretchen', men: 'Faust, Mephistopheles, Mephisto, Wagner' }),
  canon('Eugene Onegin|Евгений Онегин', {
    owners: 'pushkin',
    women: 'Tatyana Larina, Olga Larina, Татьяна, Ольга',
    men: 'Onegin, Eugene Onegin, Lensky, Онегин, Ленский',
  }),
  canon('War and Peace', {
    authors: 'tolstoy',
    women: 'Natasha Rostova, Marya Bolkonskaya, Sonya, Hélène Kuragina',
    men: 'Pierre Bezukhov, Andrei Bolkonsky, Nikolai Rostov, Anatole Kuragin, Dolokhov, Denisov',
  }),
  canon('The Odyssey|Odyssey|The Iliad|Iliad', {
    owners: 'homer',
    women: 'Penelope, Circe, Calypso, Nausicaa, Athena, Helen, Briseis, Andromache, Cassandra, Hecuba',
    men: 'Odysseus, Telemachus, Achilles, Patroclus, Hector, Agamemnon, Menelaus, Paris, Priam, Ajax, Diomedes, Polyphemus, Eumaeus',
    places: 'Ithaca, Troy, Ilium',
  }),
  canon('Greek Mythology|Greek Myths|Ancient Greek Religion & Lore', {
    women:
      'Persephone, Demeter, Hera, Athena, Artemis, Aphrodite, Hecate, Eurydice, Ariadne, Medea, Hestia, Medusa, Psyche',
    men: 'Zeus, Hades, Poseidon, Hermes, Apollo, Ares, Dionysus, Hephaestus, Orpheus, Theseus, Charon, Perseus, Eros, Icarus, Daedalus',
    places: 'Olympus, Underworld, Styx, Tartarus',
  }),
  canon('Norse Mythology|Norse Myths|Norse Religion & Lore', {
    women: 'Freyja, Freya, Frigg, Sif, Idunn, Hel, Sigyn, Skadi',
    men: 'Odin, Thor, Loki, Baldr, Balder, Heimdall, Tyr, Freyr, Fenrir, Hodr, Bragi, Njord',
    places: 'Asgard, Jotunheim, Bifrost, Yggdrasil, Valhalla',
  }),
  canon('Beowulf', {
    men: 'Beowulf, Grendel, Hrothgar, Unferth, Wiglaf',
    women: 'Wealhtheow',
    places: 'Heorot',
  }),
  canon('Journey to the West|西遊記|西游记', {
    women: 'Guanyin',
    men: 'Sun Wukong, Wukong, Zhu Bajie, Bajie, Sha Wujing, Wujing, Tang Sanzang, Sanzang, Tripitaka',
  }),
  canon('Water Margin|水滸傳|水浒传', {
    men: 'Song Jiang, Lin Chong, Wu Song, Lu Zhishen, Li Kui, Wu Yong, Chao Gai',
    places: 'Liangshan',
  }),
  canon('Pinocchio|The Adventures of Pinocchio|Le avventure di Pinocchio', {
    owners: 'collodi',
    women: 'Blue Fairy, Fata Turchina',
    men: 'Pinocchio, Geppetto, Mangiafuoco, Lucignolo, Jiminy',
  }),
  canon('Heidi', {
    owners: 'spyri',
    women: 'Heidi, Clara Sesemann, Fräulein Rottenmeier',
    men: 'Alm-Uncle, Alm-Öhi, Geissenpeter',
  }),
  canon('The Nutcracker', {
    women: 'Clara Stahlbaum, Marie Stahlbaum, Sugar Plum Fairy',
    men: 'Drosselmeyer, Nutcracker, Mouse King, Fritz Stahlbaum',
  }),
  canon('Highlander', {
    owners: 'rysher, davis/panzer, panzer/davis',
    women: 'Amanda, Cassandra, Tessa, Tessa Noël',
    men: 'Duncan, Duncan MacLeod, MacLeod, Methos, Joe, Joe Dawson, Richie, Richie Ryan, Connor MacLeod, Adam Pierson',
  }),
  canon('The Sentinel', {
    owners: 'pet fly',
    women: 'Megan Connor',
    men: 'Jim, Jim Ellison, Ellison, Blair, Blair Sandburg, Sandburg, Simon, Simon Banks',
  }),
  canon('Star Trek', {
    authors: 'paramount, viacom',
    women: 'Uhura, Chapel, Christine Chapel',
    men: 'Kirk, Spock, McCoy, Sulu, Chekov, Scotty, James Kirk, Jim Kirk, Leonard McCoy, Sarek',
    places: 'Enterprise, Starfleet, Vulcan, Tricorder',
  }),
  canon('The X-Files|X-Files', {
    owners: '1013, ten thirteen, ten-thirteen, chris carter',
    women: 'Scully, Dana Scully, Monica Reyes, Reyes',
    men: 'Mulder, Fox Mulder, Skinner, Walter Skinner, Krycek, Alex Krycek, Doggett, John Doggett, Frohike, Langly, Byers',
  }),
  canon('Buffy the Vampire Slayer|Buffy', {
    owners: 'mutant enemy',
    authors: 'joss whedon',
    women:
      'Buffy, Buffy Summers, Willow, Willow Rosenberg, Tara, Tara Maclay, Faith, Anya, Dawn, Joyce Summers, Drusilla',
    men: 'Xander, Xander Harris, Giles, Rupert Giles, Spike, Angel, Oz, Riley Finn',
    places: 'Sunnydale, Hellmouth',
  }),
  canon('JAG', {
    owners: 'bellisario, bellisarius',
    women: 'Mac, Sarah MacKenzie, Harriet Sims',
    men: 'Harm, Harmon Rabb, Bud Roberts, Admiral Chegwidden, Chegwidden, Clayton Webb',
  }),
];

/** Series codes of alt.startrek.creative. Source: the ASC code list. */
export const SERIES_CODES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    TOS: 'Star Trek: The Original Series',
    TAS: 'Star Trek: The Animated Series',
    TNG: 'Star Trek: The Next Generation',
    DS9: 'Star Trek: Deep Space Nine',
    DSN: 'Star Trek: Deep Space Nine',
    VOY: 'Star Trek: Voyager',
    VGR: 'Star Trek: Voyager',
    ENT: 'Star Trek: Enterprise',
    XF: 'The X-Files',
    BTVS: 'Buffy the Vampire Slayer',
    ATS: 'Angel: the Series',
    HP: 'Harry Potter',
    SGA: 'Stargate Atlantis',
    'SG-1': 'Stargate SG-1',
    LOTR: 'The Lord of the Rings',
  }),
);

/** Codes for couples that name both people, with their fandom. Source: section 5.4. */
export const COUPLE_CODES: readonly { code: string; fandom: string; members: readonly string[] }[] = [
  { code: 'MSR', fandom: 'The X-Files', members: ['Mulder', 'Scully'] },
  { code: 'DSR', fandom: 'The X-Files', members: ['Doggett', 'Scully'] },
  { code: 'MRR', fandom: 'The X-Files', members: ['Mulder', 'Reyes'] },
  { code: 'GSR', fandom: 'CSI', members: ['Grissom', 'Sara'] },
];

/** Words in parentheses after a fandom's name that say which telling of it is meant. Source: section 1.5. */
export const FANDOM_QUALIFIER =
  /^(?:.{0,40}\bcanon|bbc|granada|itv|tv|movie|film|book|books|comic|comics|anime|manga|musical|bookverse|movieverse|comicverse|pre-series|novels?|\d{4})$/i;
