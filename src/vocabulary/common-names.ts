const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/**
 * First names, surnames and words that people of many stories share: alone they never tell where a story belongs.
 * Everyday English and European names; and names of known sources that are words or places.
 */
export const COMMON_NAMES: ReadonlySet<string> = words(
  `Adam Agnes Alan Albert Alex Alexander Alfred Alice Amanda Amy Andrea Andrew Angel Angela Anna Anne Anthony Antonio
  Arthur Barbara Belle Ben Benjamin Bernard Bertha Beth Bill Billy Blair Bob Bottom Brian Brown Bunny Burns Caroline
  Cassandra Catherine Cathy Charles Charlie Charlotte Chris Christian Christine Christopher Claire Clara Colin
  Constance Craig Dan Daniel Danny David Dawn Dean Diana Dixon Donna Dorothy Duncan Edgar Edmund Edward Eleanor Elena
  Elizabeth Ellen Emily Emma Eric Erik Eve Faith Felix Fix Flask Frances Francis Frank Fred Frederick George Gareth
  Grace Greg Guy Hannah Hal Harm Harriet Harry Hawkins Heidi Helen Helena Henry Hero Higgins Holly Hook Hope Howard Hugh
  Ian Irene Isabel Isabella Ivan Jack Jacob Jake James Jane Janet Jason Jean Jeff Jennifer Jenny Jim Jimmy Joan Joe
  John Jonathan Joseph Josh Joy Joyce Judith Julia Julian Juliet Justine Karen Kate Katherine Kay Ken Kent Kevin Kitty
  Laura Laurie Lawrence Leo Leon Lewis Lily Linda Lisa Liz Lizzie Lizzy Lockwood Louis Louisa Louise Lucie Lucy Luke
  Lydia Mac Margaret Maria Marie Marion Marius Mark Marley Martha Martin Mary Matt Matthew Max Megan Michael Mike
  Miranda Mole Molly Monica Morris Much Nancy Natalie Nathan Nelly Nicholas Nick Nigel Nora Oliver Olivia Oscar Owen Oz
  Pamela Paris Patrick Paul Peter Phil Philip Pip Poole Price Rachel Ray Rebecca Regan Richard Richie Rob Robert Robin
  Roger Rose Rosemary Roy Ruth Sally Sam Samuel Sandra Sarah Sebastian Silver Simon Sofia Sonia Sonya Sophia Sophie
  Stephen Steve Steven Stuart Susan Tara Thomas Thornton Tim Toad Tom Tommy Tony Valentine Valentin Victor Victoria
  Viola Vincent Virginia Wagner Walter Walton Wendy Will William Willow Milton Mansfield Fullerton Troy Moonstone
  Anderson Mackenzie Hudson Maria Ursula Ferdinand Claudius Edgar Otter Badger Portly Hel Slightly Nibs Belle Buckingham
  Ajax Hector Emilia Bianca Rosaline Angelus Gloucester Cornwall Sid Dinah Estella Percival Leon Nix Biddy Chapel
  Enterprise Vulcan Apollo Hermes Freya Penelope Athena Diana Ariel Phoebus Nadir André Firmin`,
);

/**
 * Capitalised words that are no names of people: sentence openers, days and months, peoples and languages, forms of
 * address, what stories shout. In the languages in which stories of the lists were written.
 */
export const NOT_NAMES: ReadonlySet<string> = words(
  `I A An The This That These Those He She It We You They His Her Its Our Your Their My Me Him Us Them And But Or Nor So
  Yet For If When While As At By In On Of To Up Out Off Over Under From With Without Into Then There Here Now Not No Yes
  Yeah Oh Ah Well Why What Who Whom Whose Which Where How Perhaps Maybe Still Just Only Even Once Twice Never Always
  After Before Behind Since Until Though Although Because Instead Suddenly Finally Slowly Meanwhile However Besides Later
  Again Also Too Very Quite Rather Some Any All Both Each Every Either Neither One Two Three Four Five Six Seven Eight
  Nine Ten First Second Third Last Next Another Other Such Same Something Nothing Everything Anything Someone Nobody
  Everybody Everyone Somebody Somewhere Nowhere Sometimes Often Soon Today Tomorrow Yesterday Tonight Let Come Go Look
  Tell Say Said Ask Wait Stop Please Thank Thanks Sorry Good God Lord Heaven Hell Christ Jesus Okay Ok Hello Hey Hi
  Goodbye Morning Evening Night Sunday Monday Tuesday Wednesday Thursday Friday Saturday January February March April
  May June July August September October November December Christmas Easter Spring Summer Autumn Winter North South East
  West English French German Spanish Italian Russian Polish Portuguese Irish Scottish Welsh Dutch American British
  European Englishman Frenchman England France Germany Spain Italy Russia Poland America Britain Europe London Earth
  Latin Greek Roman Bible Internet TV Mr Mrs Ms Miss Dr Doctor Professor Prof Sir Lady Lord Madam Madame Mme
  Mademoiselle Mlle Monsieur Messieurs Herr Frau Fräulein Señor Señora Signor Signora Signore Don Dona Pan Pani Captain
  Capt Colonel Col Major Maj General Gen Sergeant Sgt Lieutenant Lt Commander Cmdr Admiral Inspector Detective Agent
  King Queen Prince Princess Duke Duchess Count Countess Baron Father Mother Brother Sister Dad Daddy Mum Mom Mama Papa
  Aunt Auntie Uncle Grandfather Grandmother Grandma Grandpa Son Daughter Master Mistress Majesty Highness Excellency
  Street Road House Hall Station Church Park River Castle Bridge Gate Inn Ship Chapter Part Prologue Epilogue End Title
  Author Rating Summary Disclaimer Note Notes Pairing Fandom Warning Warnings Feedback Archive Spoilers Category Story
  Der Die Das Ein Eine Er Sie Es Ich Du Wir Ihr Und Aber Oder Nicht Ja Nein Le La Les Un Une Il Elle Ils Elles Je Tu
  Nous Vous Et Mais Ou Non Oui El Los Las Una Uno Yo Ella Ellos Pero Sí Lo Gli Io Lui Lei Noi Voi Che Ma Se Os As Um Uma
  Eu Ele Ela Eles Mas Não Sim On Ona Oni Ja Ty My Wy Nie Tak Ale Он Она Они Я Ты Мы Вы Но И А Не Да Нет`,
);
